package org.securitynudge.examples.cli.input;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A rule's fields in short words. */
final class RuleWords {
    private static final Pattern DURATION = Pattern.compile("([0-9]+)([smhdw])");
    private static final Map<String, String> UNITS =
            Map.of("s", "second", "m", "minute", "h", "hour", "d", "day", "w", "week");

    private final JsonNode rule;
    private final List<Detail> details = new ArrayList<>();

    private RuleWords(JsonNode rule) {
        this.rule = rule;
    }

    static List<Detail> of(JsonNode rule, Optional<String> owner) {
        RuleWords words = new RuleWords(rule);
        words.details.add(Detail.code("Action", words.list("trigger", "\n")));
        words.conditions();
        words.details.add(Detail.words("Asked again", words.cooldown()));
        words.cap();
        words.schedule();
        words.rollout();
        owner.ifPresent(team -> words.details.add(Detail.words("Owner", team)));
        if (rule.path("tags").size() > 0) {
            words.details.add(Detail.words("Tags", words.list("tags", ", ")));
        }
        return words.details;
    }

    private String list(String field, String between) {
        return list(rule.path(field), between);
    }

    private static String list(JsonNode node, String between) {
        if (!node.isArray()) {
            return node.asText();
        }
        List<String> texts = new ArrayList<>();
        node.forEach(one -> texts.add(one.asText()));
        return String.join(between, texts);
    }

    private void conditions() {
        List<String> lines = new ArrayList<>();
        rule.path("conditions")
                .properties()
                .forEach(member -> lines.add(member.getKey() + " " + operators(member.getValue())));
        if (lines.isEmpty()) {
            details.add(Detail.words("Conditions", "none: always"));
        } else {
            details.add(Detail.code("Conditions", String.join("\n", lines)));
        }
    }

    private static String operators(JsonNode condition) {
        boolean operators = condition.isObject()
                && !condition.isEmpty()
                && condition.properties().stream()
                        .allMatch(member -> member.getKey().startsWith("$"));
        if (!operators) {
            return (condition.isArray() ? "" : "= ") + condition;
        }
        List<String> words = new ArrayList<>();
        condition.properties().forEach(member -> words.add(member.getKey() + " " + member.getValue()));
        return String.join(", ", words);
    }

    private String cooldown() {
        JsonNode cooldown = rule.path("cooldown");
        if (cooldown.isMissingNode()) {
            return rule.path("frictionLevel").asText().equals("block") ? "every time" : "after 10 minutes";
        }
        return "after " + duration(cooldown.path("for").asText()) + per(cooldown);
    }

    private static String per(JsonNode node) {
        return node.has("per") ? ", for the same " + list(node.path("per"), ", ") : "";
    }

    private void cap() {
        JsonNode cap = rule.path("frequencyCap");
        if (!cap.isMissingNode()) {
            details.add(Detail.words(
                    "At most",
                    cap.path("shows").asText() + " in "
                            + duration(cap.path("every").asText()) + per(cap)));
        }
    }

    private void schedule() {
        JsonNode schedule = rule.path("schedule");
        List<String> words = new ArrayList<>();
        if (schedule.has("from")) {
            words.add("from " + schedule.path("from").asText());
        }
        if (schedule.has("until")) {
            words.add("until " + schedule.path("until").asText());
        }
        if (!words.isEmpty()) {
            details.add(Detail.words("Schedule", String.join("\n", words)));
        }
    }

    private void rollout() {
        JsonNode rollout = rule.path("rollout");
        if (!rollout.isMissingNode()) {
            details.add(Detail.words(
                    "Roll-out",
                    rollout.path("percent").asText() + " % by "
                            + rollout.path("by").asText("user")));
        }
    }

    /** {@code 7d} as {@code 7 days}. */
    static String duration(String text) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            return text;
        }
        String unit = UNITS.getOrDefault(matcher.group(2), "");
        return matcher.group(1) + " " + unit + (matcher.group(1).equals("1") ? "" : "s");
    }
}
