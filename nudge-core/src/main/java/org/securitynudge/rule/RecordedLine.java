package org.securitynudge.rule;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.securitynudge.json.JsonText;
import org.securitynudge.json.Problems;
import org.securitynudge.model.Situation;

/**
 * A line of a recording: a situation that came up, when it did, and what the person answered.
 *
 * @param at when it came up
 * @param situation the situation
 * @param answered the name or the type of the choice; empty if it is not known or nobody was asked
 */
public record RecordedLine(Instant at, Situation situation, Optional<String> answered) {
    private static final int TEXT = 4_096;

    /** Checks that nothing is null. */
    public RecordedLine {
        requireNonNull(at, "at");
        requireNonNull(situation, "situation");
        requireNonNull(answered, "answered");
    }

    /** Returns the line in some bytes, or all of its problems; their places are counted from the line's own beginning. */
    public static Reading<RecordedLine> read(byte[] line) {
        Problems problems = new Problems();
        Optional<RecordedLine> read = Documents.section(line, problems).map(RecordedLine::read);
        return new Reading<>(read.filter(found -> problems.isEmpty()), problems.list());
    }

    private static RecordedLine read(Section section) {
        Instant at = section.requireInstant("at").orElse(Instant.EPOCH);
        String trigger = section.require("trigger").flatMap(section::dotted).orElse("nothing");
        Optional<String> user = section.text("user", TEXT);
        Map<String, @Nullable Object> facts = TestReader.facts(section);
        boolean unattended = section.bool("unattended").orElse(false);
        Locale locale = section.language("locale").orElse(Locale.ENGLISH);
        Optional<JsonText> answered = section.any("answered").flatMap(section::string);
        answered.ifPresent(text -> checkAnswer(text, section));
        section.end();
        Situation.Builder builder =
                Situation.builder(trigger).user(user.orElse(null)).locale(locale);
        if (section.problems().isEmpty()) {
            builder.facts(facts);
        }
        Situation situation = (unattended ? builder.unattended() : builder).build();
        return new RecordedLine(at, situation, answered.map(JsonText::value));
    }

    private static void checkAnswer(JsonText answer, Section section) {
        if (!Names.isPlain(answer.value())
                && Vocabulary.CHOICES.word(answer.value()).isEmpty()) {
            section.problems()
                    .add(answer, "must be a choice's name " + Names.PLAIN_RULE + " or a type, found " + answer.shown());
        }
    }
}
