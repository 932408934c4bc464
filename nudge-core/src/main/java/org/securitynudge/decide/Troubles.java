package org.securitynudge.decide;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.securitynudge.match.Report;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What went wrong inside while deciding: said once, counted always, never thrown at the application. */
public final class Troubles implements Report {
    private static final Logger RULES = LoggerFactory.getLogger("nudge.rules");
    private static final int REMEMBERED = 10_000;

    private final Set<String> said = ConcurrentHashMap.newKeySet();
    private final Map<String, LongAdder> wrongTypes = new ConcurrentHashMap<>();
    private final LongAdder brokenRules = new LongAdder();
    private final LongAdder failures = new LongAdder();

    @Override
    public void wrongType(String fact) {
        if (wrongTypes.size() < REMEMBERED || wrongTypes.containsKey(fact)) {
            wrongTypes.computeIfAbsent(fact, name -> new LongAdder()).increment();
        }
    }

    @Override
    public void overBudget(String predicate) {
        if (isFirst("budget " + predicate)) {
            RULES.warn(
                    "{} gave up on a value: its regular expression takes too many steps and counts as not matching."
                            + " Make it simpler.",
                    predicate);
        }
    }

    void broken(String rule, Throwable broken) {
        brokenRules.increment();
        if (isFirst("broken " + rule)) {
            RULES.warn(
                    "Rule {} failed with {} and is skipped; the other rules decide. Please report this.",
                    rule,
                    broken.getClass().getName());
            RULES.debug("Rule {} failed", rule, broken);
        }
    }

    /** Takes that the rules of a trigger could not be found by the index. */
    void unindexed(String trigger, Throwable broken) {
        if (isFirst("unindexed " + trigger)) {
            RULES.warn(
                    "Finding the rules on {} failed with {}; they are asked one by one, which is slower. Please report this.",
                    trigger,
                    broken.getClass().getName());
            RULES.debug("Finding the rules on {} failed", trigger, broken);
        }
    }

    /** Takes a decision that failed as a whole. */
    public void failed(Throwable failure) {
        failures.increment();
        if (isFirst("failed " + failure.getClass().getName())) {
            RULES.warn(
                    "A decision failed with {}; the action may proceed. Please report this.",
                    failure.getClass().getName());
            RULES.debug("A decision failed", failure);
        }
    }

    private boolean isFirst(String trouble) {
        return said.size() < REMEMBERED && said.add(trouble);
    }

    /** Returns how often a rule was skipped because it failed. */
    public long brokenRules() {
        return brokenRules.sum();
    }

    /** Returns how many decisions failed as a whole. */
    public long failures() {
        return failures.sum();
    }

    /** Returns how often each fact came with another type than declared. */
    public Map<String, Long> wrongTypes() {
        Map<String, Long> counts = new TreeMap<>();
        wrongTypes.forEach((fact, count) -> counts.put(fact, count.sum()));
        return counts;
    }
}
