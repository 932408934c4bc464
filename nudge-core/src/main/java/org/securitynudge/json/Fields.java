package org.securitynudge.json;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The members of an object on their way into a value. Each accessor adds a problem if the member is of the wrong kind and remembers the
 * name, so that {@link #refuseOthers()} can tell which members nobody asked for.
 */
public final class Fields {
    private final JsonObject object;
    private final Problems problems;
    private final Set<String> known = new LinkedHashSet<>();

    /** Creates the fields of an object. */
    public Fields(JsonObject object, Problems problems) {
        this.object = object;
        this.problems = problems;
    }

    /** Returns the object itself. */
    public JsonObject object() {
        return object;
    }

    /** Returns a member of any kind. */
    public Optional<Json> any(String name) {
        known.add(name);
        return object.get(name);
    }

    /** Returns a member that must be there, of any kind. */
    public Optional<Json> require(String name) {
        Optional<Json> value = any(name);
        if (value.isEmpty()) {
            problems.missing(object, name);
        }
        return value;
    }

    /** Returns a member that is a string. */
    public Optional<JsonText> text(String name) {
        return any(name).flatMap(value -> expect(value, JsonText.class, "a string"));
    }

    /** Returns a member that must be there and is a string. */
    public Optional<JsonText> requireText(String name) {
        return require(name).flatMap(value -> expect(value, JsonText.class, "a string"));
    }

    /** Returns a member that is true or false. */
    public Optional<Boolean> bool(String name) {
        return any(name)
                .flatMap(value -> expect(value, JsonBoolean.class, "true or false"))
                .map(JsonBoolean::value);
    }

    /** Returns a member that is a whole number within bounds. */
    public Optional<Integer> whole(String name, int least, int most) {
        return any(name).flatMap(value -> whole(value, least, most));
    }

    private Optional<Integer> whole(Json value, int least, int most) {
        if (value instanceof JsonNumber number
                && number.value().stripTrailingZeros().scale() <= 0
                && number.value().compareTo(BigDecimal.valueOf(least)) >= 0
                && number.value().compareTo(BigDecimal.valueOf(most)) <= 0) {
            return Optional.of(number.value().intValue());
        }
        problems.add(value, "must be a whole number from " + least + " to " + most + ", found " + value.shown());
        return Optional.empty();
    }

    /** Returns a member that is an object. */
    public Optional<JsonObject> object(String name) {
        return any(name).flatMap(value -> expect(value, JsonObject.class, "an object"));
    }

    /** Returns a member that must be there and is an object. */
    public Optional<JsonObject> requireObject(String name) {
        return require(name).flatMap(value -> expect(value, JsonObject.class, "an object"));
    }

    /** Returns the elements of a member that is a list; empty if it is not there. */
    public List<Json> list(String name) {
        return any(name)
                .flatMap(value -> expect(value, JsonArray.class, "a list"))
                .map(JsonArray::elements)
                .orElse(List.of());
    }

    /** Returns a value as the kind it should be of, or empty after adding a problem. */
    public <T extends Json> Optional<T> expect(Json value, Class<T> kind, String inWords) {
        if (kind.isInstance(value)) {
            return Optional.of(kind.cast(value));
        }
        problems.add(value, "must be " + inWords + ", found " + value.shown());
        return Optional.empty();
    }

    /** Adds a problem for every member that no accessor was called for. */
    public void refuseOthers() {
        object.members().forEach((name, member) -> {
            if (!known.contains(name)) {
                problems.add(object, member, "unknown field " + Json.quote(name) + Suggestion.of(name, known));
            }
        });
    }
}
