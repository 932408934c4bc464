package org.securitynudge.examples.benchmarks.contender;

import java.util.function.Function;
import org.securitynudge.examples.benchmarks.neutral.NeutralRules;

/** The contenders by name. */
public enum Entrant {
    /** Nudge, where a match is counted. */
    NUDGE("nudge", NudgeDecisions::counting),
    /** Nudge, where a match becomes a prompt. */
    NUDGE_PROMPTING("nudge, with prompts", NudgeDecisions::prompting),
    /** Lambdas over an object, written by hand: the few rules only. */
    POJO("lambdas over a POJO", PojoLambdas::of),
    /** Lambdas over a map of maps, written by hand: the few rules only. */
    MAP("lambdas over a Map", MapLambdas::of),
    /** Predicate objects over a map of maps. */
    NAIVE("naive walk over a Map", NaiveWalk::of),
    /** LaunchDarkly's server SDK. */
    LAUNCHDARKLY("LaunchDarkly", LaunchDarkly::of),
    /** AWS Event Ruler. */
    EVENT_RULER("Event Ruler", EventRuler::new),
    /** JsonLogic for Java. */
    JSON_LOGIC("json-logic-java", JsonLogicRules::of),
    /** CEL for Java. */
    CEL("CEL-java", CelRules::of),
    /** Easy Rules. */
    EASY_RULES("Easy Rules", EasyRules::new);

    private final String label;
    private final Function<NeutralRules, Contender<?>> compiler;

    Entrant(String label, Function<NeutralRules, Contender<?>> compiler) {
        this.label = label;
        this.compiler = compiler;
    }

    /** Returns what tables and charts call it. */
    public String label() {
        return label;
    }

    /** Returns whether it can only do the few rules, for which somebody wrote code. */
    public boolean isWrittenByHand() {
        return this == POJO || this == MAP;
    }

    /** Returns the contender with these rules. */
    public Contender<?> compile(NeutralRules rules) {
        return compiler.apply(rules);
    }
}
