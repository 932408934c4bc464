package org.securitynudge.record;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.securitynudge.journal.Journal;
import org.securitynudge.model.EventType;
import org.securitynudge.model.PersonalRecord;

/** Collects what is held about a person. */
public final class Held {
    private static final List<String> TOLD =
            List.of("frictionLevel", "choice", "choiceType", "reason", "text", "reference", "outcome", "facts");

    private Held() {}

    /**
     * Returns what is held about a person: what is in the journal, and the answers that the history remembers beyond it.
     *
     * @param person the digests that may stand for them
     */
    public static PersonalRecord of(Journal journal, History history, List<String> person) {
        List<PersonalRecord.Entry> entries = new ArrayList<>();
        journal.replayOf(
                person,
                stored -> Recorded.of(stored)
                        .filter(record -> record.key(Recorded.PERSON)
                                .filter(person::contains)
                                .isPresent())
                        .filter(record -> history.forgottenAt(person)
                                .filter(forgotten -> !record.at().isAfter(forgotten))
                                .isEmpty())
                        .ifPresent(record -> entries.add(entry(record))));
        // What the journal let go of may still be remembered for a cool-down.
        entries.addAll(history.answersOf(person).stream()
                .map(Held::entry)
                .filter(answer -> entries.stream()
                        .noneMatch(entry ->
                                entry.at().equals(answer.at()) && entry.what().equals(answer.what())))
                .toList());
        entries.sort(Comparator.comparing(PersonalRecord.Entry::at));
        return new PersonalRecord(entries);
    }

    private static PersonalRecord.Entry entry(Answered answer) {
        List<String> details = List.of(
                "frictionLevel " + answer.level().name().toLowerCase(Locale.ROOT),
                "choiceType " + Records.name(answer.type()));
        return new PersonalRecord.Entry(answer.at(), EventType.PROMPT_ANSWERED.wireName(), answer.rule(), details);
    }

    private static PersonalRecord.Entry entry(Recorded record) {
        List<String> details = new ArrayList<>();
        for (String name : TOLD) {
            Object value = record.data().get(name);
            if (value != null) {
                details.add(name + " " + value);
            }
        }
        return new PersonalRecord.Entry(
                record.at(), record.type(), record.text("rule").orElse(""), details);
    }
}
