package org.securitynudge.rule;

import static org.securitynudge.rule.RandomPolicies.LEVELS;
import static org.securitynudge.rule.RandomPolicies.MEMBERS;
import static org.securitynudge.rule.RandomPolicies.NOW;
import static org.securitynudge.rule.RandomPolicies.interrupts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a policy makes of packs, once more: slowly, on the trees of the documents, sentence by sentence as docs/rules.md has it. It knows
 * nothing of the classes that do it in earnest.
 */
final class PlainPolicy {
    private static final List<String> FIELDS = List.of(
            "status",
            "priority",
            "schedule",
            "rollout",
            "cooldown",
            "frequencyCap",
            "whenOffline",
            "message",
            "translations");

    private final List<Map<String, Object>> packs;
    private final Map<String, Object> policy;

    /** The rules by their full names. */
    final Map<String, PlainRule> rules = new TreeMap<>();

    /** What cannot be applied: the place, and the rule where there is one. */
    final Set<String> warnings = new TreeSet<>();

    PlainPolicy(List<Map<String, Object>> packs, Map<String, Object> policy) {
        this.packs = packs;
        this.policy = policy;
        maps(policy.get("rules")).forEach(rule -> add("policy", policy, rule));
        for (Map<String, Object> pack : packs) {
            maps(pack.get("rules")).forEach(rule -> add((String) pack.get("pack"), pack, rule));
        }
        warnOfWhatNamesNothing();
        rules.values().forEach(this::tune);
        rules.values().forEach(this::kill);
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object value) {
        return (Map<String, Object>) Objects.requireNonNullElse(value, Map.of());
    }

    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> maps(Object value) {
        return (List<Map<String, Object>>) Objects.requireNonNullElse(value, List.of());
    }

    @SuppressWarnings("unchecked")
    static List<String> texts(Object value) {
        return (List<String>) Objects.requireNonNullElse(value, List.of());
    }

    private void add(String pack, Map<String, Object> document, Map<String, Object> rule) {
        String name = pack + "/" + rule.get("id");
        rules.put(name, new PlainRule(name, document, rule));
        String asked = (String) map(map(rule.get("conditions")).get("x")).get("$inGroup");
        List<String> members = members(asked.contains("/") ? asked : pack + "/" + asked, name);
        rules.get(name)
                .members
                .addAll(MEMBERS.stream().filter(members::contains).toList());
    }

    /** A group of the policy called like one of a pack takes its place. */
    private List<String> members(String group, String rule) {
        Map<String, Object> ofPolicy = map(policy.get("groups"));
        String key = group.startsWith("policy/") ? group.substring(7) : group;
        if (ofPolicy.containsKey(key)) {
            return texts(ofPolicy.get(key));
        }
        for (Map<String, Object> pack : packs) {
            if (group.equals(pack.get("pack") + "/g")) {
                return texts(map(pack.get("groups")).get("g"));
            }
        }
        warnings.add("no group: " + rule);
        return List.of();
    }

    private void warnOfWhatNamesNothing() {
        map(policy.get("groups")).keySet().stream()
                .filter(name -> name.contains("/"))
                .filter(name -> packs.stream().noneMatch(pack -> name.equals(pack.get("pack") + "/g")))
                .forEach(name -> warnings.add("groups[\"" + name + "\"]"));
        List<String> killed = texts(map(policy.get("killSwitch")).get("rules"));
        for (int i = 0; i < killed.size(); i++) {
            warnOfNoMatch(killed.get(i), "killSwitch.rules[" + i + "]");
        }
        for (int i = 0; i < entries().size(); i++) {
            if (isOver(entries().get(i))) {
                continue;
            }
            Map<String, Object> entry = entries().get(i);
            List<String> patterns = entry.containsKey("rules") ? texts(entry.get("rules")) : List.of();
            for (int j = 0; j < patterns.size(); j++) {
                warnOfNoMatch(patterns.get(j), "tuning[" + i + "].rules[" + j + "]");
            }
            if (patterns.isEmpty()) {
                warnOfNoMatch("*/*", "tuning[" + i + "]");
            }
            if (entry.containsKey("tags") && rules.values().stream().noneMatch(rule -> isFor(entry, rule))) {
                warnings.add("tuning[" + i + "] by tags");
            }
        }
    }

