package org.securitynudge.match;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.securitynudge.json.Json;
import org.securitynudge.json.JsonArray;
import org.securitynudge.json.JsonBoolean;
import org.securitynudge.json.JsonNumber;
import org.securitynudge.json.JsonObject;
import org.securitynudge.json.JsonText;
import org.securitynudge.json.Problems;

/** Reads the operands of operators. */
final class Operands {
    /** The most values of {@code $in} and {@code $nin}; more belong into a group. */
    static final int MAXIMUM_VALUES = 10_000;

    /** The most values of {@code $all}, each of which is searched for. */
    static final int MAXIMUM_ALL = 100;

    /** The most strings of {@code $startsWith} and the like, each of which is searched for. */
    static final int MAXIMUM_PARTS = 100;

    /** The most networks of {@code $cidr}, each of which is compared with. */
    static final int MAXIMUM_NETWORKS = 1_000;

    private final Problems problems;

    Operands(Problems problems) {
        this.problems = problems;
    }

    /**
     * A value that may be null, which an Optional cannot hold.
     *
     * @param orNull the value
     */
    record Value(@Nullable Object orNull) {}

    /** Returns any value, or empty after adding a problem for each operator in it. */
    Optional<Value> value(Json json) {
        int before = problems.count();
        Object value = tree(json);
        return problems.count() == before ? Optional.of(new Value(value)) : Optional.empty();
    }

    private @Nullable Object tree(Json json) {
        if (json instanceof JsonObject object) {
            return map(object);
        } else if (json instanceof JsonArray list) {
            List<@Nullable Object> elements = new ArrayList<>();
            list.elements().forEach(element -> elements.add(tree(element)));
            return Collections.unmodifiableList(elements);
        }
        return scalar(json);
    }

    private Map<String, @Nullable Object> map(JsonObject object) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        object.members().forEach((name, member) -> {
            if (Operator.isWord(name)) {
                problems.add(object, member, Json.quote(name) + " is inside a value; an operator must stand on a fact");
            }
            members.put(name, tree(member.value()));
        });
        return Collections.unmodifiableMap(members);
    }

    /** Returns a string, an amount or a boolean; null for everything else. */
    @Nullable
    Object scalar(Json json) {
        if (json instanceof JsonText text) {
            return text.value();
        } else if (json instanceof JsonNumber number) {
            return Amount.of(number.value());
        }
        return json instanceof JsonBoolean bool ? bool.value() : null;
    }

    Optional<Boolean> bool(Json json) {
        if (json instanceof JsonBoolean bool) {
            return Optional.of(bool.value());
        }
        return refuse(json, "true or false");
    }

    Optional<String> text(Json json) {
        if (json instanceof JsonText text) {
            return Optional.of(text.value());
        }
        return refuse(json, "a string");
    }

    /** Returns a list, which may be empty. */
    Optional<JsonArray> list(Json json, int most) {
        if (!(json instanceof JsonArray list)) {
            return refuse(json, "a list");
        }
        int size = list.elements().size();
        if (size > most) {
            problems.add(json, "has " + size + " values; at most " + most + " are allowed");
            return Optional.empty();
        }
        return Optional.of(list);
    }

    /** Returns one string as a list of one, or the strings of a list. */
    Optional<List<String>> texts(Json json) {
        if (json instanceof JsonText text) {
            return Optional.of(List.of(text.value()));
        } else if (!(json instanceof JsonArray array) || array.elements().isEmpty()) {
            return refuse(json, "a string or a list of strings");
        }
        int before = problems.count();
        List<String> texts = new ArrayList<>();
        list(json, MAXIMUM_PARTS)
                .ifPresent(
                        list -> list.elements().forEach(element -> text(element).ifPresent(texts::add)));
        return problems.count() == before ? Optional.of(texts) : Optional.empty();
    }

    <T> Optional<T> refuse(Json json, String wanted) {
        problems.add(json, "must be " + wanted + ", found " + json.shown());
        return Optional.empty();
    }
}
