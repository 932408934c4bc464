package org.securitynudge.web;

import java.util.Optional;
import org.securitynudge.model.Answer;
import org.securitynudge.model.Justification;

/**
 * The fields for what a person has to say to proceed. The browser checks none of them (there is no {@code required}): it would hold up a
 * cancel, too, for want of a reason.
 */
final class JustificationFields {
    private static final int LONGEST_REFERENCE = 200;

    private final Page page;
    private final Html html;
    private final Words words;
    private final Optional<Answer> given;
    private final String atFault;
    private final String complaint;

    /**
     * Creates the fields.
     *
     * @param given what was typed before
     * @param atFault the id of the field that was refused, or none
     * @param complaint what is wrong with it
     */
    JustificationFields(Page page, Optional<Answer> given, String atFault, String complaint) {
        this.page = page;
        this.html = page.html();
        this.words = page.words();
        this.given = given;
        this.atFault = atFault;
        this.complaint = complaint;
    }

    void write(Justification wanted) {
        if (!wanted.reasons().isEmpty()) {
            reasons(wanted);
        }
        wanted.text().ifPresent(this::text);
        wanted.reference().ifPresent(this::reference);
    }

    private void reasons(Justification wanted) {
        html.start("fieldset")
                .with("class", "nudge-field")
                .with("role", "radiogroup")
                .with("aria-required", "true");
        described(Wire.REASON_FIELD, Optional.empty());
        page.own("legend", "nudge-label", words.of(Word.REASON) + " " + words.of(Word.REQUIRED));
        complain(Wire.REASON_FIELD);
        for (int i = 0; i < wanted.reasons().size(); i++) {
            reason(wanted.reasons().get(i), i == 0 ? Wire.REASON_FIELD : Wire.REASON_FIELD + "-" + (i + 1));
        }
        html.end();
    }

    private void reason(Justification.Reason reason, String id) {
        boolean chosen =
                given.flatMap(Answer::reason).filter(reason.code()::equals).isPresent();
        html.start("div").with("class", "nudge-reason");
        html.start("input")
                .with("type", "radio")
                .with("id", id)
                .with("name", Wire.REASON_FIELD)
                .with("value", reason.code());
        html.flag("checked", chosen).flag("autofocus", id.equals(atFault));
        html.start("label").with("for", id).text(reason.label());
        if (reason.requiresText()) {
            note(Word.NEEDS_TEXT);
        }
        html.end().end();
    }

    private void text(Justification.Text field) {
        html.start("div").with("class", "nudge-field");
        page.start("label")
                .with("class", "nudge-label")
                .with("for", Wire.TEXT_FIELD)
                .text(words.of(Word.TEXT));
        need(field.required());
        html.start("p").with("class", "nudge-hint").with("id", Wire.TEXT_FIELD + "-hint");
        field.hint().ifPresent(hint -> html.text(hint + " "));
        page.own("span", "nudge-length", length(field));
        html.end();
        complain(Wire.TEXT_FIELD);
        html.start("textarea")
                .with("id", Wire.TEXT_FIELD)
                .with("name", Wire.TEXT_FIELD)
                .with("rows", "4");
        html.with("maxlength", String.valueOf(field.maxLength()));
        html.flag("autofocus", Wire.TEXT_FIELD.equals(atFault));
        required(field.required());
        described(Wire.TEXT_FIELD, Optional.of(Wire.TEXT_FIELD + "-hint"));
        html.text(given.flatMap(Answer::text).orElse("")).end().end();
    }

    private void reference(Justification.Reference field) {
        html.start("div").with("class", "nudge-field");
        html.start("label")
                .with("class", "nudge-label")
                .with("for", Wire.REFERENCE_FIELD)
                .text(field.label());
        need(field.required());
        complain(Wire.REFERENCE_FIELD);
        html.start("input")
                .with("type", "text")
                .with("id", Wire.REFERENCE_FIELD)
                .with("name", Wire.REFERENCE_FIELD);
        html.with("value", given.flatMap(Answer::reference).orElse(""));
        html.with("maxlength", String.valueOf(LONGEST_REFERENCE)).with("autocomplete", "off");
        html.flag("autofocus", Wire.REFERENCE_FIELD.equals(atFault));
        required(field.required());
        described(Wire.REFERENCE_FIELD, Optional.empty());
        html.end();
    }

    /** Ends a label, and says in words whether its field is needed. */
    private void need(boolean required) {
        note(required ? Word.REQUIRED : Word.OPTIONAL);
        html.end();
    }

    /** Writes a word beside a label. The space is outside: within words of another direction it would be at their far end. */
    private void note(Word word) {
        html.text(" ");
        page.own("span", "nudge-note", word);
    }

    private String length(Justification.Text field) {
        return field.minLength() > 0
                ? words.of(Word.FROM_TO, "least", field.minLength())
                        .replace("{most}", String.valueOf(field.maxLength()))
                : words.of(Word.AT_MOST, "most", field.maxLength());
    }

    private void complain(String id) {
        if (id.equals(atFault)) {
            page.start("p").with("class", "nudge-complaint").with("id", id + "-error");
            html.text(complaint).end();
        }
    }

    private void required(boolean required) {
        if (required) {
            html.with("aria-required", "true");
        }
    }

    private void described(String id, Optional<String> hint) {
        boolean wrong = id.equals(atFault);
        if (wrong) {
            html.with("aria-invalid", "true");
        }
        String error = wrong ? id + "-error" : "";
        String both = (hint.orElse("") + " " + error).strip();
        if (!both.isEmpty()) {
            html.with("aria-describedby", both);
        }
    }
}
