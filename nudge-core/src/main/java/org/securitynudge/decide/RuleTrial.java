package org.securitynudge.decide;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.securitynudge.model.Answer;
import org.securitynudge.model.Choice;
import org.securitynudge.model.Decision;
import org.securitynudge.model.Durability;
import org.securitynudge.model.FrictionLevel;
import org.securitynudge.model.Key;
import org.securitynudge.model.Occasion;
import org.securitynudge.model.Prompt;
import org.securitynudge.model.Situation;
import org.securitynudge.record.Counts;
import org.securitynudge.record.Digests;
import org.securitynudge.record.History;
import org.securitynudge.record.Ids;
import org.securitynudge.record.Records;
import org.securitynudge.rule.Rule;
import org.securitynudge.rule.RuleSet;
import org.securitynudge.rule.RuleTest;

/** Runs the tests that rule documents bring, through the same gates and the same history as in an application. */
public final class RuleTrial {
    private static final Key KEY = Key.of("trial", new byte[32]);

    private final RuleSet rules;
    private final RuleTest test;
    private final Digests digests = Digests.local("trial", KEY);
    private final Ids ids = new Ids();
    private final Records records = new Records(digests, ids);
    private final History history = new History();
    private final Decider decider;

    /**
     * What became of a test.
     *
     * @param name the test's name
     * @param failures what came out otherwise than expected; empty if the test passed
     * @param explanation why the decision came out as it did
     */
    public record Result(String name, List<String> failures, String explanation) {
        /** Returns whether everything came out as expected. */
        public boolean passed() {
            return failures.isEmpty();
        }
    }

    private RuleTrial(RuleSet rules, RuleTest test) {
        this.rules = rules;
        this.test = test;
        Optional<Duration> offline = test.given().offlineFor();
        Ages ages = (pack, now) -> offline;
        this.decider = new Decider(new Decider.Parts(
                InstantSource.fixed(test.given().at()),
                () -> rules,
                ages,
                history,
                digests,
                ids,
                new Counts(),
                records,
                shown -> {},
                () -> {},
                new Troubles()));
    }

    /** Returns what becomes of a test under a rule set that was merged for the test's instant. */
    public static Result run(RuleSet rules, RuleTest test) {
        return new RuleTrial(rules, test).run();
    }

    private Result run() {
        RuleTest.Given given = test.given();
        List<String> failures = new ArrayList<>();
        given.history().forEach(past -> happened(past, failures));
        Situation situation = situation();
        String explanation = decider.explain(situation).toString();
        Decision decision = decider.decide(situation, null);
        judge(decision, failures);
        return new Result(test.name(), List.copyOf(failures), explanation);
    }

    private Situation situation() {
        RuleTest.Given given = test.given();
        Situation.Builder builder = Situation.builder(given.trigger())
                .user(given.user().orElse(null))
                .locale(given.locale())
                .facts(given.facts());
        return (given.unattended() ? builder.unattended() : builder).build();
    }

    private void happened(RuleTest.Past past, List<String> failures) {
        Optional<Rule> rule = rules.rule(past.rule());
        if (rule.isEmpty()) {
            failures.add("history names the rule " + past.rule() + ", which is not in force");
            return;
        }
        Instant at = test.given().at().minus(past.ago());
        Situation then = Situation.builder(rule.get().triggers().iterator().next())
                .user(test.given().user().orElse(null))
                .facts(past.facts())
                .build();
        Attempt attempt = new Attempt(then, at, digests, null);
        for (int i = 0; i < past.times(); i++) {
            happened(rule.get(), attempt, past, failures);
        }
    }

    private void happened(Rule rule, Attempt attempt, RuleTest.Past past, List<String> failures) {
        Situation then = attempt.situation();
        Occasion occasion =
                new Occasion(ids.next(attempt.now()), rule.name(), rule.version(), then.user(), then.trigger());
        Prompt prompt = Rendering.prompt(rule, attempt, occasion, rules.revision());
        history.apply(records.shown(occasion, rule.level(), prompt.evidence(), attempt.now(), attempt.keysOf(rule)));
        past.answered().ifPresent(answered -> {
            Optional<Choice> choice = choice(prompt, answered);
            if (choice.isEmpty()) {
                failures.add("history answers " + past.rule() + " with " + answered + ", which is no choice of it");
                return;
            }
            Records.Given given = new Records.Given(
                    occasion,
                    rule.level(),
                    attempt.now(),
                    choice.get(),
                    Answer.choose(choice.get().id()),
                    attempt.now(),
                    Durability.MEMORY,
                    prompt.evidence());
            history.apply(records.answered(given, attempt.keysOf(rule)));
        });
    }

    private static Optional<Choice> choice(Prompt prompt, String answered) {
        Optional<Choice> byId = prompt.choice(answered);
        return byId.isPresent()
                ? byId
                : prompt.choices().stream()
                        .filter(choice -> Records.name(choice.type()).equals(answered))
                        .findFirst();
    }

    private void judge(Decision decision, List<String> failures) {
        RuleTest.Expect expect = test.expect();
        Optional<String> rule = Optional.of(decision.occasion().rule()).filter(name -> !name.isEmpty());
        Optional<FrictionLevel> level =
                decision.prompt().map(Prompt::level).or(() -> decision.refusal().map(refusal -> refusal.level()));
        if (expect.namesRule() && !expect.rule().equals(rule)) {
            failures.add("expected " + expect.rule().orElse("no prompt") + ", found " + rule.orElse("no prompt"));
        }
        expect.level()
                .filter(wanted -> !level.equals(Optional.of(wanted)))
                .ifPresent(wanted -> failures.add("expected the friction level " + wanted + ", found "
                        + level.map(FrictionLevel::name).orElse("none")));
        expect.mayProceed()
                .filter(wanted -> wanted != decision.mayProceed())
                .ifPresent(
                        wanted -> failures.add("expected mayProceed " + wanted + ", found " + decision.mayProceed()));
        expect.reason()
                .filter(wanted -> wanted != decision.reason())
                .ifPresent(wanted -> failures.add("expected the reason " + wanted + ", found " + decision.reason()));
    }
}
