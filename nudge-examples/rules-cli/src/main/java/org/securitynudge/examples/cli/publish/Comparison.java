package org.securitynudge.examples.cli.publish;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.securitynudge.examples.cli.input.Document;

/**
 * What is otherwise in one document than in another, by what it means: rules are the same by their {@code id}, tests by their name, groups
 * and lists of names have no order, tuning has one, and conditions are compared as a whole. How a text is laid out does not count.
 */
public final class Comparison {
    /** Lists of objects with a name, and what names them. */
    private static final Map<String, String> NAMED =
            Map.of("rules", "id", "choices", "id", "tests", "name", "reasons", "code");

    /** Trees in which a part alone says nothing. */
    private static final Set<String> WHOLE = Set.of(
            "conditions", "given", "expect", "rollout", "schedule", "cooldown", "frequencyCap", "whenOffline", "set");

    /** The order in which people ask: who, what is stopped, and then the rest as it stands. */
    private static final List<String> FIRST = List.of(
            "format", "policy", "pack", "audience", "version", "issuedAt", "expires", "killSwitch", "limits", "tuning");

    private static final JsonNode DEFAULT_KILL_SWITCH = killSwitch();

    private final List<Change> changes = new ArrayList<>();

    private Comparison() {}

    /** Returns the changes from one document to another, the header's first. */
    public static List<Change> of(Document before, Document after) {
        Comparison comparison = new Comparison();
        ObjectNode old = normal(Header.tree(before));
        ObjectNode fresh = normal(Header.tree(after));
        Set<String> members = new LinkedHashSet<>(FIRST);
        old.fieldNames().forEachRemaining(members::add);
        fresh.fieldNames().forEachRemaining(members::add);
        members.forEach(member -> comparison.compare(member, member, old.path(member), fresh.path(member)));
        return List.copyOf(comparison.changes);
    }

    /** What is not written down is compared as what it means, so that a kill switch shows as what it stops. */
    private static ObjectNode normal(JsonNode root) {
        ObjectNode normal = root.deepCopy();
        normal.remove("$schema");
        if (normal.has("policy")) {
            ObjectNode stops = DEFAULT_KILL_SWITCH.deepCopy();
            if (normal.path("killSwitch") instanceof ObjectNode said) {
                stops.setAll(said);
            }
            normal.set("killSwitch", stops);
        }
        return normal;
    }

    private static JsonNode killSwitch() {
        ObjectNode nothing = JsonNodeFactory.instance.objectNode();
        nothing.put("everything", false);
        nothing.set("rules", JsonNodeFactory.instance.arrayNode());
        return nothing;
    }

    private void compare(String name, String path, JsonNode before, JsonNode after) {
        if (before.equals(after)) {
            return;
        }
        if (before.isMissingNode()) {
            changes.add(Change.added(path, after));
        } else if (after.isMissingNode()) {
            changes.add(Change.removed(path, before));
        } else if (before.isObject() && after.isObject() && !WHOLE.contains(name)) {
            objects(path, before, after);
        } else if (before.isArray() && after.isArray() && !WHOLE.contains(name)) {
            lists(name, path, before, after);
        } else {
            changes.add(Change.of(path, before, after));
        }
    }

    private void objects(String path, JsonNode before, JsonNode after) {
        Set<String> members = new LinkedHashSet<>();
        before.fieldNames().forEachRemaining(members::add);
        after.fieldNames().forEachRemaining(members::add);
        for (String member : members) {
            compare(member, path + step(member), before.path(member), after.path(member));
        }
    }

    private static String step(String member) {
        return member.matches("[A-Za-z0-9_-]+") ? "." + member : "[\"" + member + "\"]";
    }

    private void lists(String name, String path, JsonNode before, JsonNode after) {
        String key = NAMED.get(name);
        if (key != null && isNamed(before, key) && isNamed(after, key)) {
            named(path, byName(before, key), byName(after, key));
        } else if (name.equals("tuning")) {
            named(path, tuning(before), tuning(after));
            order(path, before, after);
        } else if (isOfTexts(before) && isOfTexts(after)) {
            sets(path, before, after);
        } else {
            changes.add(Change.of(path, before, after));
        }
    }

    private static boolean isNamed(JsonNode list, String key) {
        for (JsonNode element : list) {
            if (!element.path(key).isTextual()) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOfTexts(JsonNode list) {
        for (JsonNode element : list) {
            if (!element.isTextual()) {
                return false;
            }
        }
        return true;
    }

    private static Map<String, JsonNode> byName(JsonNode list, String key) {
        Map<String, JsonNode> named = new LinkedHashMap<>();
        list.forEach(element -> named.put("\"" + element.path(key).asText() + "\"", element));
        return named;
    }

    /** Entries have no name; what tells them apart is which rules they are for and why, and the count of such entries before. */
    private static Map<String, JsonNode> tuning(JsonNode list) {
        Map<String, JsonNode> named = new LinkedHashMap<>();
        for (JsonNode entry : list) {
            List<String> words = new ArrayList<>();
            entry.path("rules").forEach(rule -> words.add(rule.asText()));
            entry.path("tags").forEach(tag -> words.add("#" + tag.asText()));
            String name = "[" + String.join(", ", words.isEmpty() ? List.of("*/*") : words) + "]"
                    + (entry.has("because") ? " (" + entry.path("because").asText() + ")" : "");
            String unique = name;
            for (int number = 2; named.containsKey(unique); number++) {
                unique = name + " no. " + number;
            }
            named.put(unique, entry);
        }
        return named;
    }

    private void named(String path, Map<String, JsonNode> before, Map<String, JsonNode> after) {
        before.forEach((name, value) -> {
            if (!after.containsKey(name)) {
                changes.add(Change.removed(path + " " + name, value));
            }
        });
        after.forEach((name, value) -> {
            JsonNode old = before.get(name);
            if (old == null) {
                changes.add(Change.added(path + " " + name, value));
            } else {
                compare("", path + " " + name, old, value);
            }
        });
    }

    /** Later entries win, so the order of those that were there counts. */
    private void order(String path, JsonNode before, JsonNode after) {
        List<String> kept = new ArrayList<>(tuning(before).keySet());
        List<String> now = new ArrayList<>(tuning(after).keySet());
        kept.retainAll(tuning(after).keySet());
        now.retainAll(tuning(before).keySet());
        if (!kept.equals(now)) {
            changes.add(Change.of(path + " order", names(kept), names(now)));
        }
    }

    private static JsonNode names(List<String> names) {
        return JsonNodeFactory.instance.textNode(String.join(", ", names));
    }

    private void sets(String path, JsonNode before, JsonNode after) {
        without(before, after).forEach(text -> changes.add(Change.removed(path, text)));
        without(after, before).forEach(text -> changes.add(Change.added(path, text)));
    }

    private static ArrayNode without(JsonNode list, JsonNode other) {
        Set<JsonNode> others = new LinkedHashSet<>();
        other.forEach(others::add);
        ArrayNode rest = JsonNodeFactory.instance.arrayNode();
        list.forEach(element -> {
            if (others.add(element)) {
                rest.add(element);
            }
        });
        return rest;
    }
}
