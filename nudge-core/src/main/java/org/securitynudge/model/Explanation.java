package org.securitynudge.model;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * Why a situation is decided as it is: every rule on the trigger and every gate, without any side effect. It shows the values of facts to
 * whoever asked, so it does not belong in a log.
 *
 * @param trigger the trigger of the situation
 * @param ruleSet the revision of the rules in force
 * @param reason what {@code decide} would say now
 * @param mayProceed whether the action might go on
 * @param winner the full name of the rule that would prompt or refuse; empty if none would
 * @param rules the rules on the trigger, the strongest first
 * @param notes what matters beside the rules, such as a limit of the policy
 */
public record Explanation(
        String trigger,
        String ruleSet,
        Decision.Reason reason,
        boolean mayProceed,
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
     * @param gates the gates in their order, also those behind one that is closed; conflict and episode only for rules that get that far
     * @param origins where values come from that are not the pack's own, for each the strongest value first; what kills the rule; and what
     *     the policy sets that cannot be applied
     */
    public record RuleExplanation(
            String rule, int version, FrictionLevel level, List<GateExplanation> gates, List<String> origins) {
        public RuleExplanation {
            requireNonNull(rule, "rule");
            requireNonNull(level, "level");
            gates = List.copyOf(gates);
            origins = List.copyOf(origins);
        }

        /** Returns the gate that gives the rule's reason: the first that is closed. */
        public Optional<GateExplanation> closedBy() {
            return gates.stream().filter(gate -> !gate.open()).findFirst();
        }
    }

    /**
     * One gate and what it says.
     *
     * @param name the gate, such as {@code frequency cap}
     * @param open whether the rule may pass
     * @param details what was looked at, with the values seen; of closed conditions, the predicates to blame
     * @param parts of conditions, all their parts; else none
     */
    public record GateExplanation(String name, boolean open, List<String> details, List<PartExplanation> parts) {
        public GateExplanation {
            requireNonNull(name, "name");
            details = List.copyOf(details);
            parts = List.copyOf(parts);
        }
    }

    /**
     * A part of a condition: a predicate, parts that are joined or negated, or an element of a list that {@code $elemMatch} looked at.
     *
     * @param text the part: {@code document.rows $gte 500}, or how its own parts are joined, such as {@code any of}
     * @param held whether it held
     * @param decisive whether it is to blame, alone or with others, for the conditions not to hold
     * @param seen the value it saw, as JSON cut to a length that fits a line, or {@code missing}; empty for what is joined
     * @param parts its own parts
     */
    public record PartExplanation(
            String text, boolean held, boolean decisive, String seen, List<PartExplanation> parts) {
        public PartExplanation {
            requireNonNull(text, "text");
            requireNonNull(seen, "seen");
            parts = List.copyOf(parts);
        }

        /** Returns the part in a line: {@code fails: document.rows $gte 500, saw 20}. */
        @Override
        public String toString() {
            return (held ? "holds: " : "fails: ") + text + (seen.isEmpty() ? "" : ", saw " + seen);
        }
    }

    /** Returns the explanation as a JSON object, indented; docs/rules.md has its members. */
    public String toJson() {
        return ExplanationForm.json(this);
    }

    /** Returns the explanation as lines for people. */
    @Override
    public String toString() {
        return ExplanationText.of(this);
    }
}
