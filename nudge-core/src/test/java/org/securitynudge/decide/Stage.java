package org.securitynudge.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.securitynudge.model.Choice;
import org.securitynudge.model.ChoiceType;
import org.securitynudge.model.Prompt;
import org.securitynudge.model.Situation;
import org.securitynudge.rule.Documents;
import org.securitynudge.rule.Pack;
import org.securitynudge.rule.Policy;
import org.securitynudge.rule.Reading;
import org.securitynudge.rule.Rule;
import org.securitynudge.rule.RuleSet;

/** Rules in force at an instant, and what happened before. Documents are written with ' for ". */
final class Stage {
    static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");

    private final RuleSet rules;
    private final Rehearsal rehearsal;

    Stage(RuleSet rules, Optional<Duration> offlineFor) {
        this.rules = rules;
        this.rehearsal = new Rehearsal(() -> rules, InstantSource.fixed(NOW), offlineFor);
    }

    static Stage of(String policy, String... rules) {
        return new Stage(merged(policy, "", rules), Optional.empty());
    }

    /** Returns rules of the pack p; a policy's fields begin with a comma. */
    static RuleSet merged(String policy, String packFields, String... rules) {
        Pack pack = read(Documents.readPack(bytes("{'format': 1, 'pack': 'p', 'version': 1" + packFields
                + ", 'rules': [" + String.join(",", rules) + "]}")));
        Policy company = read(Documents.readPolicy(bytes(
                "{'format': 1, 'policy': 'company', 'audience': ['*:*'], 'version': 1, 'issuedAt': '2026-01-01T00:00:00Z'"
                        + policy + "}")));
        return RuleSet.merge(List.of(pack), Optional.of(company), NOW);
    }

    static String rule(String id, String level, String more) {
        return "{'id': '" + id + "', 'trigger': 't', 'frictionLevel': '" + level
                + "', 'message': {'title': 'T', 'body': 'B', 'why': 'W'}" + more + "}";
    }

    private static byte[] bytes(String text) {
        return text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }

    private static <T> T read(Reading<T> reading) {
        assertThat(reading.problems()).isEmpty();
        return reading.value().orElseThrow();
    }

    /** Lets a rule be shown some time before now, and be answered if there is a type. */
    Stage happened(String rule, Situation then, Duration ago, Optional<ChoiceType> answered) {
        Rule named = rules.rule(rule).orElseThrow();
        Instant at = NOW.minus(ago);
        Prompt prompt = rehearsal.show(named, then, at);
        Optional<Choice> choice = answered.map(type -> prompt.choice(type).orElseThrow());
        choice.ifPresent(chosen -> rehearsal.answer(prompt, chosen, named, then, at));
        return this;
    }

    Rehearsal rehearsal() {
        return rehearsal;
    }
}
