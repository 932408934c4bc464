package org.securitynudge.examples.benchmarks.neutral;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * One predicate of a rule. Facts are always there in these workloads, so what a contender says of a missing one does not matter.
 *
 * @param fact the dotted name
 * @param op what is asked
 * @param operand a {@code String}, {@code Long} or {@code Boolean}; for {@link Op#IN} and {@link Op#NIN} a list of them
 */
public record Predicate(String fact, Op op, Object operand) {
    public Predicate {
        requireNonNull(fact, "fact");
        requireNonNull(op, "op");
        if (operand instanceof List<?> several) {
            operand = List.copyOf(several);
        }
        boolean plain = operand instanceof String || operand instanceof Long || operand instanceof Boolean;
        if (plain == (op == Op.IN || op == Op.NIN)) {
            throw new IllegalArgumentException(fact + " " + op.word() + " " + operand);
        }
    }

    /** Returns the operands of {@link Op#IN} and {@link Op#NIN}, of any other the one operand. */
    public List<?> operands() {
        return operand instanceof List<?> several ? several : List.of(operand);
    }

    /** Returns the number to compare with. */
    public long number() {
        return (Long) operand;
    }

    /** Returns whether this holds for a value. */
    public boolean holds(Object value) {
        return switch (op) {
            case EQ -> operand.equals(value);
            case NE -> !operand.equals(value);
            case IN -> operands().contains(value);
            case NIN -> !operands().contains(value);
            case LT -> value instanceof Long number && number < number();
            case LTE -> value instanceof Long number && number <= number();
            case GT -> value instanceof Long number && number > number();
            case GTE -> value instanceof Long number && number >= number();
            case PREFIX -> value instanceof String text && text.startsWith((String) operand);
        };
    }
}
