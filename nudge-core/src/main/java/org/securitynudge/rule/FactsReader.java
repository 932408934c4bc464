package org.securitynudge.rule;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
        Set<Object> seen = new HashSet<>();
        if (!allowed.isEmpty() && (type == FactType.MAP || type == FactType.INSTANT)) {
            inner.problem(
                    "values",
                    "a fact of type " + type.word()
                            + " has no values to list; string, number, boolean, version and list have");
            return List.of();
        }
        for (Json element : allowed) {
            Optional<Object> value = value(type, element);
            if (value.isEmpty()) {
                String allowedType = type == FactType.LIST ? "string, number or boolean" : type.word();
                inner.problems().add(element, "must be a " + allowedType + ", found " + element.shown());
            } else if (!seen.add(same(value.get()))) {
                inner.problems().add(element, element.shown() + " is listed twice");
            } else {
                found.add(value.get());
            }
        }
        return found;
    }

    /** 1 and 1.0 are one number. */
    private static Object same(Object value) {
        return value instanceof BigDecimal number ? number.stripTrailingZeros() : value;
    }

    /** The values of a list are those of its elements. */
    private static Optional<Object> value(FactType type, Json element) {
        boolean any = type == FactType.LIST;
        if (element instanceof JsonText text && (any || type == FactType.STRING || type == FactType.VERSION)) {
            return Optional.of(text.value());
        } else if (element instanceof JsonNumber number && (any || type == FactType.NUMBER)) {
            return Optional.of(number.value());
        }
        return element instanceof JsonBoolean bool && (any || type == FactType.BOOLEAN)
                ? Optional.of(bool.value())
                : Optional.empty();
    }
}
