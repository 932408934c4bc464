package org.securitynudge.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.securitynudge.json.Json;
import org.securitynudge.json.JsonObject;
import org.securitynudge.json.JsonText;

/**
 * What a rule, or an entry of tuning, says in one language.
 *
 * @param language the language
 * @param place where the message stands
 * @param parts the texts in the order of reading
 */
record Passage(Locale language, JsonObject place, List<Part> parts) {
    /** A text of a passage. */
    record Part(Kind kind, JsonText json, Prose prose) {}

    /** What a text is for. */
    enum Kind {
        TITLE,
        BODY,
        /** The reason, the comparison: read with title and body. */
        MORE,
        /** What stands beside the message: a quote, a hint, the label of a choice or reason. */
        BESIDE
    }

    /** Returns the passages of something that has a message, and perhaps translations of it. */
    static List<Passage> of(JsonObject json, Locale language) {
        List<Passage> passages = new ArrayList<>();
        Tree.object(json, "message").ifPresent(message -> {
            List<Part> parts = message(message);
            add(parts, Kind.BESIDE, Tree.string(json, "sponsor", "quote"));
            Tree.elements(json, "choices").forEach(choice -> add(parts, Kind.BESIDE, Tree.string(choice, "label")));
            Tree.elements(json, "justification", "reasons")
                    .forEach(reason -> add(parts, Kind.BESIDE, Tree.string(reason, "label")));
            add(parts, Kind.BESIDE, Tree.string(json, "justification", "text", "hint"));
            add(parts, Kind.BESIDE, Tree.string(json, "justification", "reference", "label"));
            passages.add(new Passage(language, message, List.copyOf(parts)));
        });
        Tree.object(json, "translations")
                .ifPresent(translations -> translations.members().values().stream()
                        .filter(member -> member.value() instanceof JsonObject)
                        .map(member -> translation(Locale.forLanguageTag(member.name()), (JsonObject) member.value()))
                        .forEach(passages::add));
        return passages;
    }

    private static Passage translation(Locale language, JsonObject json) {
        List<Part> parts = message(json);
        for (String labels : List.of("choices", "reasons")) {
            Tree.object(json, labels)
                    .ifPresent(found ->
                            found.members().values().forEach(member -> add(parts, Kind.BESIDE, text(member.value()))));
        }
        add(parts, Kind.BESIDE, Tree.string(json, "hint"));
        add(parts, Kind.BESIDE, Tree.string(json, "reference"));
        return new Passage(language, json, List.copyOf(parts));
    }

    private static List<Part> message(JsonObject json) {
        List<Part> parts = new ArrayList<>();
        add(parts, Kind.TITLE, Tree.string(json, "title"));
        add(parts, Kind.BODY, Tree.string(json, "body"));
        add(parts, Kind.MORE, Tree.string(json, "why"));
        add(parts, Kind.MORE, Tree.string(json, "analogy"));
        return parts;
    }

    private static Optional<JsonText> text(Json json) {
        return json instanceof JsonText text ? Optional.of(text) : Optional.empty();
    }

    private static void add(List<Part> parts, Kind kind, Optional<JsonText> json) {
        json.ifPresent(text -> parts.add(new Part(kind, text, Prose.of(text.value()))));
    }

    boolean isEnglish() {
        return language.getLanguage().equals("en");
    }
}
