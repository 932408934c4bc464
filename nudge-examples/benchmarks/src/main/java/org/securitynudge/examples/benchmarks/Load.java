package org.securitynudge.examples.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.securitynudge.examples.benchmarks.PackGenerator.Detail;
import org.securitynudge.examples.benchmarks.contender.NudgePacks;
import org.securitynudge.examples.benchmarks.workload.ManyRules;
import org.securitynudge.examples.benchmarks.workload.ManyRules.Variant;
import org.securitynudge.rule.Documents;
import org.securitynudge.rule.Pack;
import org.securitynudge.rule.Reading;

/** The largest load that is allowed: 100 000 rules. */
public enum Load {
    /** Rules that say little, on two hundred triggers: 5 packs. */
    TERSE {
        @Override
        public List<byte[]> documents() {
            return new PackGenerator(Detail.TERSE).packs(5, RULES / 5);
        }
    },
    /** Rules that say much, on two hundred triggers: 10 packs, as a document has at most 8 MiB. */
    FULL {
        @Override
        public List<byte[]> documents() {
            return new PackGenerator(Detail.FULL).packs(10, RULES / 10);
        }
    },
    /** Workload B with equality only, all with one message: 5 packs. */
    ONE_TRIGGER {
        @Override
        public List<byte[]> documents() {
            return NudgePacks.documents(
                            ManyRules.workload(RULES, Variant.EQUALITY, 1).rules())
                    .stream()
                    .map(document -> document.getBytes(StandardCharsets.UTF_8))
                    .toList();
        }
    };

    static final int RULES = 100_000;

    /** Returns documents with all the rules. */
    public abstract List<byte[]> documents();

    static List<Pack> read(List<byte[]> documents) {
        List<Pack> packs = new ArrayList<>();
        for (byte[] document : documents) {
            Reading<Pack> reading = Documents.readPack(document);
            packs.add(reading.value()
                    .orElseThrow(() -> new IllegalStateException("generated rules have problems: "
                            + reading.problems().get(0))));
        }
        return packs;
    }
}
