package org.securitynudge.rule;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.securitynudge.model.ChoiceType;
import org.securitynudge.model.Justification;

/** The library's own texts, for choices and justifications that a document leaves out: German for German messages, else English. */
final class BuiltIn {
    private static final Label GOT_IT = Label.of("Got it", "Verstanden");
    private static final Label CONTINUE = Label.of("Continue anyway", "Trotzdem fortfahren");
    private static final Label GO_BACK = Label.of("Go back", "Abbrechen");

    private BuiltIn() {}

    private record Label(Template english, Template german) {
        static Label of(String english, String german) {
            return new Label(Template.of(english), Template.of(german));
        }
    }

    static Template label(ChoiceType type, Locale language) {
        Label label = switch (type) {
            case ACKNOWLEDGE -> GOT_IT;
            case PROCEED -> CONTINUE;
            case CANCEL -> GO_BACK;
            case SAFER_ALTERNATIVE, REPORT_FALSE_POSITIVE ->
                throw new IllegalArgumentException("nobody adds a choice of type " + type);
        };
        return isGerman(language) ? label.german() : label.english();
    }

    /** Returns what is asked for at justify where a rule asks for nothing: a text of 10 to 200 characters. */
    static Justification justification(Locale language) {
        String hint = isGerman(language)
                ? "Sagen Sie in einem Satz, warum es nötig ist."
                : "Say in a sentence why it is needed.";
        Justification.Text text = new Justification.Text(true, 10, 200, Optional.of(hint));
        return new Justification(List.of(), Optional.of(text), Optional.empty());
    }

    private static boolean isGerman(Locale language) {
        return language.getLanguage().equals("de");
    }
}
