package org.securitynudge.decide;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.securitynudge.model.Choice;
import org.securitynudge.model.Decision;
import org.securitynudge.model.FrictionLevel;
import org.securitynudge.model.Prompt;
import org.securitynudge.model.Situation;
import org.securitynudge.record.Records;
import org.securitynudge.rule.Rule;
import org.securitynudge.rule.RuleSet;
import org.securitynudge.rule.RuleTest;

/** Runs the tests that rule documents bring, through the same gates and the same history as in an application. */
public final class RuleTrial {
    private final RuleSet rules;
    private final RuleTest test;
    private final Rehearsal rehearsal;

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
        this.rehearsal = new Rehearsal(
                () -> rules,
                InstantSource.fixed(test.given().at()),
                test.given().offlineFor());
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
        String explanation = rehearsal.explain(situation).toString();
        Decision decision = rehearsal.decide(situation);
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
        for (int i = 0; i < past.times(); i++) {
            happened(rule.get(), then, at, past).ifPresent(failures::add);
        }
    }

    /** Returns what is wrong with the answer, if anything. */
    private Optional<String> happened(Rule rule, Situation then, Instant at, RuleTest.Past past) {
        Prompt prompt = rehearsal.show(rule, then, at);
        if (past.answered().isEmpty()) {
            return Optional.empty();
        }
        String answered = past.answered().get();
        Optional<Choice> choice = choice(prompt, answered);
        choice.ifPresent(chosen -> rehearsal.answer(prompt, chosen, rule, then, at));
        return choice.isPresent()
                ? Optional.empty()
                : Optional.of("history answers " + past.rule() + " with " + answered + ", which is no choice of it");
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
