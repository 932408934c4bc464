package org.securitynudge.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.securitynudge.model.ChoiceType;
import org.securitynudge.model.EventType;
import org.securitynudge.model.FrictionLevel;

class HistoryTest {
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
    private static final List<String> ANA = List.of("ana");

    private final History history = new History();

    @Test
    void showingCountsWithinItsWindowOnly() {
        history.apply(shown("o1", NOON));

        assertThat(history.shown(List.of("ana|shows"), Duration.ofHours(1), NOON.plusSeconds(3599)))
                .isEqualTo(1);
        assertThat(history.shown(List.of("ana|shows"), Duration.ofHours(1), NOON.plusSeconds(3600)))
                .isZero();
        assertThat(history.shownTo(ANA, Duration.ofHours(1), NOON)).isEqualTo(1);
    }

    @Test
    void showingFromTheFutureCountsAsNow() {
        history.apply(shown("o1", NOON.plus(Duration.ofDays(30))));

        assertThat(history.shown(List.of("ana|shows"), Duration.ofHours(1), NOON))
                .isEqualTo(1);
    }

    @Test
    void answerCoolsUpToTheLevelItWasGivenAt() {
        history.apply(answered("o1", "proceed", "warn", NOON));

        assertThat(cooled(FrictionLevel.INFORM, NOON)).isTrue();
        assertThat(cooled(FrictionLevel.WARN, NOON.plusSeconds(599))).isTrue();
        assertThat(cooled(FrictionLevel.WARN, NOON.plusSeconds(600))).isFalse();
        assertThat(cooled(FrictionLevel.JUSTIFY, NOON)).isFalse();
    }

    @Test
    void laterAnswerAtALowerLevelDoesNotHideTheEarlierOneAtAHigher() {
        history.apply(answered("o1", "proceed", "justify", NOON));
        history.apply(answered("o2", "proceed", "inform", NOON.plusSeconds(60)));

        assertThat(cooled(FrictionLevel.JUSTIFY, NOON.plusSeconds(61))).isTrue();
    }

    @Test
    void lastAnswerThatCoolsIsTheOneThatIsTold() {
        history.apply(answered("o1", "proceed", "justify", NOON));
        history.apply(answered("o2", "proceed", "warn", NOON.plusSeconds(60)));

        assertThat(cooling(FrictionLevel.WARN, NOON.plusSeconds(61)).map(Answered::at))
                .contains(NOON.plusSeconds(60));
        assertThat(cooling(FrictionLevel.JUSTIFY, NOON.plusSeconds(61)).map(Answered::at))
                .contains(NOON);
    }

    @Test
    void cancelDoesNotCool() {
        history.apply(answered("o1", "cancel", "warn", NOON));

        assertThat(cooled(FrictionLevel.WARN, NOON)).isFalse();
    }

    @Test
    void unansweredOrRefusedIsRememberedForTenMinutes() {
        history.apply(shown("o1", NOON));

        assertThat(history.refused(ANA, "p/r", NOON.plusSeconds(599))).isTrue();
        assertThat(history.refused(ANA, "p/r", NOON.plusSeconds(600))).isFalse();

        history.apply(answered("o1", "cancel", "warn", NOON.plusSeconds(300)));
        assertThat(history.refused(ANA, "p/r", NOON.plusSeconds(899))).isTrue();
        assertThat(history.refused(ANA, "p/other", NOON)).isFalse();
    }

    @Test
    void proceedClearsOnlyItsOwnAsking() {
        history.apply(shown("o1", NOON));
        history.apply(shown("o2", NOON.plusSeconds(1)));
        history.apply(answered("o2", "proceed", "warn", NOON.plusSeconds(2)));
        assertThat(history.refused(ANA, "p/r", NOON.plusSeconds(3))).isTrue();

        history.apply(answered("o1", "proceed", "warn", NOON.plusSeconds(4)));
        assertThat(history.refused(ANA, "p/r", NOON.plusSeconds(5))).isFalse();
    }

