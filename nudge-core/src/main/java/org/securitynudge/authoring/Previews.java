package org.securitynudge.authoring;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.securitynudge.decide.Rehearsal;
import org.securitynudge.model.Situation;
import org.securitynudge.rule.Rule;
import org.securitynudge.rule.RuleSet;
import org.securitynudge.rule.RuleTest;
import org.securitynudge.rule.Wording;

/** Makes previews: every rule in every language, with the facts of the first test that expects it. */
final class Previews {
    private final RuleSet rules;
    private final Instant now;
    private final List<RuleTest> tests;
    private final Rehearsal rehearsal;

    Previews(RuleSet rules, Instant now, List<RuleTest> tests) {
        this.rules = rules;
        this.now = now;
        this.tests = tests;
        this.rehearsal = new Rehearsal(() -> rules, InstantSource.fixed(now), Optional.empty());
    }

    /** Returns the previews in the order of the rules' names; those of one rule in its document's own language first. */
    List<Preview> all() {
        List<Preview> previews = new ArrayList<>();
        rules.rules().stream()
                .sorted(Comparator.comparing(Rule::name))
                .forEach(rule -> of(rule).forEach(previews::add));
        return List.copyOf(previews);
    }

    private Stream<Preview> of(Rule rule) {
        Optional<RuleTest> test = tests.stream()
                .filter(each -> each.expect().rule().equals(Optional.of(rule.name())))
                .findFirst();
        return rule.wordings().stream()
                .map(Wording::language)
                .map(language -> new Preview(
                        rule.name(),
                        rule.version(),
                        status(rule),
                        language,
                        rehearsal.render(
                                rule,
                                situation(rule, language, test.map(RuleTest::given)),
                                test.map(found -> found.given().at()).orElse(now)),
                        test.map(RuleTest::name)));
    }

    private static Situation situation(Rule rule, Locale language, Optional<RuleTest.Given> given) {
        return Situation.builder(given.map(RuleTest.Given::trigger)
                        .orElse(rule.triggers().get(0)))
                .user(given.flatMap(RuleTest.Given::user).orElse(null))
                .locale(language)
                .facts(given.map(RuleTest.Given::facts).orElse(Map.of()))
                .build();
    }

    private static String status(Rule rule) {
        return rule.isKilled() ? "killed" : rule.status().name().toLowerCase(Locale.ROOT);
    }
}
