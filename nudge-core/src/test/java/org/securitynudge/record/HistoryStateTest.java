package org.securitynudge.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.securitynudge.model.ChoiceType;
import org.securitynudge.model.EventType;
import org.securitynudge.model.FrictionLevel;

/** What a history remembers goes through bytes unchanged, and adds up with what another one remembers. */
class HistoryStateTest {
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
    private static final List<String> PEOPLE = List.of("ana", "ben", "eva");
    private static final List<String> RULES = List.of("documents/share", "mail/attach");

    private final Random random = new Random(20261126);
    private int occasions;

    @Test
    void whatIsRememberedGoesThroughBytesUnchanged() throws IOException {
        for (int run = 0; run < 300; run++) {
            List<Recorded> records = records(1 + random.nextInt(60));
            History history = new History();
            records.forEach(history::apply);

            History restored = new History();
            restored.restore(history.state());

            assertThat(answers(restored, records)).as("run %d", run).isEqualTo(answers(history, records));
        }
    }

    @Test
    void whatHappensAfterwardsAddsUp() throws IOException {
        for (int run = 0; run < 300; run++) {
            List<Recorded> records = records(1 + random.nextInt(60));
            int cut = random.nextInt(records.size());
            History whole = new History();
            records.forEach(whole::apply);
            History before = new History();
            records.subList(0, cut).forEach(before::apply);

            History restored = new History();
            restored.restore(before.state());
            records.subList(cut, records.size()).forEach(restored::apply);

            assertThat(answers(restored, records)).as("run %d cut %d", run, cut).isEqualTo(answers(whole, records));
        }
    }

    @Test
    void twoHistoriesOfDifferentPeopleAddUp() throws IOException {
        List<Recorded> records = records(200);
        History whole = new History();
        records.forEach(whole::apply);
        History ana = new History();
        History others = new History();
        records.forEach(
                record -> (record.key(Recorded.PERSON).orElseThrow().equals("ana") ? ana : others).apply(record));

        History restored = new History();
        restored.restore(ana.state());
        restored.restore(others.state());

        assertThat(answers(restored, records)).isEqualTo(answers(whole, records));
    }

    @Test
    void showingsInTwoHistoriesAreCountedTogether() throws IOException {
        History one = new History();
        History two = new History();
        one.apply(shown("ana", "documents/share", NOON.plusSeconds(10)));
        two.apply(shown("ana", "documents/share", NOON));

        one.restore(two.state());

        assertThat(one.shownTo(List.of("ana"), Duration.ofSeconds(15), NOON.plusSeconds(11)))
                .isEqualTo(2);
        assertThat(one.shownTo(List.of("ana"), Duration.ofSeconds(11), NOON.plusSeconds(11)))
                .isEqualTo(1);
    }

    @Test
    void aPersonForgottenInOneIsForgottenInTheOther() throws IOException {
        History one = new History();
        one.apply(shown("ana", "documents/share", NOON));
        one.apply(shown("ben", "documents/share", NOON));
        History two = new History();
        two.apply(new Recorded(
                "f",
                EventType.PERSON_FORGOTTEN.wireName(),
                NOON.plusSeconds(1),
                Map.of(),
                Map.of(Recorded.PERSON, "ana")));

        one.restore(two.state());
        one.apply(shown("ana", "documents/share", NOON));

        assertThat(one.shownTo(List.of("ana"), Duration.ofDays(1), NOON)).isZero();
        assertThat(one.shownTo(List.of("ben"), Duration.ofDays(1), NOON)).isEqualTo(1);
        assertThat(one.forgottenAt(List.of("ana"))).contains(NOON.plusSeconds(1));
    }

    @Test
    void whatHappenedAfterAPersonWasForgottenStaysWhenThatIsHeardAgain() throws IOException {
        Recorded forgotten = new Recorded(
                "f", EventType.PERSON_FORGOTTEN.wireName(), NOON, Map.of(), Map.of(Recorded.PERSON, "ana"));
        History one = new History();
        one.apply(forgotten);
        one.apply(shown("ana", "documents/share", NOON.plusSeconds(10)));
        History two = new History();
        two.apply(forgotten);

        one.restore(two.state());

        assertThat(one.shownTo(List.of("ana"), Duration.ofDays(1), NOON.plusSeconds(10)))
                .isEqualTo(1);
    }