    @Test
    void showingThatIsReadAfterItsAnswerLeavesNothingOpen() {
        history.apply(answered("o1", "proceed", "warn", NOON.plusSeconds(5)));
        history.apply(shown("o1", NOON));

        assertThat(history.refused(ANA, "p/r", NOON.plusSeconds(6))).isFalse();
    }

    @Test
    void grantSpeaksForOtherRulesOnlyAndUpToItsLevel() {
        history.apply(answered("o1", "proceed", "warn", NOON));
        List<String> here = List.of("ana|here");

        assertThat(history.granted(here, "p/other", FrictionLevel.WARN, NOON)).isPresent();
        assertThat(history.granted(here, "p/r", FrictionLevel.WARN, NOON)).isEmpty();
        assertThat(history.granted(here, "p/other", FrictionLevel.JUSTIFY, NOON))
                .isEmpty();
        assertThat(history.granted(here, "p/other", FrictionLevel.WARN, NOON.plusSeconds(600)))
                .isEmpty();
    }

    @Test
    void forgottenPersonHasNoHistoryWhateverIsReplayedLater() {
        history.apply(shown("o1", NOON));
        history.apply(answered("o1", "proceed", "warn", NOON));
        history.apply(forgotten(NOON.plusSeconds(10)));
        history.apply(shown("o2", NOON.plusSeconds(9)));

        assertThat(cooled(FrictionLevel.WARN, NOON.plusSeconds(11))).isFalse();
        assertThat(history.shownTo(ANA, Duration.ofHours(1), NOON.plusSeconds(11)))
                .isZero();
        assertThat(history.shown(List.of("ana|shows"), Duration.ofHours(1), NOON.plusSeconds(11)))
                .isZero();
        assertThat(history.forgottenAt(ANA)).hasValue(NOON.plusSeconds(10));
    }

    @Test
    void answerIsKnownAgainByItsFingerprint() {
        history.apply(answered("o1", "proceed", "warn", NOON));

        assertThat(history.answer("o1")).hasValue(new History.Settled("print", NOON));
        assertThat(history.answer("o2")).isEmpty();
    }

    @Test
    void fullHistoryCountsWhatItEvicts() {
        for (int i = 0; i < 210_000; i++) {
            history.apply(new Recorded(
                    "e" + i,
                    EventType.PROMPT_SHOWN.wireName(),
                    NOON,
                    Map.of("occasion", "o" + i, "rule", "p/r"),
                    Map.of(Recorded.PERSON, "person" + i)));
        }

        assertThat(history.evicted()).isGreaterThanOrEqualTo(10_000);
        assertThat(history.refused(List.of("nobody at all"), "p/r", NOON.plusSeconds(1)))
                .as("while a refusal may have been evicted, every warning counts as refused")
                .isTrue();
    }

    private boolean cooled(FrictionLevel level, Instant now) {
        return cooling(level, now).isPresent();
    }

    private Optional<Answered> cooling(FrictionLevel level, Instant now) {
        return history.cooled(
                List.of("ana|cooldown"), EnumSet.of(ChoiceType.PROCEED), level, Duration.ofMinutes(10), now);
    }

    private static Recorded shown(String occasion, Instant at) {
        return new Recorded(
                "e" + occasion,
                EventType.PROMPT_SHOWN.wireName(),
                at,
                Map.of("occasion", occasion, "rule", "p/r", "frictionLevel", "warn"),
                Map.of(Recorded.PERSON, "ana", Recorded.SHOWS, "ana|shows"));
    }

    private static Recorded answered(String occasion, String choice, String level, Instant at) {
        return new Recorded(
                occasion,
                EventType.PROMPT_ANSWERED.wireName(),
                at,
                Map.of("occasion", occasion, "rule", "p/r", "frictionLevel", level, "choiceType", choice),
                Map.of(
                        Recorded.PERSON, "ana",
                        Recorded.COOLDOWN, "ana|cooldown",
                        Recorded.EPISODE, "ana|here",
                        Recorded.ANSWER, "print"));
    }

    private static Recorded forgotten(Instant at) {
        return new Recorded("f", EventType.PERSON_FORGOTTEN.wireName(), at, Map.of(), Map.of(Recorded.PERSON, "ana"));
    }
}
