package org.securitynudge.rule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.securitynudge.json.Json;
import org.securitynudge.json.JsonBoolean;
import org.securitynudge.json.JsonNumber;
import org.securitynudge.json.JsonText;
import org.securitynudge.json.Suggestion;
import org.securitynudge.match.Catalogue;
import org.securitynudge.match.FactType;

/** Reads the catalogue of facts of a pack. */
final class FactsReader {
    private final Map<String, FactType> types = new LinkedHashMap<>();
    private final Map<String, List<Object>> values = new LinkedHashMap<>();

    /** Returns the catalogue; the open one, in which anything goes, if the document has none. */
    Catalogue read(Section document) {
        Optional<Section> facts = document.section("facts");
        facts.ifPresent(section -> section.object().members().forEach((name, member) -> {
            if (!Names.isDotted(name)) {
                section.problems()
                        .add(
                                section.object(),
                                member,
                                "a fact has a name " + Names.DOTTED_RULE + ", found " + Json.quote(name));
            }
            section.section(member.value()).ifPresent(inner -> fact(name, inner));
        }));
        return facts.isPresent() ? Catalogue.of(types, values) : Catalogue.open();
    }

    private void fact(String name, Section inner) {
        Optional<JsonText> word = inner.require("type").flatMap(inner::string);
        Optional<FactType> type = word.map(JsonText::value).flatMap(FactType::of);
        List<Json> allowed = inner.filledList("values");
        inner.end();
        if (type.isEmpty()) {
            word.ifPresent(text -> inner.problem(
                    "type", "unknown type " + text.shown() + Suggestion.of(text.value(), FactType.words())));
            return;
        }
        types.put(name, type.get());
        List<Object> found = values(type.get(), allowed, inner);
        if (!found.isEmpty()) {
            values.put(name, found);
        }
    }

    private static List<Object> values(FactType type, List<Json> allowed, Section inner) {
        List<Object> found = new ArrayList<>();
        if (!allowed.isEmpty() && (type == FactType.LIST || type == FactType.MAP || type == FactType.INSTANT)) {
            inner.problem(
                    "values",
                    "a fact of type " + type.word()
                            + " has no values to list; string, number, boolean and version have");
            return found;
        }
        for (Json element : allowed) {
            Optional<Object> value = value(type, element);
            if (value.isEmpty()) {
                inner.problems().add(element, "must be a " + type.word() + ", found " + element.shown());
            } else if (found.contains(value.get())) {
                inner.problems().add(element, element.shown() + " is listed twice");
            }
            value.ifPresent(found::add);
        }
        return found;
    }

    private static Optional<Object> value(FactType type, Json element) {
        if (element instanceof JsonText text && (type == FactType.STRING || type == FactType.VERSION)) {
            return Optional.of(text.value());
        } else if (element instanceof JsonNumber number && type == FactType.NUMBER) {
            return Optional.of(number.value());
        }
        return element instanceof JsonBoolean bool && type == FactType.BOOLEAN
                ? Optional.of(bool.value())
                : Optional.empty();
    }
}
