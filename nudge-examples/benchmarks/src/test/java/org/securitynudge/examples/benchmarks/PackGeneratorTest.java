package org.securitynudge.examples.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.securitynudge.examples.benchmarks.PackGenerator.Detail;
import org.securitynudge.model.Problem;
import org.securitynudge.rule.Documents;
import org.securitynudge.rule.Pack;
import org.securitynudge.rule.RuleSet;

final class PackGeneratorTest {
    private static final Instant NOW = Instant.parse("2026-11-22T00:00:00Z");

    @ParameterizedTest
    @EnumSource
    void packsAreSoundAndTheSameEachTime(Detail detail) {
        byte[] first = new PackGenerator(detail).packs(1, 500).get(0);
        byte[] second = new PackGenerator(detail).packs(1, 500).get(0);

        assertThat(first).isEqualTo(second);
        assertThat(Documents.readPack(first).problems()).isEmpty();
        assertThat(Documents.readPack(first).value().orElseThrow().rules()).hasSize(500);
    }

    @Test
    void theLargestPackOfTerseRulesIsADocument() {
        byte[] pack = new PackGenerator(Detail.TERSE).packs(1, 20_000).get(0);

        assertThat(pack).hasSizeBetween(7 << 20, 8 << 20);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("long")
    void aHundredThousandRulesLoadAndOneMoreIsRefused(Load load) {
        List<Pack> packs = new ArrayList<>(Load.read(load.documents()));
        byte[] more = new String(new PackGenerator(Detail.TERSE).packs(1, 1).get(0), StandardCharsets.UTF_8)
                .replace("\"pack-0\"", "\"one-more\"")
                .getBytes(StandardCharsets.UTF_8);
        packs.add(Documents.readPack(more).value().orElseThrow());

        RuleSet rules = RuleSet.merge(packs, Optional.empty(), NOW);

        assertThat(rules.size()).isEqualTo(100_000);
        assertThat(rules.warnings()).isEmpty();
        assertThat(rules.refused())
                .extracting(Problem::message)
                .containsExactly("pack one-more@1 is not used: with its 1 rules there would be 100001, at most 100000");
    }
}
