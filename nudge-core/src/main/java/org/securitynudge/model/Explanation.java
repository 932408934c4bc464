package org.securitynudge.model;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Locale;

/**
 * Why a situation is decided as it is: every rule on the trigger and every gate, without any side effect. It shows the values of facts to
 * whoever asked, so it does not belong in a log.
 *
 * @param trigger the trigger of the situation
 * @param ruleSet the revision of the rules in force
 * @param reason what {@code decide} would say now
 * @param winner the full name of the rule that would prompt or refuse; empty if none would
 * @param rules the rules on the trigger, the strongest first
 * @param notes what matters beside the rules, such as a limit of the policy
 */
public record Explanation(
        String trigger,
        String ruleSet,
        Decision.Reason reason,
        String winner,
        List<RuleExplanation> rules,
        List<String> notes) {
    public Explanation {
        requireNonNull(trigger, "trigger");
        requireNonNull(ruleSet, "ruleSet");
        requireNonNull(reason, "reason");
        requireNonNull(winner, "winner");
        rules = List.copyOf(rules);
        notes = List.copyOf(notes);
    }

    /**
     * One rule's way through the gates.
     *
     * @param rule the full name
     * @param version its version
     * @param level its friction level as it would be used
     * @param gates the gates in their order
     * @param origins where values come from that are not the pack's own
     */
    public record RuleExplanation(
            String rule, int version, FrictionLevel level, List<GateExplanation> gates, List<String> origins) {
        public RuleExplanation {
            requireNonNull(rule, "rule");
            requireNonNull(level, "level");
            gates = List.copyOf(gates);
            origins = List.copyOf(origins);
        }
    }

    /**
     * One gate and what it says.
     *
     * @param name the gate, such as {@code frequency cap}
     * @param open whether the rule may pass
     * @param details what was looked at, with the values seen
     */
    public record GateExplanation(String name, boolean open, List<String> details) {
        public GateExplanation {
            requireNonNull(name, "name");
            details = List.copyOf(details);
        }
    }

    /** Returns the explanation as lines for people. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        text.append(trigger).append(": ").append(reason);
        text.append(winner.isEmpty() ? "" : " by " + winner);
        text.append(ruleSet.isEmpty() ? "\n" : " (rules " + ruleSet + ")\n");
        notes.forEach(note -> text.append("  ").append(note).append('\n'));
        for (RuleExplanation rule : rules) {
            text.append("  ").append(rule.rule()).append(" version ").append(rule.version());
            text.append(", ")
                    .append(rule.level().name().toLowerCase(Locale.ROOT))
                    .append('\n');
            rule.origins()
                    .forEach(origin -> text.append("      ").append(origin).append('\n'));
            rule.gates().forEach(gate -> gate(gate, text));
        }
        return text.toString();
    }

    private static void gate(GateExplanation gate, StringBuilder text) {
        text.append(gate.open() ? "    + " : "    - ").append(gate.name()).append('\n');
        gate.details().forEach(detail -> text.append("        ").append(detail).append('\n'));
    }
}
