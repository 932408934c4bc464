package org.securitynudge.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ExamplesTest {
    private static final Instant NOW = Instant.parse("2026-11-22T00:00:00Z");

    @Test
    void packsAreReadWithoutAProblem() {
        Reading<Pack> documents = Documents.readPack(Examples.bytes("documents.json"));
        Reading<Pack> operations = Documents.readPack(Examples.bytes("operations.json"));

        assertThat(documents.problems()).isEmpty();
        assertThat(operations.problems()).isEmpty();
        assertThat(documents.value().orElseThrow().rules()).hasSize(3);
        assertThat(documents.value().orElseThrow().tests()).hasSize(10);
        assertThat(operations.value().orElseThrow().rules()).hasSize(4);
        assertThat(operations.value().orElseThrow().tests()).hasSize(13);
    }

    @Test
    void thePolicyIsReadWithoutAProblem() {
        Reading<Policy> policy = Documents.readPolicy(Examples.bytes("policy.json"));

        assertThat(policy.problems()).isEmpty();
        assertThat(policy.value().orElseThrow().isPartial()).isFalse();
        assertThat(policy.value().orElseThrow().tests()).hasSize(3);
    }

    @Test
    void togetherTheyMergeWithoutAWarning() {
        List<Pack> packs = List.of(
                Documents.readPack(Examples.bytes("documents.json")).value().orElseThrow(),
                Documents.readPack(Examples.bytes("operations.json")).value().orElseThrow());
        Optional<Policy> policy =
                Documents.readPolicy(Examples.bytes("policy.json")).value();

        RuleSet rules = RuleSet.merge(packs, policy, NOW);

        assertThat(rules.warnings()).isEmpty();
        assertThat(rules.refused()).isEmpty();
        assertThat(rules.size()).isEqualTo(8);
        assertThat(rules.documents()).containsExactly("documents@4", "operations@7", "policy company-defaults@42");
        assertThat(rules.on("document.share").all())
                .extracting(Rule::name)
                .containsExactly(
                        "policy/blocked-domain", "documents/share-restricted-many", "documents/share-confidential");
        assertThat(rules.on("nothing.here").all()).isEmpty();
        assertThat(rules.revision()).matches("[0-9a-f]{12}");
        assertThat(rules.nextChange()).contains(Instant.parse("2027-01-31T00:00:00Z"));
    }
}
