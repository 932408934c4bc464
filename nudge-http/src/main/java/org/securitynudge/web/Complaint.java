package org.securitynudge.web;

import java.util.Optional;
import org.securitynudge.model.Answer;
import org.securitynudge.model.AnswerRefusedException;
import org.securitynudge.model.Justification;

/** What to say to a person whose answer was refused. The words of the exception are for developers, and always English. */
final class Complaint {
    private final Words words;
    private final Optional<Justification> wanted;
    private final Optional<Answer> given;

    Complaint(Words words, Optional<Justification> wanted, Optional<Answer> given) {
        this.words = words;
        this.wanted = wanted;
        this.given = given;
    }

    String about(AnswerRefusedException.Reason refused) {
        return switch (refused) {
            case CHOICE -> words.of(Word.CHOOSE);
            case REASON -> words.of(Word.CHOOSE_REASON);
            case TEXT -> text();
            case REFERENCE -> reference();
            case ANSWERED_OTHERWISE -> words.of(Word.ANSWERED_ELSEWHERE);
        };
    }

    private String text() {
        String text = given.flatMap(Answer::text).map(String::strip).orElse("");
        Optional<Justification.Text> field = wanted.flatMap(Justification::text);
        if (text.isEmpty() || field.isEmpty()) {
            return words.of(Word.WRITE_TEXT);
        }
        int least = field.get().minLength();
        return text.codePointCount(0, text.length()) < least
                ? words.of(Word.WRITE_LONGER, "least", least)
                : words.of(Word.WRITE_SHORTER, "most", field.get().maxLength());
    }

    private String reference() {
        Optional<Justification.Reference> field = wanted.flatMap(Justification::reference);
        String label = field.map(Justification.Reference::label).orElseGet(() -> words.of(Word.TEXT));
        boolean blank = given.flatMap(Answer::reference).orElse("").isBlank();
        return words.of(blank ? Word.GIVE_REFERENCE : Word.CHECK_REFERENCE, "label", label);
    }
}
