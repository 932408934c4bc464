package org.securitynudge.rule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Small packs and policies by chance, as trees of maps and lists. Each document is sound; what the policy sets may fit the rules or not. */
final class RandomPolicies {
    static final Instant NOW = Instant.parse("2026-11-22T00:00:00Z");
    static final List<String> LEVELS = List.of("praise", "inform", "warn", "justify", "block");
    static final List<String> MEMBERS = List.of("1", "2", "3");
    private static final List<String> PACKS = List.of("docs", "docs-2", "ops");
    private static final List<String> IDS = List.of("share", "share-2", "mail", "s");
    private static final List<String> PATTERNS = List.of(
            "*/*",
            "docs/*",
            "docs*/*",
            "*/share",
            "*/share-*",
            "docs/s*",
            "*-2/*-2",
            "ops/s",
            "policy/*",
            "*/none",
            "no/*");

    private final Random random;

    RandomPolicies(long seed) {
        this.random = new Random(seed);
    }

    static boolean interrupts(String level) {
        return LEVELS.indexOf(level) >= LEVELS.indexOf("warn");
    }

    private boolean oneIn(int many) {
        return random.nextInt(many) == 0;
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private <T> List<T> some(List<T> choices) {
        List<T> some = new ArrayList<>(choices);
        some.removeIf(each -> oneIn(2));
        return some;
    }

    private void maybe(Map<String, Object> tree, int oneIn, String field, Supplier<Object> value) {
        if (oneIn(oneIn)) {
            tree.put(field, value.get());
        }
    }

    private static Map<String, Object> tree(Object... namesAndValues) {
        Map<String, Object> tree = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            tree.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return tree;
    }

    List<Map<String, Object>> packs() {
        return some(PACKS).stream().map(this::pack).toList();
    }

    private Map<String, Object> pack(String name) {
        Map<String, Object> pack = tree("format", 1, "pack", name, "version", 1, "language", any(List.of("en", "de")));
        pack.put("groups", tree("g", some(MEMBERS)));
        maybe(pack, 2, "facts", () -> tree("known", tree("type", "string"), "x", tree("type", "string")));
        pack.put("rules", rules(pack, List.of("g", "policy/h", "policy/g")));
        return pack;
    }

    Map<String, Object> policy() {
        Map<String, Object> policy = tree("format", 1, "policy", "company", "version", 1, "audience", List.of("*:*"));
        policy.put("issuedAt", "2026-01-01T00:00:00Z");
        policy.put("language", any(List.of("en", "de")));
        maybe(policy, 3, "killSwitch", () -> tree("everything", oneIn(6), "rules", patterns(2)));
        maybe(policy, 2, "limits", () -> tree("maximumFrictionLevel", any(LEVELS)));
        Map<String, Object> groups = tree("g", some(MEMBERS));
        maybe(groups, 2, "h", () -> some(MEMBERS));
        maybe(groups, 3, "docs/g", () -> some(MEMBERS));
        maybe(groups, 3, "ops/none", () -> some(MEMBERS));
        policy.put("groups", groups);
        policy.put(
                "tuning",
                IntStream.range(0, random.nextInt(5)).mapToObj(i -> entry()).toList());
        policy.put("rules", rules(policy, List.of("g", "policy/g")));
        return policy;
    }

    private List<String> patterns(int most) {
        return IntStream.range(0, 1 + random.nextInt(most))
                .mapToObj(i -> any(PATTERNS))
                .distinct()
                .toList();
    }

    private List<Map<String, Object>> rules(Map<String, Object> document, List<String> groups) {
        List<Map<String, Object>> rules = new ArrayList<>();
        for (String id : some(IDS)) {
            Map<String, Object> rule = rule(id, (String) document.get("language"));
            rule.put("conditions", tree("x", tree("$inGroup", any(groups))));
            rules.add(rule);
        }
        return rules;
    }

    private Map<String, Object> rule(String id, String language) {
        String level = any(LEVELS);
        Map<String, Object> rule = tree("id", id, "trigger", "t", "frictionLevel", level);
        rule.put("message", message(interrupts(level) || oneIn(2), "T"));
        maybe(rule, 2, "tags", () -> some(List.of("red", "blue")));
        maybe(rule, 2, "choices", () -> choices(level));
        maybe(rule, 4, "justification", () -> tree("reference", tree("label", "Ticket")));
        maybe(rule, 4, "translations", () -> tree(language.equals("de") ? "en" : "de", whole(rule)));
        maybe(rule, 4, "status", () -> any(List.of("active", "shadow", "off")));
        maybe(rule, 4, "priority", () -> random.nextInt(101));
        maybe(rule, 4, "rollout", () -> tree("percent", random.nextInt(101)));
        maybe(rule, 4, "schedule", this::schedule);
        maybe(rule, 3, "cooldown", () -> cooldown(after(level)));
        if (LEVELS.indexOf(level) < LEVELS.indexOf("justify")) {
            maybe(rule, 3, "frequencyCap", () -> cap(List.of("user", "x")));
        }
        List<String> others = interrupts(level) ? LEVELS : List.of("praise", "inform");
        maybe(rule, 3, "whenOffline", () -> offline(others));
        return rule;
    }

    private Map<String, Object> message(boolean why, String title) {
        Map<String, Object> message = tree("title", title + random.nextInt(100), "body", "B");
        if (why) {
            message.put("why", "W" + random.nextInt(100));
        }
        return message;
    }

    private List<Object> choices(String level) {
        Map<String, String> types = new LinkedHashMap<>();
        if (level.equals("warn") || level.equals("justify")) {
            types.put("go", "proceed");
        }
        some(interrupts(level) ? List.of("cancel", "wrong") : List.of("ok")).forEach(id -> types.put(id, typeOf(id)));
        if (!level.equals("praise")) {
            types.put("safe", "saferAlternative");
        }
        types.putIfAbsent(interrupts(level) ? "cancel" : "ok", interrupts(level) ? "cancel" : "acknowledge");
        String preselected = any(new ArrayList<>(types.keySet()));
        List<Object> choices = new ArrayList<>();
        types.forEach((id, type) -> {
            Map<String, Object> choice = tree("id", id, "type", type, "label", "L" + random.nextInt(100));
            if (type.equals("saferAlternative")) {
                choice.put("runs", "x");
            }
            if (id.equals(preselected) && !type.equals("proceed") && !type.equals("reportFalsePositive")) {
                choice.put("default", true);
            }
            choices.add(choice);
        });
        return choices;
    }

    private static String typeOf(String id) {
        return switch (id) {
            case "cancel" -> "cancel";
            case "wrong" -> "reportFalsePositive";
            default -> "acknowledge";
        };
    }

    /** Returns a translation that has everything that a rule has. */
    private Map<String, Object> whole(Map<String, Object> rule) {
        Map<String, Object> translation = message(((Map<?, ?>) rule.get("message")).containsKey("why"), "U");
        if (rule.get("choices") instanceof List<?> choices) {
            Map<String, Object> labels = tree();
            choices.forEach(choice -> labels.put((String) ((Map<?, ?>) choice).get("id"), "M" + random.nextInt(100)));
            translation.put("choices", labels);
        }
        if (rule.containsKey("justification")) {
            translation.put("reference", "Fall");
        }
        return translation;
    }

    private List<String> after(String level) {
        if (interrupts(level)) {
            return List.of("proceed");
        }
        return level.equals("praise") ? List.of("acknowledge") : any(AFTER_INFORM);
    }

    private static final List<List<String>> AFTER_INFORM =
            List.of(List.of("acknowledge"), List.of("saferAlternative"), List.of("acknowledge", "saferAlternative"));

    private Map<String, Object> schedule() {
        return tree("until", "2027-0" + (1 + random.nextInt(9)) + "-01T00:00:00Z");
    }

    private Map<String, Object> cooldown(List<String> after) {
        Map<String, Object> cooldown = tree("for", (1 + random.nextInt(9)) + "h");
        maybe(cooldown, 2, "per", () -> List.of(any(List.of("user", "x"))));
        maybe(cooldown, 2, "after", () -> after);
        return cooldown;
    }

    private Map<String, Object> cap(List<String> per) {
        return tree("shows", 1 + random.nextInt(9), "every", "1d", "per", List.of(any(per)));
    }

    private Map<String, Object> offline(List<String> levels) {
        return tree("maxAge", (1 + random.nextInt(9)) + "d", "otherwise", oneIn(3) ? "skip" : any(levels));
    }

    private Map<String, Object> entry() {
        Map<String, Object> entry = tree("set", set());
        maybe(entry, 2, "rules", () -> patterns(3));
        maybe(entry, 3, "tags", () -> List.of(any(List.of("red", "blue", "green"))));
        maybe(entry, 2, "until", () -> NOW.plusSeconds(random.nextInt(5) - 2).toString());
        maybe(entry, 2, "because", () -> "INC-" + random.nextInt(100));
        return entry;
    }

    private Map<String, Object> set() {
        Map<String, Object> set = tree();
        maybe(set, 2, "frictionLevel", () -> any(LEVELS));
        maybe(set, 4, "status", () -> any(List.of("active", "shadow", "off")));
        maybe(set, 4, "schedule", this::schedule);
        maybe(
                set,
                4,
                "rollout",
                () -> tree("percent", random.nextInt(101), "by", any(List.of("user", "known", "other"))));
        maybe(set, 3, "cooldown", () -> cooldown(any(AFTER_ANY)));
        maybe(set, 3, "frequencyCap", () -> cap(List.of("user", "known", "other")));
        maybe(set, 3, "whenOffline", () -> offline(LEVELS));
        maybe(set, 3, "message", () -> message(oneIn(2), oneIn(4) ? "T{{other}}" : "N"));
        maybe(set, 3, "translations", this::translations);
        if (set.isEmpty() || oneIn(4)) {
            set.put("priority", random.nextInt(101));
        }
        return set;
    }

    private static final List<List<String>> AFTER_ANY = List.of(
            List.of("proceed"), List.of("acknowledge"), List.of("cancel"), List.of("saferAlternative", "acknowledge"));

    private Map<String, Object> translations() {
        Map<String, Object> translation = message(oneIn(2), "V");
        maybe(translation, 2, "choices", () -> tree("safe", "M1", "cancel", "M2"));
        return tree(any(List.of("en", "de", "fr")), translation);
    }
}
