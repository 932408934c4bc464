package org.securitynudge.lint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.securitynudge.json.Json;
import org.securitynudge.json.JsonObject;
import org.securitynudge.match.Catalogue;
import org.securitynudge.match.Report;
import org.securitynudge.model.Situation;
import org.securitynudge.rule.Rule;
import org.securitynudge.rule.RuleStatus;
import org.securitynudge.rule.RuleTest;

/** Whether the tests of a document reach its rules and set its facts. A document without tests is told of once, not here. */
final class TestCheck implements RuleCheck {
    /** Thousands of rules times thousands of tests; what is not found out by then is not claimed. */
    private static final int MOST_EVALUATIONS = 5_000_000;

    private final String home;
    private final Catalogue catalogue;
    private final boolean tested;
    private final Map<String, List<Trial>> trials = new HashMap<>();
    private final Map<String, List<Trial>> expecting = new HashMap<>();
    private final Set<String> set = new HashSet<>();
    private final Set<String> told = new HashSet<>();
    private int evaluations;

    /** A test's situation, with its facts as conditions look at them. */
    private record Trial(RuleTest test, Map<String, @Nullable Object> facts) {
        boolean reaches(Rule rule) {
            RuleTest.Given given = test.given();
            return rule.schedule().contains(given.at()) && rule.matcher().matches(facts, given.at(), Report.NONE);
        }
    }

    TestCheck(LintedDocument document) {
        this.home = document.home();
        this.catalogue = document.catalogue();
        this.tested = !document.tests().isEmpty();
        for (RuleTest test : document.tests()) {
            RuleTest.Given given = test.given();
            Map<String, @Nullable Object> facts = Situation.builder(given.trigger())
                    .facts(given.facts())
                    .build()
                    .facts();
            trials.computeIfAbsent(given.trigger(), trigger -> new ArrayList<>())
                    .add(new Trial(test, facts));
            addNames(facts, "");
        }
    }

    /** Adds the names of everything in the facts; through a list, those of the maps in it. */
    private void addNames(@Nullable Object value, String name) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, inner) -> {
                String path = name.isEmpty() ? String.valueOf(key) : name + "." + key;
                set.add(path);
                addNames(inner, path);
            });
        } else if (value instanceof List<?> list) {
            list.forEach(element -> addNames(element, name));
        }
    }

    @Override
    public void check(LintedRule linted, RuleNotes notes) {
        Rule rule = linted.rule();
        JsonObject json = linted.json();
        if (!tested || rule.status() == RuleStatus.OFF) {
            return;
        }
        facts(rule, json, notes);
        boolean reachable = !dependsOnOthers(rule)
                && rule.condition().contradiction(catalogue).isEmpty();
        if (reachable && !isReached(rule)) {
            notes.add(
                    LintCode.UNTESTED_RULE,
                    json,
                    "no test gets past its conditions, so nobody has seen it ask. Write one with the trigger "
                            + rule.triggers().get(0) + " in which they hold.");
        }
    }

    /** A fact that many rules ask about is told of once. */
    private void facts(Rule rule, JsonObject json, RuleNotes notes) {
        for (String fact : rule.condition().facts()) {
            boolean isSet = set.contains(fact.replaceAll("\\.[0-9]+(?=\\.|$)", ""));
            if (!isSet && !notes.holdsBack(LintCode.UNTESTED_FACT) && told.add(fact)) {
                Json conditions = Tree.at(json, "conditions").orElse(json);
                notes.add(
                        LintCode.UNTESTED_FACT,
                        ConditionCheck.place(conditions, fact).orElse(conditions),
                        "no test sets " + fact
                                + ", so a misspelt name would not be noticed. Write a test that sets it.");
            }
        }
    }

    /** Returns whether a test reaches a rule, or that would take too long to find out. The tests that name the rule come first. */
    private boolean isReached(Rule rule) {
        if (expecting.getOrDefault(rule.name(), List.of()).stream()
                .anyMatch(trial -> rule.triggers().contains(trial.test().given().trigger()) && trial.reaches(rule))) {
            return true;
        }
        for (String trigger : rule.triggers()) {
            for (Trial trial : trials.getOrDefault(trigger, List.of())) {
                if (evaluations++ >= MOST_EVALUATIONS || trial.reaches(rule)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Tests of a pack run without the policy, whose groups are empty then. */
    private boolean dependsOnOthers(Rule rule) {
        return rule.condition().groups().stream().anyMatch(group -> !group.startsWith(home + "/"));
    }
}