    private void warnOfNoMatch(String pattern, String place) {
        if (rules.keySet().stream().noneMatch(name -> matches(pattern, name))) {
            warnings.add(place);
        }
    }

    private List<Map<String, Object>> entries() {
        return maps(policy.get("tuning"));
    }

    private static boolean isOver(Map<String, Object> entry) {
        return entry.containsKey("until") && !NOW.isBefore(Instant.parse((String) entry.get("until")));
    }

    /** A star is any characters but a slash. */
    private static boolean matches(String pattern, String name) {
        return name.matches(pattern.replace("*", "[^/]*"));
    }

    private static boolean isFor(Map<String, Object> entry, PlainRule rule) {
        List<String> patterns = entry.containsKey("rules") ? texts(entry.get("rules")) : List.of("*/*");
        List<String> tags = texts(entry.get("tags"));
        return patterns.stream().anyMatch(pattern -> matches(pattern, rule.name))
                && (tags.isEmpty() || tags.stream().anyMatch(texts(rule.declared.get("tags"))::contains));
    }

    private void tune(PlainRule rule) {
        Map<Integer, Map<String, Object>> sets = new LinkedHashMap<>();
        for (int i = 0; i < entries().size(); i++) {
            if (!isOver(entries().get(i)) && isFor(entries().get(i), rule)) {
                sets.put(i, map(entries().get(i).get("set")));
            }
        }
        sets.forEach((i, set) -> {
            if (set.containsKey("frictionLevel")) {
                tuneLevel(rule, i, (String) set.get("frictionLevel"));
            }
        });
        String maximum = rule.name.startsWith("policy/") ? "block" : maximum();
        if (above(rule.level(), maximum)) {
            warnOfBlock(rule, rule.level());
            rule.set("frictionLevel", maximum, "limits.maximumFrictionLevel");
        }
        sets.forEach((i, set) -> FIELDS.stream().filter(set::containsKey).forEach(field -> tune(rule, i, field)));
        Map<String, Object> offline = map(rule.fields.get("whenOffline"));
        if (!offline.isEmpty()
                && !offline.get("otherwise").equals("skip")
                && above((String) offline.get("otherwise"), maximum)) {
            warnOfBlock(rule, (String) offline.get("otherwise"));
            Map<String, Object> lowered = new LinkedHashMap<>(offline);
            lowered.put("otherwise", maximum);
            rule.set("whenOffline", lowered, "limits.maximumFrictionLevel");
        }
    }

    private String maximum() {
        return (String) map(policy.get("limits")).getOrDefault("maximumFrictionLevel", "block");
    }

    private static boolean above(String level, String maximum) {
        return LEVELS.indexOf(level) > LEVELS.indexOf(maximum);
    }

    private void warnOfBlock(PlainRule rule, String level) {
        if (level.equals("block")) {
            warnings.add("limits.maximumFrictionLevel opens " + rule.name);
        }
    }

    private void tuneLevel(PlainRule rule, int entry, String level) {
        if (interrupts(level) && !interrupts((String) rule.declared.get("frictionLevel"))) {
            warnings.add("tuning[" + entry + "].set.frictionLevel " + rule.name);
        } else {
            rule.set("frictionLevel", level, "tuning[" + entry + "]");
        }
    }

    private void tune(PlainRule rule, int entry, String field) {
        Object value = map(entries().get(entry).get("set")).get(field);
        List<String> wrong = new ArrayList<>(rule.wrong(field, value));
        wrong.forEach(place -> warnings.add("tuning[" + entry + "].set." + place + " " + rule.name));
        if (!wrong.isEmpty()) {
            return;
        }
        rule.set(field, value, "tuning[" + entry + "]");
        if (field.equals("message")) {
            rule.say(map(value), (String) policy.get("language"));
        } else if (field.equals("translations")) {
            rule.translate(map(value));
        }
    }

    private void kill(PlainRule rule) {
        Map<String, Object> killSwitch = map(policy.get("killSwitch"));
        rule.killed = killSwitch.getOrDefault("everything", false).equals(true)
                || texts(killSwitch.get("rules")).stream().anyMatch(pattern -> matches(pattern, rule.name));
    }
}
