package org.securitynudge.lint;

import java.util.List;
import java.util.Optional;
import org.securitynudge.json.Json;
import org.securitynudge.json.JsonArray;
import org.securitynudge.json.JsonObject;
import org.securitynudge.json.JsonText;

/** Finds the way in the tree of a sound document, where every member is of the kind that the format asks for. */
final class Tree {
    private Tree() {}

    /** Returns what stands at the end of some names. */
    static Optional<Json> at(Json from, String... names) {
        Optional<Json> found = Optional.of(from);
        for (String name : names) {
            found = found.filter(JsonObject.class::isInstance)
                    .map(JsonObject.class::cast)
                    .flatMap(object -> object.get(name));
        }
        return found;
    }

    static Optional<JsonObject> object(Json from, String... names) {
        return at(from, names).filter(JsonObject.class::isInstance).map(JsonObject.class::cast);
    }

    /** Returns the elements of a list that are objects; none if there is no list. */
    static List<JsonObject> elements(Json from, String... names) {
        return at(from, names)
                .filter(JsonArray.class::isInstance)
                .map(list -> ((JsonArray) list).elements())
                .orElse(List.of())
                .stream()
                .filter(JsonObject.class::isInstance)
                .map(JsonObject.class::cast)
                .toList();
    }

    static Optional<JsonText> string(Json from, String... names) {
        return at(from, names).filter(JsonText.class::isInstance).map(JsonText.class::cast);
    }

    static Optional<String> text(Json from, String... names) {
        return string(from, names).map(JsonText::value);
    }
}
