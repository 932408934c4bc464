package org.securitynudge.examples.benchmarks;

import java.util.ArrayList;
import java.util.List;
import org.securitynudge.examples.benchmarks.PackGenerator.Detail;
import org.securitynudge.rule.Documents;
import org.securitynudge.rule.Pack;
import org.securitynudge.rule.Reading;

/** The largest load that is allowed: 100 000 rules. */
final class Load {
    static final int RULES = 100_000;

    private Load() {}

    /** Returns documents with all the rules: 5 packs of terse ones, of full ones 10, as a document has at most 8 MiB. */
    static List<byte[]> documents(Detail detail) {
        int packs = detail == Detail.TERSE ? 5 : 10;
        return new PackGenerator(detail).packs(packs, RULES / packs);
    }

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
