package org.securitynudge.rule;

import static org.securitynudge.rule.PlainPolicy.map;
import static org.securitynudge.rule.PlainPolicy.maps;
import static org.securitynudge.rule.PlainPolicy.texts;
import static org.securitynudge.rule.RandomPolicies.LEVELS;
import static org.securitynudge.rule.RandomPolicies.interrupts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A rule under a {@link PlainPolicy}: its fields as a tree, and what it says in each language. */
final class PlainRule {
    final String name;
    final Map<String, Object> declared;
    final Map<String, Object> fields;
    final List<String> members = new ArrayList<>();
    boolean killed;

    /** Of each field that was set, who set it, the last first. */
    final Map<String, List<String>> origins = new TreeMap<>();

    private final Map<String, Object> facts;

    /** What it says, by language, in the order of the document. */
    private final Map<String, Map<String, Object>> words = new LinkedHashMap<>();

    PlainRule(String name, Map<String, Object> document, Map<String, Object> declared) {
        this.name = name;
        this.declared = declared;
        this.facts = map(document.get("facts"));
        this.fields = new LinkedHashMap<>(Map.of(
                "status",
                "active",
                "priority",
                50,
                "rollout",
                Map.of("percent", 100, "by", "user"),
                "cooldown",
                Map.of("for", "10m")));
        fields.putAll(declared);
        Map<String, Object> own = new LinkedHashMap<>(map(declared.get("message")));
        Map<String, Object> labels = new LinkedHashMap<>();
        choices().forEach(choice -> labels.put((String) choice.get("id"), choice.get("label")));
        own.put("choices", labels);
        words.put((String) document.get("language"), own);
        translate(map(declared.get("translations")));
    }

    String level() {
        return (String) fields.get("frictionLevel");
    }

    private String own() {
        return words.keySet().iterator().next();
    }

    private List<Map<String, Object>> choices() {
        return maps(declared.get("choices"));
    }

    void set(String field, Object value, String by) {
        String document = name.startsWith("policy/") ? "policy rule" : "pack rule";
        List<String> chain = origins.computeIfAbsent(
                field, first -> new ArrayList<>(List.of(declared.containsKey(first) ? document : "default")));
        chain.add(0, by);
        fields.put(field, value);
    }

    /** Another message drops the translations. The labels stay, in its language if the rule has them. */
    void say(Map<String, Object> message, String language) {
        Map<String, Object> labels = words.getOrDefault(language, words.get(own()));
        Map<String, Object> said = new LinkedHashMap<>(message);
        said.put("choices", map(labels.get("choices")));
        said.put("reference", labels.getOrDefault("reference", "Ticket"));
        words.clear();
        words.put(language, said);
    }

    /** Other translations take the place of all there are. */
    void translate(Map<String, Object> translations) {
        words.keySet().retainAll(List.of(own()));
        translations.forEach((language, translation) -> words.put(language, map(translation)));
    }

    /** Returns the places of what does not fit this rule at the level it has. */
    List<String> wrong(String field, Object value) {
        List<String> wrong = new ArrayList<>();
        switch (field) {
            case "rollout" -> unknown(List.of((String) map(value).get("by")), "rollout.by", wrong);
            case "cooldown" -> wrongCooldown(map(value), wrong);
            case "frequencyCap" -> {
                unknown(texts(map(value).get("per")).get(0), "frequencyCap.per[0]", wrong);
                if (level().equals("justify") || level().equals("block")) {
                    wrong.add("frequencyCap");
                }
            }
            case "whenOffline" -> {
                String otherwise = (String) map(value).get("otherwise");
                if (!interrupts((String) declared.get("frictionLevel")) && interrupts(otherwise)) {
                    wrong.add("whenOffline.otherwise");
                }
            }
            case "message" -> wrongMessage(map(value), wrong);
            case "translations" ->
                map(value).forEach((language, words) -> wrongTranslation(language, map(words), wrong));
            default -> {}
        }
        return wrong;
    }

    private void unknown(List<String> facts, String place, List<String> wrong) {
        unknown(facts.get(0), place, wrong);
    }

    private void unknown(String fact, String place, List<String> wrong) {
        if (!facts.isEmpty() && !facts.containsKey(fact) && !fact.equals("user")) {
            wrong.add(place);
        }
    }

    private void wrongCooldown(Map<String, Object> cooldown, List<String> wrong) {
        if (level().equals("block")) {
            wrong.add("cooldown");
            return;
        }
        if (cooldown.containsKey("per")) {
            unknown(texts(cooldown.get("per")), "cooldown.per[0]", wrong);
        }
        List<String> after = texts(cooldown.get("after"));
        for (int i = 0; i < after.size(); i++) {
            List<String> allowed = interrupts(level())
                    ? List.of("proceed")
                    : level().equals("praise") ? List.of("acknowledge") : List.of("acknowledge", "saferAlternative");
            if (!allowed.contains(after.get(i))) {
                wrong.add("cooldown.after[" + i + "]");
            }
        }
    }

