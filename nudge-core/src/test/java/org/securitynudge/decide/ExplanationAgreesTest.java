package org.securitynudge.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.securitynudge.model.Choice;
import org.securitynudge.model.Decision;
import org.securitynudge.model.Decision.Reason;
import org.securitynudge.model.Explanation;
import org.securitynudge.model.Explanation.RuleExplanation;
import org.securitynudge.model.Prompt;
import org.securitynudge.model.Situation;
import org.securitynudge.rule.RuleSet;

/** Explaining says what deciding says, for random rules, situations and histories. */
final class ExplanationAgreesTest {
    private static final int RULE_SETS = 150;
    private static final int DECISIONS = 40;
    private static final List<String> LEVELS = List.of("praise", "inform", "warn", "justify", "block");
    private static final List<String> CONDITIONS = List.of(
            "{'x': 1}",
            "{'x': {'$gt': 0}}",
            "{'$or': [{'x': 1}, {'y': {'$exists': false}}]}",
            "{'$nor': [{'x': 0}]}",
            "{'list': {'$elemMatch': {'$gte': 1, '$lt': 2}}}",
            "{'list': {'$not': {'$size': 2}}}");

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private Instant now = Stage.NOW;

    @Test
    void explanationHasTheReasonTheWinnerAndThePermissionOfTheDecision() {
        Set<Reason> seen = EnumSet.noneOf(Reason.class);
        for (int i = 0; i < RULE_SETS; i++) {
            RuleSet rules = rules();
            now = Stage.NOW;
            Rehearsal rehearsal = new Rehearsal(
                    () -> rules, () -> now, random.nextBoolean() ? Optional.empty() : Optional.of(Duration.ofDays(8)));
            for (int j = 0; j < DECISIONS; j++) {
                now = now.plusSeconds(of(List.of(0, 5, 60, 400, 4_000)));
                Situation situation = situation();
                Explanation explanation = rehearsal.explain(situation);
                Decision decision = rehearsal.decide(situation);
                seen.add(decision.reason());

                agree(explanation, decision, rules);
                decision.prompt().ifPresent(prompt -> answer(prompt, rehearsal, rules, situation));
            }
        }

        assertThat(seen)
                .as("seed %s", seed)
                .contains(
                        Reason.PROMPT,
                        Reason.NO_MATCH,
                        Reason.ROLLOUT,
                        Reason.OFFLINE,
                        Reason.COOLDOWN,
                        Reason.CAPPED,
                        Reason.LIMITED,
                        Reason.SHADOW,
                        Reason.EPISODE,
                        Reason.UNATTENDED,
                        Reason.KILLED,
                        Reason.NO_RULES);
    }

    private void agree(Explanation explanation, Decision decision, RuleSet rules) {
        String why = "seed " + seed + "\n" + explanation;
        assertThat(explanation.reason()).as(why).isEqualTo(decision.reason());
        assertThat(explanation.winner()).as(why).isEqualTo(decision.occasion().rule());
        assertThat(explanation.mayProceed()).as(why).isEqualTo(decision.mayProceed());
        assertThat(explanation.ruleSet()).isEqualTo(decision.rules().revision());
        List<String> open = explanation.rules().stream()
                .filter(rule -> rule.closedBy().isEmpty())
                .map(RuleExplanation::rule)
                .toList();
        if (!explanation.winner().isEmpty()) {
            assertThat(open).as(why).containsExactly(explanation.winner());
        }
        assertThat(explanation.rules())
                .hasSize(rules.on("t").all().size() * (explanation.trigger().equals("t") ? 1 : 0));
    }

    private void answer(Prompt prompt, Rehearsal rehearsal, RuleSet rules, Situation situation) {
        if (random.nextInt(3) > 0) {
            Choice choice = of(prompt.choices());
            rehearsal.answer(
                    prompt, choice, rules.rule(prompt.occasion().rule()).orElseThrow(), situation, now);
        }
    }

    private Situation situation() {
        Situation.Builder situation = Situation.builder(random.nextInt(20) == 0 ? "other" : "t")
                .user(of(List.of("", "ana", "ana", "bo")))
                .fact("x", random.nextInt(2));
        if (random.nextInt(4) == 0) {
            situation.fact("y", "z");
        }
        if (random.nextBoolean()) {
            situation.fact("list", List.of(random.nextInt(3), random.nextInt(3)));
        }
        return random.nextInt(8) == 0 ? situation.unattended().build() : situation.build();
    }

    private RuleSet rules() {
        List<String> rules = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            String level = of(LEVELS);
            rules.add(Stage.rule("r" + i, level, fields(level)));
        }
        return Stage.merged(policy(), "", rules.toArray(new String[0]));
    }

    private String fields(String level) {
        StringBuilder fields = new StringBuilder();
        sometimes(fields, "'conditions': " + of(CONDITIONS), 2);
        sometimes(fields, "'status': '" + of(List.of("shadow", "off")) + "'", 6);
        sometimes(fields, "'rollout': {'percent': " + random.nextInt(100) + "}", 6);
        sometimes(fields, "'schedule': {'from': '2026-01-05T12:10:00Z'}", 8);
        sometimes(fields, "'priority': " + random.nextInt(100), 3);
        if (!level.equals("block")) {
            sometimes(fields, "'cooldown': {'for': '1h', 'per': " + of(List.of("['user']", "['user', 'y']")) + "}", 3);
        }
        if (LEVELS.indexOf(level) < 3) {
            sometimes(fields, "'frequencyCap': {'shows': 2, 'every': '1h', 'per': ['user']}", 3);
        }
        boolean notice = LEVELS.indexOf(level) < 2;
        String otherwise = notice ? of(List.of("skip", "praise", "inform")) : of(List.of("skip", "inform", "block"));
        sometimes(fields, "'whenOffline': {'maxAge': '7d', 'otherwise': '" + otherwise + "'}", 4);
        return fields.toString();
    }

    private String policy() {
        StringBuilder policy = new StringBuilder();
        sometimes(policy, "'killSwitch': {'everything': " + random.nextBoolean() + ", 'rules': ['p/r0']}", 10);
        sometimes(
                policy,
                "'limits': {'minimumBetween': '1m', 'promptsPerUser': {'shows': 4, 'every': '1h'}, 'maximumFrictionLevel': '"
                        + of(LEVELS) + "'}",
                3);
        sometimes(policy, "'tuning': [{'set': {'frictionLevel': '" + of(LEVELS) + "', 'priority': 7}}]", 3);
        return policy.toString();
    }

    private void sometimes(StringBuilder out, String field, int oneIn) {
        if (random.nextInt(oneIn) == 0) {
            out.append(", ").append(field);
        }
    }

    private <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
