package org.securitynudge.decide;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.securitynudge.json.Json;
import org.securitynudge.match.TextForm;
import org.securitynudge.model.Answer;
import org.securitynudge.model.AnswerRefusedException;
import org.securitynudge.model.AnswerRefusedException.Reason;
import org.securitynudge.model.Choice;
import org.securitynudge.model.ChoiceType;
import org.securitynudge.model.FrictionLevel;
import org.securitynudge.model.Justification;
import org.securitynudge.record.Records;

/** Judges an answer by the prompt that was shown, and says what does not fit. */
final class Judge {
    private static final int LONGEST_TEXT = 500;
    private static final int LONGEST_REFERENCE = 200;
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]{0,63}");

    private final Asked asked;
    private final Answer answer;

    private Judge(Asked asked, Answer answer) {
        this.asked = asked;
        this.answer = answer;
    }

    /**
     * Returns the choice that an answer makes.
     *
     * @throws AnswerRefusedException if it makes none or lacks what the prompt asks for
     */
    static Choice choice(Asked asked, Answer answer) {
        Judge judge = new Judge(asked, answer);
        Choice choice = judge.chosen();
        judge.bounds();
        if (choice.type() == ChoiceType.PROCEED && asked.level() == FrictionLevel.JUSTIFY) {
            asked.justification().ifPresent(judge::justified);
        }
        return choice;
    }

    private Choice chosen() {
        Predicate<Choice> fits = answer.choice()
                .<Predicate<Choice>>map(id -> choice -> choice.id().equals(id))
                .orElse(choice -> answer.type().equals(Optional.of(choice.type())));
        return asked.choices().stream().filter(fits).findFirst().orElseThrow(this::noSuchChoice);
    }

    private AnswerRefusedException noSuchChoice() {
        String found = answer.choice()
                .map(id -> "no choice " + Json.quote(id))
                .orElseGet(() -> "no choice of the type "
                        + answer.type().map(Records::name).orElse("unknown"));
        List<String> ids = asked.choices().stream().map(Choice::id).toList();
        return new AnswerRefusedException(
                Reason.CHOICE, found + " in this prompt; its choices are " + String.join(", ", ids));
    }

    /** Whatever the prompt asks for, nobody may store a novel, or write one into the field for a code. */
    private void bounds() {
        answer.text().ifPresent(text -> atMost(Reason.TEXT, text, LONGEST_TEXT));
        answer.reference().ifPresent(reference -> atMost(Reason.REFERENCE, reference, LONGEST_REFERENCE));
        answer.reason()
                .filter(code -> !CODE.matcher(code).matches())
                .ifPresent(code -> refuse(
                        Reason.REASON,
                        "no reason " + Json.quote(code)
                                + ": a reason is a code of lower-case letters, digits and hyphens"));
    }

    private void justified(Justification wanted) {
        Optional<Justification.Reason> reason = reason(wanted);
        String text = answer.text().map(String::strip).orElse("");
        if (text.isEmpty()) {
            reason.filter(Justification.Reason::requiresText)
                    .ifPresent(
                            other -> refuse(Reason.TEXT, "the reason " + Json.quote(other.code()) + " needs a text"));
            wanted.text()
                    .filter(Justification.Text::required)
                    .ifPresent(field -> refuse(
                            Reason.TEXT,
                            "a text of " + field.minLength() + " to " + field.maxLength() + " characters is required"));
        } else {
            wanted.text().ifPresent(field -> length(field, text));
        }
        wanted.reference().ifPresent(this::reference);
    }

    private Optional<Justification.Reason> reason(Justification wanted) {
        if (wanted.reasons().isEmpty()) {
            return Optional.empty();
        }
        List<String> codes =
                wanted.reasons().stream().map(Justification.Reason::code).toList();
        String known = "; the reasons are " + String.join(", ", codes);
        String given = answer.reason()
                .orElseThrow(() -> new AnswerRefusedException(Reason.REASON, "a reason is required" + known));
        Optional<Justification.Reason> found = wanted.reasons().stream()
                .filter(reason -> reason.code().equals(given))
                .findFirst();
        if (found.isEmpty()) {
            refuse(Reason.REASON, "no reason " + Json.quote(given) + known);
        }
        return found;
    }

    private static void length(Justification.Text field, String text) {
        int length = text.codePointCount(0, text.length());
        if (length < field.minLength()) {
            refuse(
                    Reason.TEXT,
                    "the text has " + length + " characters; at least " + field.minLength() + " are needed");
        }
        atMost(Reason.TEXT, text, field.maxLength());
    }

    private void reference(Justification.Reference field) {
        String given = answer.reference().map(String::strip).orElse("");
        if (given.isEmpty()) {
            if (field.required()) {
                refuse(Reason.REFERENCE, Json.quote(field.label()) + " is required");
            }
            return;
        }
        field.pattern()
                .filter(pattern -> !TextForm.of(pattern).fits(given))
                .ifPresent(pattern ->
                        refuse(Reason.REFERENCE, Json.quote(field.label()) + " does not have the form " + pattern));
    }

    private static void atMost(Reason reason, String text, int most) {
        int length = text.codePointCount(0, text.length());
        if (length > most) {
            String what = reason == Reason.TEXT ? "the text" : "the reference";
            refuse(reason, what + " has " + length + " characters; at most " + most + " are allowed");
        }
    }

    private static void refuse(Reason reason, String message) {
        throw new AnswerRefusedException(reason, message);
    }
}
