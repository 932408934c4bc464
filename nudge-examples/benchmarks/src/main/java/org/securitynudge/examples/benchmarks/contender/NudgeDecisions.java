package org.securitynudge.examples.benchmarks.contender;

import static java.util.stream.Collectors.toSet;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.securitynudge.Nudge;
import org.securitynudge.examples.benchmarks.neutral.Facts;
import org.securitynudge.examples.benchmarks.neutral.NeutralRules;
import org.securitynudge.model.Decision.Reason;
import org.securitynudge.model.Explanation.RuleExplanation;
import org.securitynudge.model.RuleSource;
import org.securitynudge.model.Situation;

/**
 * Nudge, through {@code Nudge.decide}. Unattended, it finds all rules that match, counts each and tells of the strongest: the same work as
 * the others do. Attended, each match becomes a prompt besides, with an id, a text and an event.
 */
public final class NudgeDecisions implements Contender<Situation> {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Set<String> BEFORE_MATCHING =
            Set.of("kill switch", "status", "trigger", "schedule", "conditions");

    private final Nudge nudge;
    private final CountedRules counted = new CountedRules();
    private final String trigger;
    private final boolean attended;

    private NudgeDecisions(NeutralRules rules, Function<String, RuleSource> source, boolean attended) {
        List<String> documents = NudgePacks.documents(rules);
        Nudge.Builder builder = Nudge.builder().collector(counted);
        documents.forEach(document -> builder.rules(source.apply(document)));
        this.nudge = builder.build();
        this.trigger = rules.trigger();
        this.attended = attended;
        if (nudge.status().rules().documents().size() != documents.size()) {
            throw new IllegalStateException("not all packs are in force: " + nudge.status());
        }
    }

    static NudgeDecisions counting(NeutralRules rules) {
        return new NudgeDecisions(rules, RuleSource::text, false);
    }

    static NudgeDecisions prompting(NeutralRules rules) {
        return new NudgeDecisions(rules, RuleSource::text, true);
    }

    /**
     * Returns one whose packs come from sources of the caller's.
     *
     * @param source makes the source of a document
     */
    public static NudgeDecisions from(NeutralRules rules, Function<String, RuleSource> source) {
        return new NudgeDecisions(rules, source, false);
    }

    @Override
    public Situation prepare(Facts facts) {
        Situation.Builder builder = Situation.builder(trigger);
        return (attended ? builder.user("ana") : builder.unattended())
                .facts(facts.nested())
                .build();
    }

    @Override
    public int decide(Situation situation) {
        Reason reason = nudge.decide(situation).reason();
        if (reason == Reason.FAILED) {
            throw new IllegalStateException("failed: " + nudge.status());
        }
        return reason == Reason.NO_MATCH || reason == Reason.NO_RULES ? 0 : 1;
    }

    /** Returns what the events of a decision count; for an attended one, which counts all but the rule that prompts, what explains it. */
    @Override
    public Set<String> matches(Situation situation) {
        if (attended) {
            return explained(situation);
        }
        settle();
        counted.drain();
        decide(situation);
        settle();
        return counted.drain();
    }

    private Set<String> explained(Situation situation) {
        return nudge.explain(situation).rules().stream()
                .filter(rule -> rule.closedBy()
                        .filter(gate -> BEFORE_MATCHING.contains(gate.name()))
                        .isEmpty())
                .map(RuleExplanation::rule)
                .map(CountedRules::withoutPack)
                .collect(toSet());
    }

    /** Returns how often other rules came into force. */
    public long swaps() {
        settle();
        return counted.swaps();
    }

    private void settle() {
        if (!nudge.flush(PATIENCE).complete()) {
            throw new IllegalStateException("events are still on their way after " + PATIENCE);
        }
    }

    @Override
    public void close() {
        nudge.close();
    }
}
