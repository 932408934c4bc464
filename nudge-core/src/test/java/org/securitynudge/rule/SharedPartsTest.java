package org.securitynudge.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.securitynudge.rule.Packs.pack;
import static org.securitynudge.rule.Packs.parse;
import static org.securitynudge.rule.Packs.parsePolicy;
import static org.securitynudge.rule.Packs.policy;
import static org.securitynudge.rule.Packs.rule;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.securitynudge.model.FrictionLevel;

/** What rules have in common is the same object in all of them, so 100 000 rules take little memory. */
final class SharedPartsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\"version\": 2, \"tags\": [\"a\", \"b\", \"c\"], \"owner\": { \"team\": \"T\" }",
                "\"cooldown\": { \"for\": \"1h\", \"per\": [\"user\"] }, \"schedule\": { \"from\": \"2026-11-21T09:00:00Z\" }",
                "\"frequencyCap\": { \"shows\": 3, \"every\": \"1d\" }, \"whenOffline\": { \"maxAge\": \"1d\", \"otherwise\": \"skip\" }",
                "\"choices\": [ { \"id\": \"go\", \"type\": \"proceed\", \"label\": \"Go\" } ]",
                "\"sponsor\": { \"name\": \"N\" }, \"lint\": { \"off\": [ { \"code\": \"c\", \"because\": \"b\" } ] }",
                "\"translations\": { \"de\": { \"title\": \"T\", \"body\": \"B\", \"why\": \"W\" } }"
            })
    void twoRulesThatSayTheSameShareIt(String fields) {
        List<Rule> rules = parse(
                        pack("p", rule("one", FrictionLevel.WARN, fields), rule("two", FrictionLevel.WARN, fields)))
                .rules();

        assertThat(rules.get(0).settings()).isSameAs(rules.get(1).settings());
        assertThat(rules.get(0).declaration().traits())
                .isSameAs(rules.get(1).declaration().traits());
    }

    @Test
    void rulesThatDifferInOneThingShareTheOthers() {
        String cooldown = "\"cooldown\": { \"for\": \"1h\" }, \"frequencyCap\": { \"shows\": 3, \"every\": \"1d\" }";
        List<Rule> rules = parse(pack(
                        "p",
                        rule("one", FrictionLevel.WARN, cooldown + ", \"priority\": 1"),
                        rule("two", FrictionLevel.WARN, cooldown + ", \"priority\": 2")))
                .rules();

        Settings one = rules.get(0).settings();
        Settings two = rules.get(1).settings();
        assertThat(one).isNotEqualTo(two);
        assertThat(one.texts()).isSameAs(two.texts());
        assertThat(one.cooldown()).isSameAs(two.cooldown());
        assertThat(one.cap()).isSameAs(two.cap());
    }

    @Test
    void aRuleThatNoPolicyTouchesIsTheOneOfItsPack() {
        Pack pack =
                parse(pack("p", rule("touched", FrictionLevel.WARN, ""), rule("untouched", FrictionLevel.WARN, "")));
        Policy policy =
                parsePolicy(policy("\"tuning\": [ { \"rules\": [\"p/touched\"], \"set\": { \"priority\": 9 } } ]"));

        RuleSet rules = RuleSet.merge(List.of(pack), Optional.of(policy), Instant.EPOCH);

        assertThat(rules.rule("p/untouched").orElseThrow())
                .isSameAs(pack.rules().get(1));
        assertThat(rules.rule("p/touched").orElseThrow().priority()).isEqualTo(9);
    }

    @Test
    void rulesAreFoundByNameWhereverTheNameStands() {
        Pack many = parse(pack(
                "p",
                IntStream.range(0, 101)
                        .mapToObj(i -> rule("r" + i * 7 % 101, FrictionLevel.INFORM, ""))
                        .toArray(String[]::new)));

        RuleSet rules = RuleSet.merge(List.of(many), Optional.empty(), Instant.EPOCH);

        assertThat(many.rules())
                .allSatisfy(rule -> assertThat(rules.rule(rule.name())).containsSame(rule));
        assertThat(List.of("p/r", "p/r101", "a", "z", ""))
                .allSatisfy(name -> assertThat(rules.rule(name)).isEmpty());
        assertThat(RuleSet.empty().rule("p/r1")).isEmpty();
    }
}
