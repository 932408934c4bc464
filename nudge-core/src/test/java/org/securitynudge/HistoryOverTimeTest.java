package org.securitynudge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.securitynudge.model.Answer;
import org.securitynudge.model.Decision.Reason;
import org.securitynudge.model.Situation;
import org.securitynudge.testing.TestNudge;

/** How long and how much the history remembers, through the public door. */
final class HistoryOverTimeTest {
    private static final Situation ANA = situation("ana");

    /** A rule's cool-down, how long ago it was answered, and how many answers are still known then. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"10m | 29 | 1", "10m | 31 | 0", "60d | 31 | 1", "60d | 59 | 1", "60d | 61 | 0"})
    void whatIsOlderThanAnyRuleLooksBackIsForgotten(String cooldown, int days, int known) {
        String rule = Packs.rule("r", "warn", ",\"cooldown\":{\"for\":\"" + cooldown + "\"}");
        try (TestNudge test = TestNudge.of(Packs.of(rule))) {
            test.confirm(ANA, Answer.proceed());
            test.events();
            test.clock().advance(Duration.ofDays(days));

            test.nudge().decide(situation("ben"));

            assertThat(test.nudge().record("ana").entries()).hasSize(known);
            assertThat(test.nudge().decide(ANA).reason())
                    .isEqualTo(cooldown.equals("60d") && days < 60 ? Reason.COOLDOWN : Reason.PROMPT);
        }
    }

    /** Ana refused a warning that has used up its cap; then the clock is wrong for a moment, in which somebody else is asked. */
    @ParameterizedTest
    @CsvSource({"P1D", "P29D", "P31D", "P400D", "P4000D", "-P1D", "-P400D"})
    void aClockThatIsWrongForAMomentSilencesNoWarning(Duration off) {
        String cap = ",\"frequencyCap\":{\"shows\":1,\"every\":\"1d\",\"per\":[\"user\"]}";
        try (TestNudge test = TestNudge.of(Packs.of(Packs.rule("r", "warn", cap)))) {
            test.confirm(ANA, Answer.cancel());
            test.clock().advance(Duration.ofMinutes(1));
            test.clock().advance(off);
            test.nudge().decide(situation("ben"));
            test.clock().advance(off.negated());

            assertThat(test.nudge().decide(ANA).reason()).isEqualTo(Reason.PROMPT);
        }
    }

    @Test
    void whatIsEvictedIsInTheStatus() {
        try (TestNudge test = TestNudge.of(Packs.of(Packs.rule("r", "inform", "")))) {
            test.nudge().decide(ANA);
            assertThat(test.nudge().status().decisions().historyEvicted()).isZero();

            for (int i = 0; i < 200_500; i++) {
                test.nudge().decide(situation("user" + i));
            }

            assertThat(test.nudge().status().decisions().historyEvicted()).isPositive();
        }
    }

    private static Situation situation(String user) {
        return Situation.builder("t").user(user).build();
    }
}
