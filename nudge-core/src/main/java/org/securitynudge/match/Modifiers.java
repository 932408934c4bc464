package org.securitynudge.match;

import java.util.Optional;
import org.securitynudge.json.Json;
import org.securitynudge.json.JsonArray;
import org.securitynudge.json.JsonObject;
import org.securitynudge.json.JsonObject.Member;
import org.securitynudge.json.JsonText;
import org.securitynudge.json.Problems;

/**
 * What stands beside operators to say how they work.
 *
 * @param options the options of {@code $regex}
 * @param ignoreCase whether {@code $ignoreCase} is true
 */
record Modifiers(String options, boolean ignoreCase) {
    static Modifiers of(JsonObject object, Problems problems) {
        Optional<Json> options = object.get(Operator.OPTIONS.word());
        Optional<Json> ignoreCase = object.get(Operator.IGNORE_CASE.word());
        options.filter(json -> object.get(Operator.REGEX.word()).isEmpty())
                .ifPresent(json -> problems.add(json, "must stand beside $regex"));
        ignoreCase
                .filter(json -> !hasTextBeside(object))
                .ifPresent(json -> problems.add(
                        json, "must stand beside $eq, $in, $nin, $startsWith, $endsWith or $contains with a string"));
        return new Modifiers(
                options.map(json -> options(json, problems)).orElse(""),
                ignoreCase.flatMap(json -> new Operands(problems).bool(json)).orElse(false));
    }

    private static String options(Json json, Problems problems) {
        if (json instanceof JsonText text && text.value().matches("[ims]*")) {
            return text.value();
        }
        problems.add(json, "must be a string of the letters i, m and s, found " + json.shown());
        return "";
    }

    /** Beside numbers alone it would do nothing. What is wrong in itself is told there, not here as well. */
    private static boolean hasTextBeside(JsonObject object) {
        return object.members().values().stream()
                .filter(member -> Operator.of(member.name())
                        .filter(Operator::mayIgnoreCase)
                        .isPresent())
                .anyMatch(Modifiers::hasText);
    }

    /** Only where a list is a choice are its elements texts to compare; {@code $eq} compares a list as a whole. */
    private static boolean hasText(Member member) {
        return (member.value() instanceof JsonArray list && !member.name().equals(Operator.EQ.word()))
                ? list.elements().stream().anyMatch(JsonText.class::isInstance)
                : member.value() instanceof JsonText;
    }
}