    private void wrongMessage(Map<String, Object> message, List<String> wrong) {
        if (interrupts(level()) && !message.containsKey("why")) {
            wrong.add("message.why");
        }
        if (((String) message.get("title")).contains("{{other}}")) {
            unknown("other", "message.title", wrong);
        }
    }

    private void wrongTranslation(String language, Map<String, Object> translation, List<String> wrong) {
        String place = "translations." + language;
        if (language.equals(own())) {
            wrong.add(place);
        }
        if (words.get(own()).containsKey("why") != translation.containsKey("why")) {
            wrong.add(place + ".why");
        }
        if (declared.containsKey("justification") && !translation.containsKey("reference")) {
            wrong.add(place + ".reference");
        }
        List<String> ids =
                choices().stream().map(choice -> (String) choice.get("id")).toList();
        Map<String, Object> labels = map(translation.get("choices"));
        ids.stream().filter(id -> !labels.containsKey(id)).forEach(id -> wrong.add(place + ".choices." + id));
        labels.keySet().stream().filter(id -> !ids.contains(id)).forEach(id -> wrong.add(place + ".choices." + id));
    }

    /** Returns the rule in force as lines of text: only what counts at a level. */
    List<String> lines(String level) {
        List<String> lines = new ArrayList<>(List.of(
                "killed " + killed,
                "status " + fields.get("status"),
                "level " + level,
                "priority " + fields.get("priority"),
                "schedule " + map(fields.get("schedule")).getOrDefault("until", "always"),
                "rollout " + map(fields.get("rollout")).get("percent") + " by "
                        + map(fields.get("rollout")).getOrDefault("by", "user"),
                "cooldown " + cooldown(level),
                "members " + members));
        boolean capped = fields.containsKey("frequencyCap") && LEVELS.indexOf(level) < LEVELS.indexOf("justify");
        Map<String, Object> cap = map(fields.get("frequencyCap"));
        lines.add("cap " + (capped ? cap.get("shows") + " " + cap.get("every") + " " + cap.get("per") : "none"));
        Map<String, Object> offline = map(fields.get("whenOffline"));
        lines.add("offline " + (offline.isEmpty() ? "none" : offline.get("maxAge") + " " + offline.get("otherwise")));
        words.forEach((language, said) -> lines.add(language + " " + said.get("title") + " " + said.get("why") + " "
                + offered(level, language, map(said.get("choices")))));
        Object asked = declared.containsKey("justification")
                ? words.get(own()).getOrDefault("reference", "Ticket")
                : "10 to 200";
        lines.add("justification " + (level.equals("justify") ? asked : "none"));
        return lines;
    }

    private String cooldown(String level) {
        if (level.equals("block")) {
            return "none";
        }
        Map<String, Object> cooldown = map(fields.get("cooldown"));
        boolean safer = level.equals("inform") && texts(cooldown.get("after")).contains("saferAlternative");
        boolean acknowledged = !safer || texts(cooldown.get("after")).contains("acknowledge");
        List<String> after =
                new ArrayList<>(acknowledged ? List.of(interrupts(level) ? "proceed" : "acknowledge") : List.of());
        if (safer) {
            after.add("saferAlternative");
        }
        return cooldown.get("for") + " " + cooldown.getOrDefault("per", List.of("user", "situation")) + " " + after;
    }

    /** Returns the choices with their labels; a star marks the default. */
    private List<String> offered(String level, String language, Map<String, Object> labels) {
        Map<String, String> types = new LinkedHashMap<>();
        Map<String, Object> shown = new LinkedHashMap<>(labels);
        String marked = "";
        for (Map<String, Object> choice : choices()) {
            if (fits((String) choice.get("type"), level)) {
                types.put((String) choice.get("id"), (String) choice.get("type"));
                marked = choice.containsKey("default") ? (String) choice.get("id") : marked;
            }
        }
        boolean german = language.equals("de");
        if (interrupts(level) && !types.containsValue("cancel")) {
            types.put("cancel", "cancel");
            shown.put("cancel", german ? "Abbrechen" : "Go back");
        } else if (!interrupts(level) && !types.containsValue("acknowledge")) {
            types.put("acknowledge", "acknowledge");
            shown.put("acknowledge", german ? "Verstanden" : "Got it");
        }
        if (fits("proceed", level) && !types.containsValue("proceed")) {
            types.put("proceed", "proceed");
            shown.put("proceed", german ? "Trotzdem fortfahren" : "Continue anyway");
        }
        String preselected = marked.isEmpty() ? safest(types) : marked;
        return types.keySet().stream()
                .map(id -> id + " " + shown.get(id) + (id.equals(preselected) ? "*" : ""))
                .toList();
    }

    private static String safest(Map<String, String> types) {
        return List.of("saferAlternative", "cancel", "acknowledge").stream()
                .flatMap(type ->
                        types.keySet().stream().filter(id -> types.get(id).equals(type)))
                .findFirst()
                .orElseThrow();
    }

    private static boolean fits(String type, String level) {
        return switch (type) {
            case "acknowledge" -> List.of("praise", "inform").contains(level);
            case "proceed" -> List.of("warn", "justify").contains(level);
            case "saferAlternative" -> !level.equals("praise");
            default -> interrupts(level);
        };
    }
}
