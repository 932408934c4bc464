package org.securitynudge.lint;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.securitynudge.json.JsonObject;
import org.securitynudge.json.JsonText;

/** Whether the labels of choices begin with a verb and say what happens; of English labels only. */
final class LabelCheck implements RuleCheck {
    private final boolean english;

    LabelCheck(LintedDocument document) {
        this.english = isEnglish(document.language());
    }

    private static boolean isEnglish(Locale language) {
        return language.getLanguage().equals("en");
    }

    @Override
    public void check(LintedRule linted, RuleNotes notes) {
        JsonObject json = linted.json();
        for (JsonObject choice : Tree.elements(json, "choices")) {
            boolean acknowledges = Tree.text(choice, "type").equals(Optional.of("acknowledge"));
            if (english) {
                Tree.string(choice, "label").ifPresent(label -> judge(label, acknowledges, notes));
            }
            for (JsonObject translation : english(json)) {
                Tree.text(choice, "id")
                        .flatMap(id -> Tree.string(translation, "choices", id))
                        .ifPresent(label -> judge(label, acknowledges, notes));
            }
        }
    }

    private static List<JsonObject> english(JsonObject rule) {
        return Tree.object(rule, "translations").stream()
                .flatMap(translations -> translations.members().values().stream())
                .filter(member -> isEnglish(Locale.forLanguageTag(member.name())))
                .filter(member -> member.value() instanceof JsonObject)
                .map(member -> (JsonObject) member.value())
                .toList();
    }

    private static void judge(JsonText label, boolean acknowledges, RuleNotes notes) {
        Prose prose = Prose.of(label.value());
        if (Labels.isVague(prose)) {
            notes.add(
                    LintCode.VAGUE_LABEL,
                    label,
                    label.shown()
                            + " does not say what happens. Name it with a verb, such as \"Share a view-only link\".");
        } else if (Labels.isWithoutVerb(prose, acknowledges)) {
            notes.add(
                    LintCode.LABEL_WITHOUT_VERB,
                    label,
                    label.shown() + " does not begin with a verb, so it does not say what the button does."
                            + " Begin with one, such as \"Share\", \"Ask\" or \"Do not\".");
        }
    }
}
