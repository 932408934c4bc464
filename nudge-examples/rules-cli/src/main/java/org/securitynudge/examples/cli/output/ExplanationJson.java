package org.securitynudge.examples.cli.output;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.securitynudge.model.Explanation;
import org.securitynudge.model.Explanation.GateExplanation;
import org.securitynudge.model.Explanation.RuleExplanation;

/** Explanations as values for JSON. */
public final class ExplanationJson {
    private ExplanationJson() {}

    /** Returns an explanation. */
    public static Map<String, Object> of(Explanation explanation) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("trigger", explanation.trigger());
        tree.put("reason", explanation.reason().name());
        tree.put("winner", explanation.winner());
        tree.put("ruleSet", explanation.ruleSet());
        tree.put("notes", explanation.notes());
        tree.put("rules", explanation.rules().stream().map(ExplanationJson::of).toList());
        return tree;
    }

    private static Map<String, Object> of(RuleExplanation rule) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("rule", rule.rule());
        tree.put("version", rule.version());
        tree.put("frictionLevel", rule.level().name().toLowerCase(Locale.ROOT));
        tree.put("origins", rule.origins());
        tree.put("gates", rule.gates().stream().map(ExplanationJson::of).toList());
        return tree;
    }

    private static Map<String, Object> of(GateExplanation gate) {
        return Map.of("name", gate.name(), "open", gate.open(), "details", gate.details());
    }
}