    @Test
    void oldEntriesAgeAsIfTheyHadNeverLeft() throws IOException {
        History history = new History();
        history.apply(shown("ana", "documents/share", NOON));
        History restored = new History();
        restored.restore(history.state());
        restored.keep(Duration.ofDays(30), NOON);

        restored.apply(shown("ben", "documents/share", NOON.plus(Duration.ofDays(31))));

        assertThat(restored.shownTo(List.of("ana"), Duration.ofDays(400), NOON.plus(Duration.ofDays(31))))
                .isZero();
    }

    @Test
    void bytesThatAreNoneAreRefusedWhole() {
        History history = new History();
        records(40).forEach(history::apply);
        byte[] state = history.state();

        for (int cut = 0; cut < state.length; cut++) {
            byte[] part = Arrays.copyOf(state, cut);
            History untouched = new History();
            assertThatThrownBy(() -> untouched.restore(part))
                    .as("cut at %d", cut)
                    .isInstanceOf(IOException.class);
            assertThat(untouched.state()).isEqualTo(new History().state());
        }
        state[0] = 2;
        assertThatThrownBy(() -> new History().restore(state))
                .isInstanceOf(IOException.class)
                .hasMessage("history of version 2; this library reads version 1");
    }

    private List<Recorded> records(int count) {
        List<Recorded> records = new ArrayList<>();
        Instant at = NOON;
        for (int i = 0; i < count; i++) {
            at = at.plusMillis(1 + random.nextInt(100_000));
            String person = PEOPLE.get(random.nextInt(PEOPLE.size()));
            String rule = RULES.get(random.nextInt(RULES.size()));
            Recorded shown = shown(person, rule, at);
            records.add(shown);
            if (random.nextBoolean()) {
                at = at.plusMillis(1 + random.nextInt(60_000));
                records.add(answered(shown, at));
            }
        }
        return records;
    }

    private Recorded shown(String person, String rule, Instant at) {
        String occasion = "o" + occasions++;
        return new Recorded(
                "s" + occasion,
                EventType.PROMPT_SHOWN.wireName(),
                at,
                Map.of("occasion", occasion, "rule", rule, "frictionLevel", "warn"),
                Map.of(Recorded.PERSON, person, Recorded.SHOWS, person + "|" + rule));
    }

    private Recorded answered(Recorded shown, Instant at) {
        String person = shown.key(Recorded.PERSON).orElseThrow();
        String rule = shown.text("rule").orElseThrow();
        String occasion = shown.text("occasion").orElseThrow();
        ChoiceType type = anyOf(EnumSet.complementOf(EnumSet.of(ChoiceType.REPORT_FALSE_POSITIVE)));
        FrictionLevel level = anyOf(EnumSet.allOf(FrictionLevel.class));
        return new Recorded(
                occasion,
                EventType.PROMPT_ANSWERED.wireName(),
                at,
                Map.of(
                        "occasion",
                        occasion,
                        "rule",
                        rule,
                        "frictionLevel",
                        level.name().toLowerCase(Locale.ROOT),
                        "choiceType",
                        Records.name(type)),
                Map.of(
                        Recorded.PERSON, person,
                        Recorded.COOLDOWN, person + "|" + rule,
                        Recorded.EPISODE, person + "|" + rule.length(),
                        Recorded.ANSWER, "print of " + occasion));
    }

    private <E extends Enum<E>> E anyOf(EnumSet<E> values) {
        return List.copyOf(values).get(random.nextInt(values.size()));
    }

    /** What a history answers to everything it can be asked about these records. */
    private static List<Object> answers(History history, List<Recorded> records) {
        Instant now = records.get(records.size() - 1).at();
        List<Object> answers = new ArrayList<>();
        for (String person : PEOPLE) {
            answers.add(history.answersOf(List.of(person)));
            for (Duration window : List.of(Duration.ofMinutes(1), Duration.ofMinutes(30), Duration.ofDays(9))) {
                answers.add(history.shownTo(List.of(person), window, now));
                for (String rule : RULES) {
                    List<String> keys = List.of(person + "|" + rule);
                    answers.add(history.shown(keys, window, now));
                    answers.add(history.refused(List.of(person), rule, now));
                    for (FrictionLevel level : FrictionLevel.values()) {
                        answers.add(history.cooled(keys, EnumSet.allOf(ChoiceType.class), level, window, now));
                        answers.add(history.granted(List.of(person + "|" + rule.length()), "other", level, now));
                    }
                }
            }
        }
        records.forEach(
                record -> answers.add(history.answer(record.text("occasion").orElseThrow())));
        return answers;
    }
}
