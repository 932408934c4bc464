package org.securitynudge.examples.benchmarks.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.securitynudge.examples.benchmarks.neutral.Facts;
import org.securitynudge.examples.benchmarks.neutral.NeutralRule;
import org.securitynudge.examples.benchmarks.neutral.NeutralRules;
import org.securitynudge.examples.benchmarks.workload.FewRules.Matching;
import org.securitynudge.examples.benchmarks.workload.ManyRules.Variant;

final class WorkloadTest {
    @Test
    void fewRulesAreTwentyOfThreeToFivePredicatesOverTwelveFacts() {
        Workload workload = FewRules.workload(Matching.TENTH, 64);

        assertThat(workload.rules().rules()).hasSize(20);
        assertThat(workload.rules().rules())
                .allSatisfy(rule -> assertThat(rule.all()).hasSizeBetween(3, 5));
        assertThat(workload.situations())
                .allSatisfy(facts -> assertThat(facts.flat()).hasSize(12));
    }

    @Test
    void eachOfTheFewRulesMatchesSometimesAndTogetherInATenth() {
        Workload workload = FewRules.workload(Matching.TENTH, 4_096);

        assertThat(workload.rules().rules())
                .allSatisfy(rule -> assertThat(workload.situations()).anyMatch(rule::matches));
        assertThat(share(workload)).isBetween(0.09, 0.11);
        Workload measured = FewRules.workload(Matching.TENTH, Workload.SITUATIONS);
        assertThat(share(measured)).isBetween(0.09, 0.11);
    }

    private static double share(Workload workload) {
        long matching = workload.situations().stream()
                .filter(facts -> workload.rules().rules().stream().anyMatch(rule -> rule.matches(facts)))
                .count();
        return (double) matching / workload.situations().size();
    }

    @Test
    void noRuleMatchesIfNoneIsToMatch() {
        assertThat(share(FewRules.workload(Matching.NONE, 1_024))).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "EQUALITY, 10, 0.8, 1.3", "EQUALITY, 1000, 0.8, 1.3", "EQUALITY, 5000, 0.8, 1.3",
        "MIXED, 10, 0.8, 1.6", "MIXED, 1000, 0.8, 1.6", "MIXED, 5000, 0.8, 1.6",
        "FIXED, 10, 0, 0.1", "FIXED, 1000, 0.8, 1.3", "FIXED, 5000, 4.5, 5.5"
    })
    void manyRulesGiveSoManyCandidates(Variant variant, int rules, double least, double most) {
        Workload workload = ManyRules.workload(rules, variant, 256);

        double candidates = workload.situations().stream()
                .mapToLong(facts -> candidates(workload.rules(), facts))
                .average()
                .orElseThrow();

        assertThat(candidates).isBetween(least, most);
    }

    /** The selective predicate stands first; a range is two. */
    private static long candidates(NeutralRules rules, Facts facts) {
        return rules.rules().stream()
                .filter(rule -> {
                    int selective = rule.all().get(0).fact().equals("document.size") ? 2 : 1;
                    return new NeutralRule("", rule.all().subList(0, selective)).matches(facts);
                })
                .count();
    }

    @ParameterizedTest
    @EnumSource
    void manyRulesAreTheSameEachTime(Variant variant) {
        Workload first = ManyRules.workload(100, variant, 16);
        Workload second = ManyRules.workload(100, variant, 16);

        assertThat(first.rules()).isEqualTo(second.rules());
        assertThat(first.situations())
                .extracting(Facts::flat)
                .isEqualTo(second.situations().stream().map(Facts::flat).toList());
    }

    @Test
    void rulesComeBackFromJson() {
        NeutralRules rules = ManyRules.workload(50, Variant.MIXED, 1).rules();

        assertThat(NeutralRules.parse(rules.toJson())).isEqualTo(rules);
    }

    @Test
    void goingRoundIsCheapOnlyForAPowerOfTwo() {
        NeutralRules none = new NeutralRules("document.share", List.of());

        assertThatThrownBy(() -> new Workload(none, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("0 situations");
    }
}
