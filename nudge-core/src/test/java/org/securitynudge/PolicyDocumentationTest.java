package org.securitynudge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.securitynudge.Page.Block;
import org.securitynudge.model.FrictionLevel;
import org.securitynudge.model.Problem;
import org.securitynudge.rule.Documents;
import org.securitynudge.rule.Pack;
import org.securitynudge.rule.Policy;
import org.securitynudge.rule.Reading;
import org.securitynudge.rule.Rule;
import org.securitynudge.rule.RuleSet;

/** What docs/rules.md says of policies is so: each is merged with the pack at the top of the page. */
final class PolicyDocumentationTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private Page page;
    private Pack pack;

    @BeforeEach
    void read() throws IOException {
        page = Page.of("docs/rules.md");
        pack = Documents.readPack(page.blocks("json").get(0).bytes()).value().orElseThrow();
    }

    private Block only(String kind) {
        assertThat(page.blocks(kind)).hasSize(1);
        return page.blocks(kind).get(0);
    }

    private RuleSet under(Policy policy) {
        return RuleSet.merge(List.of(pack), Optional.of(policy), NOW);
    }

    private RuleSet under(Block block) {
        Reading<Policy> reading = Documents.readPolicy(block.bytes());
        assertThat(reading.problems()).isEmpty();
        return under(reading.value().orElseThrow());
    }

    private static String lines(List<Problem> problems) {
        return String.join("\n", problems.stream().map(Problem::toString).toList()) + "\n";
    }

    private static Rule only(RuleSet rules) {
        assertThat(rules.rules()).hasSize(1);
        return rules.rules().iterator().next();
    }

    @Test
    void ofABrokenPolicyTheKillSwitchIsInForceAndTheProblemsArePrinted() {
        Reading<Policy> reading = Documents.readPolicy(only("json partly").bytes());

        assertThat(lines(reading.problems())).isEqualTo(only("text problems").text());
        Rule rule = only(under(reading.value().orElseThrow()));
        assertThat(rule.isKilled()).isTrue();
        assertThat(rule.level()).isEqualTo(FrictionLevel.WARN);
    }

    @Test
    void whatCannotBeAppliedIsPrintedAndHasNoEffect() {
        RuleSet rules = under(only("json warnings"));

        assertThat(lines(rules.warnings())).isEqualTo(only("text warnings").text());
        Rule untouched = only(RuleSet.merge(List.of(pack), Optional.empty(), NOW));
        Rule rule = only(rules);
        assertThat(rule.isKilled()).isFalse();
        assertThat(rule.level()).isEqualTo(FrictionLevel.JUSTIFY);
        assertThat(rule.priority()).isEqualTo(100);
        assertThat(rule.status()).isEqualTo(untouched.status());
        assertThat(rule.cooldown()).isEqualTo(untouched.cooldown());
        assertThat(rule.wordings().get(0).title())
                .isEqualTo(untouched.wordings().get(0).title());
    }

    @Test
    void whereValuesComeFromIsPrinted() {
        assertThat(String.join("\n", only(under(only("json origins"))).origins()) + "\n")
                .isEqualTo(only("text origins").text());
    }
}
