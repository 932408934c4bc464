package org.securitynudge.examples.benchmarks.contender;

import io.github.jamsesso.jsonlogic.JsonLogicException;
import io.github.jamsesso.jsonlogic.ast.JsonLogicNode;
import io.github.jamsesso.jsonlogic.ast.JsonLogicParser;
import io.github.jamsesso.jsonlogic.evaluator.JsonLogicEvaluator;
import io.github.jamsesso.jsonlogic.evaluator.JsonLogicExpression;
import io.github.jamsesso.jsonlogic.evaluator.expressions.InExpression;
import io.github.jamsesso.jsonlogic.evaluator.expressions.LogicExpression;
import io.github.jamsesso.jsonlogic.evaluator.expressions.NotExpression;
import io.github.jamsesso.jsonlogic.evaluator.expressions.NumericComparisonExpression;
import io.github.jamsesso.jsonlogic.evaluator.expressions.StrictEqualityExpression;
import io.github.jamsesso.jsonlogic.evaluator.expressions.StrictInequalityExpression;
import io.github.jamsesso.jsonlogic.evaluator.expressions.SubstringExpression;
import java.util.List;
import java.util.Map;
import org.securitynudge.examples.benchmarks.neutral.Facts;
import org.securitynudge.examples.benchmarks.neutral.NeutralJson;
import org.securitynudge.examples.benchmarks.neutral.NeutralRule;
import org.securitynudge.examples.benchmarks.neutral.NeutralRules;
import org.securitynudge.examples.benchmarks.neutral.Predicate;

/**
 * JsonLogic for Java: one expression a rule, over the map of maps. {@code JsonLogic.apply} would look each expression up by its text, so they
 * are parsed beforehand and handed to its evaluator, which is public. Most of the time goes into the evaluator: for each operation it
 * formats where in the expression it is. There is no operation for prefixes: {@code substr} stands in.
 */
final class JsonLogicRules {
    private static final String ROOT = "$";
    private static final List<JsonLogicExpression> OPERATIONS = List.of(
            LogicExpression.AND,
            NotExpression.SINGLE,
            StrictEqualityExpression.INSTANCE,
            StrictInequalityExpression.INSTANCE,
            InExpression.INSTANCE,
            SubstringExpression.INSTANCE,
            NumericComparisonExpression.LT,
            NumericComparisonExpression.LTE,
            NumericComparisonExpression.GT,
            NumericComparisonExpression.GTE);

    private JsonLogicRules() {}

    static Contender<Map<String, Object>> of(NeutralRules rules) {
        JsonLogicEvaluator evaluator = new JsonLogicEvaluator(OPERATIONS);
        return EachRule.compiled(rules, Facts::nested, rule -> {
            JsonLogicNode expression = parsed(rule);
            return facts -> holds(evaluator, expression, facts);
        });
    }

    private static JsonLogicNode parsed(NeutralRule rule) {
        try {
            return JsonLogicParser.parse(NeutralJson.write(expression(rule)));
        } catch (JsonLogicException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static boolean holds(JsonLogicEvaluator evaluator, JsonLogicNode expression, Map<String, Object> facts) {
        try {
            return (Boolean) evaluator.evaluate(expression, facts, ROOT);
        } catch (JsonLogicException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object expression(NeutralRule rule) {
        return Map.of("and", rule.all().stream().map(JsonLogicRules::expression).toList());
    }

    private static Object expression(Predicate predicate) {
        Object fact = Map.of("var", predicate.fact());
        Object operand = predicate.operand();
        return switch (predicate.op()) {
            case EQ -> call("===", fact, operand);
            case NE -> call("!==", fact, operand);
            case IN -> call("in", fact, operand);
            case NIN -> call("!", call("in", fact, operand));
            case LT -> call("<", fact, operand);
            case LTE -> call("<=", fact, operand);
            case GT -> call(">", fact, operand);
            case GTE -> call(">=", fact, operand);
            case PREFIX -> call("===", call("substr", fact, 0, ((String) operand).length()), operand);
        };
    }

    private static Object call(String operation, Object... arguments) {
        return Map.of(operation, List.of(arguments));
    }
}
