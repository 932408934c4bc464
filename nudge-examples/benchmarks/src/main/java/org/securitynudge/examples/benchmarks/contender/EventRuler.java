package org.securitynudge.examples.benchmarks.contender;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.securitynudge.examples.benchmarks.neutral.Facts;
import org.securitynudge.examples.benchmarks.neutral.NeutralJson;
import org.securitynudge.examples.benchmarks.neutral.NeutralRule;
import org.securitynudge.examples.benchmarks.neutral.NeutralRules;
import org.securitynudge.examples.benchmarks.neutral.Predicate;
import software.amazon.event.ruler.Machine;

/**
 * AWS Event Ruler. Events are handed over as trees that were parsed beforehand, which spares it reading JSON; its other calls,
 * {@code rulesForEvent}, are deprecated.
 */
final class EventRuler implements Contender<JsonNode> {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Machine machine = Machine.builder().build();

    EventRuler(NeutralRules rules) {
        try {
            for (NeutralRule rule : rules.rules()) {
                machine.addRule(rule.name(), NeutralJson.write(pattern(rule)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> pattern(NeutralRule rule) {
        Map<String, Map<String, Object>> areas = new LinkedHashMap<>();
        rule.byFact().forEach((fact, predicates) -> {
            int dot = fact.indexOf('.');
            areas.computeIfAbsent(fact.substring(0, dot), area -> new LinkedHashMap<>())
                    .put(fact.substring(dot + 1), patterns(predicates));
        });
        return new LinkedHashMap<>(areas);
    }

    /** What stands in a list is joined by "or", so all that is asked of one fact has to be one pattern. */
    private static List<Object> patterns(List<Predicate> predicates) {
        Predicate predicate = predicates.get(0);
        if (predicates.size() > 1 || isRange(predicate)) {
            return List.of(range(predicates));
        }
        List<Object> patterns = new ArrayList<>();
        switch (predicate.op()) {
            case EQ, IN -> predicate.operands().forEach(value -> patterns.add(equal(value)));
            case NE, NIN -> patterns.add(Map.of("anything-but", predicate.operands()));
            default -> patterns.add(Map.of("prefix", predicate.operand()));
        }
        return patterns;
    }

    private static Object equal(Object value) {
        return value instanceof Long ? Map.of("numeric", List.of("=", value)) : value;
    }

    private static Map<String, Object> range(List<Predicate> predicates) {
        List<Object> bounds = new ArrayList<>();
        for (Predicate predicate : predicates) {
            bounds.add(
                    switch (predicate.op()) {
                        case LT -> "<";
                        case LTE -> "<=";
                        case GT -> ">";
                        case GTE -> ">=";
                        default -> throw new IllegalArgumentException("no range: " + predicates);
                    });
            bounds.add(predicate.operand());
        }
        return Map.of("numeric", bounds);
    }

    private static boolean isRange(Predicate predicate) {
        return switch (predicate.op()) {
            case LT, LTE, GT, GTE -> true;
            default -> false;
        };
    }

    @Override
    public JsonNode prepare(Facts facts) {
        return MAPPER.valueToTree(facts.nested());
    }

    @Override
    public int decide(JsonNode event) {
        return machine.rulesForJSONEvent(event).size();
    }

    @Override
    public Set<String> matches(JsonNode event) {
        return Set.copyOf(machine.rulesForJSONEvent(event));
    }
}
