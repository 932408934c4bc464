package org.securitynudge.examples.benchmarks.contender;

import org.securitynudge.examples.benchmarks.neutral.NeutralRules;

/** The contenders by name. */
public enum Entrant {
    /** Nudge, where a match is counted. */
    NUDGE("nudge"),
    /** Nudge, where a match becomes a prompt. */
    NUDGE_PROMPTING("nudge, with prompts"),
    /** Lambdas over an object, written by hand: the few rules only. */
    POJO("lambdas over a POJO"),
    /** Lambdas over a map of maps, written by hand: the few rules only. */
    MAP("lambdas over a Map"),
    /** Predicate objects over a map of maps. */
    NAIVE("naive walk over a Map"),
    /** LaunchDarkly's server SDK. */
    LAUNCHDARKLY("LaunchDarkly"),
    /** AWS Event Ruler. */
    EVENT_RULER("Event Ruler"),
    /** JsonLogic for Java. */
    JSON_LOGIC("json-logic-java"),
    /** CEL for Java. */
    CEL("CEL-java"),
    /** Easy Rules. */
    EASY_RULES("Easy Rules");

    private final String label;

    Entrant(String label) {
        this.label = label;
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
        return switch (this) {
            case NUDGE -> NudgeDecisions.counting(rules);
            case NUDGE_PROMPTING -> NudgeDecisions.prompting(rules);
            case POJO -> PojoLambdas.of(rules);
            case MAP -> MapLambdas.of(rules);
            case NAIVE -> NaiveWalk.of(rules);
            case LAUNCHDARKLY -> LaunchDarkly.of(rules);
            case EVENT_RULER -> new EventRuler(rules);
            case JSON_LOGIC -> JsonLogicRules.of(rules);
            case CEL -> CelRules.of(rules);
            case EASY_RULES -> new EasyRules(rules);
        };
    }
}
