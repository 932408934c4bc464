package org.securitynudge.examples.benchmarks.contender;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jeasy.rules.api.Facts;
import org.jeasy.rules.api.Rules;
import org.jeasy.rules.core.DefaultRulesEngine;
import org.jeasy.rules.core.RuleBuilder;
import org.securitynudge.examples.benchmarks.neutral.NeutralRule;
import org.securitynudge.examples.benchmarks.neutral.NeutralRules;

/**
 * Easy Rules. Conditions are Java lambdas, faster than its expression languages, over one fact that holds the map of maps: its own look-up
 * of facts goes through all of them. Rules are fired, and each action notes that it was; {@code check} would build a map of results.
 */
final class EasyRules implements Contender<Facts> {
    private static final String FACT = "facts";

    private final DefaultRulesEngine engine = new DefaultRulesEngine();
    private final Rules rules = new Rules();
    private final Set<String> fired = new HashSet<>();

    EasyRules(NeutralRules neutral) {
        neutral.rules().forEach(rule -> rules.register(rule(rule)));
    }

    private org.jeasy.rules.api.Rule rule(NeutralRule rule) {
        EachRule.Test<Map<String, Object>> test = NaiveWalk.rule(rule);
        return new RuleBuilder()
                .name(rule.name())
                .when(facts -> test.matches(facts.get(FACT)))
                .then(facts -> fired.add(rule.name()))
                .build();
    }

    @Override
    public Facts prepare(org.securitynudge.examples.benchmarks.neutral.Facts facts) {
        Facts form = new Facts();
        form.put(FACT, facts.nested());
        return form;
    }

    @Override
    public int decide(Facts facts) {
        fired.clear();
        engine.fire(rules, facts);
        return fired.size();
    }

    @Override
    public Set<String> matches(Facts facts) {
        decide(facts);
        return Set.copyOf(fired);
    }
}
