package org.securitynudge.model;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.securitynudge.model.Explanation.GateExplanation;
import org.securitynudge.model.Explanation.PartExplanation;
import org.securitynudge.model.Explanation.RuleExplanation;

/** An explanation as lines for people. */
final class ExplanationText {
    private final Explanation explanation;
    private final StringBuilder out = new StringBuilder();

    private ExplanationText(Explanation explanation) {
        this.explanation = explanation;
    }

    static String of(Explanation explanation) {
        ExplanationText text = new ExplanationText(explanation);
        text.head();
        explanation.rules().forEach(text::rule);
        return text.out.toString();
    }

    private void head() {
        String by = explanation.winner().isEmpty() ? "" : " by " + explanation.winner();
        String rules = explanation.ruleSet().isEmpty() ? "" : " (rules " + explanation.ruleSet() + ")";
        String may = explanation.mayProceed() ? ", may proceed" : ", may not proceed";
        line("", explanation.trigger() + ": " + explanation.reason() + by + may + rules);
        explanation.notes().forEach(note -> line("  ", note));
    }

    private void rule(RuleExplanation rule) {
        String level = rule.level().name().toLowerCase(Locale.ROOT);
        line("  ", rule.rule() + " version " + rule.version() + ", " + level + ": " + fate(rule));
        rule.origins().forEach(origin -> line("      ", origin));
        rule.gates().forEach(this::gate);
    }

    private String fate(RuleExplanation rule) {
        return rule.closedBy()
                .map(gate -> "closed by " + gate.name())
                .orElse(
                        !rule.rule().equals(explanation.winner())
                                ? "open, but nobody is there"
                                : explanation.reason() == Decision.Reason.UNATTENDED ? "refuses" : "asks");
    }

    /** The predicates to blame are marked among the parts, so they need not be told before. */
    private void gate(GateExplanation gate) {
        Set<String> told = new HashSet<>();
        collect(gate.parts(), told);
        List<String> details =
                gate.details().stream().filter(detail -> !told.contains(detail)).toList();
        String behind = details.isEmpty() ? "" : ": " + String.join("; ", details);
        line(gate.open() ? "    + " : "    - ", gate.name() + behind);
        parts(gate.parts(), 0);
    }

    private static void collect(List<PartExplanation> parts, Set<String> told) {
        for (PartExplanation part : parts) {
            told.add(part.toString());
            collect(part.parts(), told);
        }
    }

    private void parts(List<PartExplanation> parts, int depth) {
        for (PartExplanation part : parts) {
            line((part.decisive() ? "      ! " : "        ") + "  ".repeat(depth), part.toString());
            parts(part.parts(), depth + 1);
        }
    }

    /** A trigger may come from anywhere, and a reason in a policy may hold anything: nothing of it moves the cursor. */
    private void line(String indent, String text) {
        out.append(indent);
        text.codePoints().forEach(character -> {
            int type = Character.getType(character);
            if (type == Character.CONTROL
                    || type == Character.FORMAT
                    || type == Character.LINE_SEPARATOR
                    || type == Character.PARAGRAPH_SEPARATOR
                    || type == Character.SURROGATE) {
                out.append(String.format("\\u%04x", character));
            } else {
                out.appendCodePoint(character);
            }
        });
        out.append('\n');
    }
}
