package org.securitynudge.examples.benchmarks.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.securitynudge.examples.benchmarks.contender.Contender;
import org.securitynudge.examples.benchmarks.contender.Entrant;
import org.securitynudge.examples.benchmarks.neutral.Facts;
import org.securitynudge.examples.benchmarks.neutral.NeutralRule;
import org.securitynudge.examples.benchmarks.neutral.NeutralRules;
import org.securitynudge.examples.benchmarks.workload.FewRules.Matching;
import org.securitynudge.examples.benchmarks.workload.ManyRules.Variant;

final class AgreementTest {
    private static final int SITUATIONS = 64;

    static Stream<Arguments> workloads() {
        Stream.Builder<Arguments> workloads = Stream.builder();
        workloads.add(Arguments.of("A", FewRules.workload(Matching.TENTH, SITUATIONS), true));
        workloads.add(Arguments.of("A, edges", Edges.of(FewRules.workload(Matching.TENTH, 1), 128), true));
        for (Variant variant : Variant.values()) {
            workloads.add(Arguments.of("B " + variant, ManyRules.workload(40, variant, SITUATIONS), false));
        }
        workloads.add(Arguments.of("B, edges", Edges.of(ManyRules.workload(40, Variant.MIXED, 1), 128), false));
        return workloads.build();
    }

    /** One of them, nudge with prompts, tells by {@code explain}, and nudge without by its events. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("workloads")
    void allContendersFindTheSameRulesInEverySituation(String name, Workload workload, boolean byHand) {
        Map<Entrant, List<Set<String>>> found = new LinkedHashMap<>();
        for (Entrant entrant : Entrant.values()) {
            if (byHand || !entrant.isWrittenByHand()) {
                found.put(entrant, found(entrant, workload));
            }
        }

        assertThat(found).hasSize(byHand ? 10 : 8);
        List<Set<String>> first = found.get(Entrant.NUDGE);
        assertThat(found).allSatisfy((entrant, sets) -> assertThat(sets).isEqualTo(first));
    }

    private static List<Set<String>> found(Entrant entrant, Workload workload) {
        try (Contender<?> contender = entrant.compile(workload.rules())) {
            return found(entrant.label(), contender, workload);
        }
    }

    private static <S> List<Set<String>> found(String name, Contender<S> contender, Workload workload) {
        Agreement.check(name, contender, workload, Integer.MAX_VALUE);
        List<Set<String>> found = new ArrayList<>();
        for (Facts facts : workload.situations()) {
            S situation = contender.prepare(facts);
            found.add(contender.matches(situation));
        }
        return found;
    }

    @Test
    void eachRuleMatchesOnAnEdgeAndFailsBeyondIt() {
        Workload edges = Edges.of(FewRules.workload(Matching.TENTH, 1), 128);

        int next = 0;
        for (NeutralRule rule : edges.rules().rules()) {
            assertThat(rule.matches(edges.situations().get(next++)))
                    .as(rule.name())
                    .isTrue();
            for (int i = 0; i < rule.all().size(); i++) {
                assertThat(rule.matches(edges.situations().get(next++)))
                        .as(rule.name())
                        .isFalse();
            }
        }
    }

    @Test
    void aContenderWithOneRuleTooManyIsCaught() {
        Workload workload = FewRules.workload(Matching.NONE, 8);
        List<NeutralRule> rules = new ArrayList<>(workload.rules().rules());
        rules.add(new NeutralRule("always", List.of()));
        Contender<?> wrong =
                Entrant.NAIVE.compile(new NeutralRules(workload.rules().trigger(), rules));

        assertThatThrownBy(() -> Agreement.check("naive", wrong, workload, 8))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("naive: situation 0 matches [], found were [always]");
    }

    @Test
    void aContenderThatDecidesOtherwiseThanItSaysIsCaught() {
        Workload workload = FewRules.workload(Matching.NONE, 8);
        Contender<Facts> wrong = new Contender<>() {
            @Override
            public Facts prepare(Facts facts) {
                return facts;
            }

            @Override
            public int decide(Facts situation) {
                return 1;
            }

            @Override
            public Set<String> matches(Facts situation) {
                return Set.of();
            }
        };

        assertThatThrownBy(() -> Agreement.check("wrong", wrong, workload, 8))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("wrong: situation 0 matches [], decided was 1");
    }

    @Test
    void rulesWrittenByHandHaveToBeTheSameOnes() {
        NeutralRules others = ManyRules.workload(1, Variant.EQUALITY, 1).rules();

        assertThatThrownBy(() -> Entrant.POJO.compile(others))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("written by hand are \\[confidential-to-many-outside, .*], not \\[r0]");
    }
}
