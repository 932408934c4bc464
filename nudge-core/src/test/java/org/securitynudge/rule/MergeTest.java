package org.securitynudge.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.securitynudge.rule.Packs.pack;
import static org.securitynudge.rule.Packs.packWith;
import static org.securitynudge.rule.Packs.parse;
import static org.securitynudge.rule.Packs.parsePolicy;
import static org.securitynudge.rule.Packs.policy;
import static org.securitynudge.rule.Packs.rule;
import static org.securitynudge.rule.Packs.texts;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.securitynudge.match.Report;
import org.securitynudge.model.FrictionLevel;

/** Packs and policy together. */
final class MergeTest {
    private static final Instant NOW = Instant.parse("2026-11-22T00:00:00Z");
    private static final String CAP = "\"frequencyCap\": { \"shows\": 3, \"every\": \"1d\" }";

    /** One rule p/r of a level, tuned by one set: the level that comes out, and the warning if there is one. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "WARN    | block  | justify | JUSTIFY |",
                "WARN    | block  | inform  | INFORM  |",
                "WARN    | block  | praise  | PRAISE  |",
                "PRAISE  | block  | inform  | INFORM  |",
                "PRAISE  | block  | warn    | PRAISE  | tuning[0].set.frictionLevel: not applied to p/r: praise and inform are never tuned to interrupt, found \"warn\"",
                "INFORM  | block  | block   | INFORM  | tuning[0].set.frictionLevel: not applied to p/r: praise and inform are never tuned to interrupt, found \"block\"",
                "BLOCK   | block  | warn    | WARN    |",
                "WARN    | warn   | block   | WARN    | limits.maximumFrictionLevel: opens p/r, which is a block",
                "BLOCK   | inform | block   | INFORM  | limits.maximumFrictionLevel: opens p/r, which is a block",
                "JUSTIFY | warn   | justify | WARN    |"
            })
    void aLevelIsTunedAndLimited(
            FrictionLevel declared, String maximum, String tuned, FrictionLevel expected, String warning) {
        RuleSet rules = merged(
                rule("r", declared, ""),
                "\"limits\": { \"maximumFrictionLevel\": \"" + maximum
                        + "\" }, \"tuning\": [ { \"set\": { \"frictionLevel\": \"" + tuned + "\" } } ]");

        assertThat(rules.rule("p/r").orElseThrow().level()).isEqualTo(expected);
        assertThat(rules.warnings().stream().map(problem -> problem.path() + ": " + problem.message()))
                .isEqualTo(warning == null ? List.of() : List.of(warning));
    }

    @Test
    void everyTunableFieldIsTuned() {
        Rule rule = merged(
                        rule("r", FrictionLevel.WARN, CAP),
                        "\"tuning\": [ { \"rules\": [\"p/r\"], \"set\": { \"status\": \"shadow\", \"priority\": 7,"
                                + " \"rollout\": { \"percent\": 5 }, \"cooldown\": { \"for\": \"2h\", \"per\": [\"user\"] },"
                                + " \"frequencyCap\": { \"shows\": 1, \"every\": \"2d\" },"
                                + " \"schedule\": { \"from\": \"2026-12-01T00:00:00Z\" },"
                                + " \"message\": { \"title\": \"New\", \"body\": \"B\", \"why\": \"W\" },"
                                + " \"whenOffline\": { \"maxAge\": \"1d\", \"otherwise\": \"skip\" } },"
                                + " \"because\": \"INC-1\" } ]")
                .rule("p/r")
                .orElseThrow();

        assertThat(rule.status()).isEqualTo(RuleStatus.SHADOW);
        assertThat(rule.priority()).isEqualTo(7);
        assertThat(rule.rollout()).hasToString("5 % by user");
        assertThat(rule.cooldown().orElseThrow().length()).isEqualTo(Duration.ofHours(2));
        assertThat(rule.cap().orElseThrow().every()).isEqualTo(Duration.ofDays(2));
        assertThat(rule.schedule().contains(NOW)).isFalse();
        assertThat(rule.wording(Locale.ENGLISH).title().text()).isEqualTo("New");
        assertThat(rule.whenOffline()).contains(new WhenOffline(Duration.ofDays(1), Optional.empty()));
        assertThat(rule.origins())
                .containsExactly(
                        "status shadow: tuning[0] of policy (INC-1), over active: default",
                        "priority 7: tuning[0] of policy (INC-1), over 50: default",
                        "schedule from 2026-12-01T00:00:00Z: tuning[0] of policy (INC-1), over always: default",
                        "rollout 5 % by user: tuning[0] of policy (INC-1), over 100 % by user: default",
                        "cooldown 2h per user after acknowledge or proceed: tuning[0] of policy (INC-1),"
                                + " over 10m per user, situation after acknowledge or proceed: default",
                        "frequencyCap 1 in 2d per user, situation: tuning[0] of policy (INC-1),"
                                + " over 3 in 1d per user, situation: pack rule",
                        "whenOffline skip after 1d: tuning[0] of policy (INC-1), over none: default",
                        "message \"New\": tuning[0] of policy (INC-1), over \"T\": pack rule");
    }

    /** What would break the rule has no effect, and the warning says what and where. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "JUSTIFY | \"frequencyCap\": { \"shows\": 1, \"every\": \"1d\" } | frequencyCap: not applied to p/r: a justify rule has no frequency cap: it asks every time",
                "BLOCK   | \"cooldown\": { \"for\": \"1d\" } | cooldown: not applied to p/r: a block rule has no cool-down: it asks every time",
                "WARN    | \"cooldown\": { \"for\": \"1d\", \"after\": [\"cancel\"] } | cooldown.after[0]: not applied to p/r: cancel starts no cool-down of a warn rule; only proceed does",
                "INFORM  | \"cooldown\": { \"for\": \"1d\", \"after\": [\"proceed\"] } | cooldown.after[0]: not applied to p/r: proceed starts no cool-down of an inform rule; acknowledge and saferAlternative do",
                "INFORM  | \"whenOffline\": { \"maxAge\": \"1d\", \"otherwise\": \"block\" } | whenOffline.otherwise: not applied to p/r: praise and inform never change to interrupt, found \"block\"",
                "WARN    | \"message\": { \"title\": \"N\", \"body\": \"B\" } | message.why: not applied to p/r: missing; a warn rule says why, as every rule from warn up",
                "WARN    | \"message\": { \"title\": \"{{x}}\", \"body\": \"B\", \"why\": \"W\" } | message.title: not applied to p/r: unknown fact \"x\"; known are known",
                "WARN    | \"rollout\": { \"percent\": 1, \"by\": \"knwon\" } | rollout.by: not applied to p/r: unknown fact \"knwon\"; did you mean \"known\"?",
                "WARN    | \"translations\": { \"de\": { \"title\": \"N\", \"body\": \"B\" } } | translations.de.why: not applied to p/r: missing; a translation has everything that the rule has"
            })
    void whatWouldBreakARuleKeepsItsOldValue(FrictionLevel level, String set, String warning) {
        Pack pack = parse(packWith("p", "\"facts\": { \"known\": { \"type\": \"string\" } },", rule("r", level, "")));
        RuleSet untuned = RuleSet.merge(List.of(pack), Optional.empty(), NOW);

        RuleSet tuned = RuleSet.merge(
                List.of(pack), Optional.of(parsePolicy(policy("\"tuning\": [ { \"set\": { " + set + " } } ]"))), NOW);

        assertThat(tuned.warnings().stream().map(problem -> problem.path() + ": " + problem.message()))
                .containsExactly("tuning[0].set." + warning);
        assertThat(tuned.rule("p/r").orElseThrow().settings())
                .isEqualTo(untuned.rule("p/r").orElseThrow().settings());
        assertThat(tuned.rule("p/r").orElseThrow().origins())
                .containsExactly(
                        "not applied: tuning[0].set." + warning.replace(": not applied to p/r: ", " of policy: "));
    }

    @Test
    void patternsAndTagsMustBothFit() {
        Pack pack = parse(pack(
                "p",
                rule("a", FrictionLevel.WARN, "\"tags\": [\"sharing\", \"x\"]"),
                rule("b", FrictionLevel.WARN, "\"tags\": [\"x\"]"),
                rule("c", FrictionLevel.WARN, "")));
        RuleSet rules = RuleSet.merge(
                List.of(pack),
                Optional.of(parsePolicy(policy("\"tuning\": ["
                        + " { \"tags\": [\"sharing\"], \"set\": { \"priority\": 1 } },\n"
                        + " { \"rules\": [\"p/b\", \"p/c\"], \"tags\": [\"x\", \"y\"], \"set\": { \"priority\": 2 } },\n"
                        + " { \"rules\": [\"p/c\"], \"tags\": [\"sharing\"], \"set\": { \"priority\": 3 } },\n"
                        + " { \"rules\": [\"p/d\", \"q/*\"], \"set\": { \"priority\": 4 } } ]"))),
                NOW);

        assertThat(rules.on("t").all()).extracting(Rule::name).containsExactly("p/c", "p/b", "p/a");
        assertThat(rules.on("t").all()).extracting(Rule::priority).containsExactly(50, 2, 1);
        assertThat(texts(rules.warnings()))
                .containsExactly(
                        "4:2 tuning[2]: is for no rule: none that it names has the tag sharing",
                        "5:14 tuning[3].rules[0]: \"p/d\" matches no rule; did you mean \"p/a\"?",
                        "5:21 tuning[3].rules[1]: \"q/*\" matches no rule; did you mean \"p/*\"?");
    }

    @Test
    void aMessageDropsTheTranslationsUnlessTheyComeAlong() {
        String german = "\"translations\": { \"de\": { \"title\": \"Alt\", \"body\": \"B\", \"why\": \"W\" } }";
        String message = "\"message\": { \"title\": \"New\", \"body\": \"B\", \"why\": \"W\" }";
        String newGerman = german.replace("Alt", "Neu");
        Rule alone = merged(rule("r", FrictionLevel.WARN, german), tuning(message))
                .rule("p/r")
                .orElseThrow();
        Rule together = merged(rule("r", FrictionLevel.WARN, german), tuning(message + ", " + newGerman))
                .rule("p/r")
                .orElseThrow();
        Rule onlyGerman = merged(rule("r", FrictionLevel.WARN, german), tuning(newGerman))
                .rule("p/r")
                .orElseThrow();

        assertThat(alone.wording(Locale.GERMAN).title().text()).isEqualTo("New");
        assertThat(together.wording(Locale.GERMAN).title().text()).isEqualTo("Neu");
        assertThat(together.wording(Locale.ENGLISH).title().text()).isEqualTo("New");
        assertThat(onlyGerman.wording(Locale.GERMAN).title().text()).isEqualTo("Neu");
        assertThat(onlyGerman.wording(Locale.ENGLISH).title().text()).isEqualTo("T");
    }

    @Test
    void aMessageOfThePolicyStandsOverLabelsOfItsOwnLanguageWhereThereAreAny() {
        String german = packWith(
                "p",
                "\"language\": \"de\",",
                rule(
                        "r",
                        FrictionLevel.WARN,
                        "\"choices\": [ { \"id\": \"go\", \"type\": \"proceed\", \"label\": \"Senden\" } ], \"translations\": {"
                                + " \"en\": { \"title\": \"T\", \"body\": \"B\", \"why\": \"W\", \"choices\": { \"go\": \"Send\" } } }"));
        String tuning = tuning("\"message\": { \"title\": \"New\", \"body\": \"B\", \"why\": \"W\" }");

        Wording wording = RuleSet.merge(List.of(parse(german)), Optional.of(parsePolicy(policy(tuning))), NOW)
                .rule("p/r")
                .orElseThrow()
                .wording(Locale.GERMAN);

        assertThat(wording.language()).isEqualTo(Locale.ENGLISH);
        assertThat(wording.choices())
                .extracting(choice -> choice.label().text())
                .containsExactly("Send", "Go back");
    }

    @Test
    void tuningEndsByItself() {
        Instant until = Instant.parse("2026-11-30T00:00:00Z");
        Pack pack = parse(pack("p", rule("r", FrictionLevel.WARN, "")));
        Optional<Policy> policy = Optional.of(parsePolicy(policy("\"tuning\": ["
                + " { \"set\": { \"frictionLevel\": \"block\" }, \"until\": \"2026-11-30T00:00:00Z\" },"
                + " { \"set\": { \"priority\": 9 }, \"until\": \"2026-12-30T00:00:00Z\" } ]")));

        RuleSet before = RuleSet.merge(List.of(pack), policy, until.minusNanos(1));
        RuleSet at = RuleSet.merge(List.of(pack), policy, until);
        RuleSet after = RuleSet.merge(List.of(pack), policy, Instant.parse("2027-01-01T00:00:00Z"));

        assertThat(before.rule("p/r").orElseThrow().level()).isEqualTo(FrictionLevel.BLOCK);
        assertThat(before.nextChange()).contains(until);
        assertThat(at.rule("p/r").orElseThrow().level()).isEqualTo(FrictionLevel.WARN);
        assertThat(at.nextChange()).contains(Instant.parse("2026-12-30T00:00:00Z"));
        assertThat(after.rule("p/r").orElseThrow().priority()).isEqualTo(50);
        assertThat(after.nextChange()).isEmpty();
        assertThat(List.of(before.revision(), at.revision(), after.revision())).doesNotHaveDuplicates();
    }

    @Test
    void groupsOfThePolicyAreThereForAllAndReplaceThoseOfPacks() {
        Pack pack = parse(packWith(
                "p",
                "\"groups\": { \"ours\": [\"a\"] },",
                rule("own", FrictionLevel.INFORM, "\"conditions\": { \"x\": { \"$inGroup\": \"ours\" } }"),
                rule("blocked", FrictionLevel.INFORM, "\"conditions\": { \"x\": { \"$inGroup\": \"policy/bad\" } }")));
        Optional<Policy> policy = Optional.of(
                parsePolicy(policy("\"groups\": { \"bad\": [\"b\"], \"p/ours\": [\"c\"], \"p/our\": [\"d\"] }")));

        RuleSet alone = RuleSet.merge(List.of(pack), Optional.empty(), NOW);
        RuleSet rules = RuleSet.merge(List.of(pack), policy, NOW);

        assertThat(matching(alone, "a")).containsExactly("p/own");
        assertThat(matching(alone, "b")).isEmpty();
        assertThat(matching(rules, "a")).isEmpty();
        assertThat(matching(rules, "b")).containsExactly("p/blocked");
        assertThat(matching(rules, "c")).containsExactly("p/own");
        assertThat(texts(rules.warnings()))
                .containsExactly("2:53 groups[\"p/our\"]: replaces no group; did you mean \"p/ours\"?");
    }

    @Test
    void aGroupThatThePolicyDoesNotHaveIsAWarning() {
        RuleSet rules = merged(
                rule("r", FrictionLevel.INFORM, "\"conditions\": { \"x\": { \"$inGroup\": \"policy/bad\" } }"), "");

        assertThat(texts(rules.warnings()))
                .containsExactly("p/r asks for the group policy/bad, which this policy does not have");
    }

    @Test
    void thePolicysOwnRulesAreNotHeldByItsMaximum() {
        RuleSet rules = merged(
                rule("r", FrictionLevel.BLOCK, "\"whenOffline\": { \"maxAge\": \"1d\", \"otherwise\": \"justify\" }"),
                "\"limits\": { \"maximumFrictionLevel\": \"warn\" }, \"rules\": [ "
                        + rule("own", FrictionLevel.BLOCK, "") + " ]");

        assertThat(rules.on("t").all()).extracting(Rule::toString).containsExactly("policy/own (block)", "p/r (warn)");
        assertThat(rules.rule("policy/own").orElseThrow().isOwnOfPolicy()).isTrue();
        assertThat(rules.rule("p/r").orElseThrow().whenOffline().orElseThrow().otherwise())
                .contains(FrictionLevel.WARN);
        assertThat(rules.rule("p/r").orElseThrow().origins())
                .containsExactly(
                        "frictionLevel warn: limits.maximumFrictionLevel of policy, over block: pack rule",
                        "whenOffline warn after 1d: limits.maximumFrictionLevel of policy, over justify after 1d: pack rule");
    }

    @Test
    void theSecondPackOfANameIsNotUsed() {
        Pack first = parse(pack("p", rule("r", FrictionLevel.WARN, "")));
        Pack second = parse(pack("p", rule("s", FrictionLevel.WARN, "")));

        RuleSet rules = RuleSet.merge(List.of(first, second), Optional.empty(), NOW);

        assertThat(rules.on("t").all()).extracting(Rule::name).containsExactly("p/r");
        assertThat(texts(rules.refused())).containsExactly("pack p@1 is not used: p@1 has the same name");
    }

    @Test
    void rulesComeByLevelThenPriorityThenName() {
        Pack pack = parse(pack(
                "p",
                rule("z", FrictionLevel.WARN, ""),
                rule("a", FrictionLevel.WARN, ""),
                rule("m", FrictionLevel.WARN, "\"priority\": 60"),
                rule("i", FrictionLevel.INFORM, "\"priority\": 100"),
                rule("b", FrictionLevel.BLOCK, "\"priority\": 0")));

        assertThat(RuleSet.merge(List.of(pack), Optional.empty(), NOW).on("t").all())
                .extracting(Rule::name)
                .containsExactly("p/b", "p/m", "p/a", "p/z", "p/i");
    }

    @Test
    void theRevisionStandsForTheDocuments() {
        Pack a = parse(pack("a", rule("r", FrictionLevel.WARN, "")));
        Pack b = parse(pack("b", rule("r", FrictionLevel.WARN, "")));
        Pack other = parse(pack("b", rule("r", FrictionLevel.WARN, "\"priority\": 51")));

        assertThat(revision(a, b)).isEqualTo(revision(b, a)).matches("[0-9a-f]{12}");
        assertThat(revision(a, other)).isNotEqualTo(revision(a, b));
        assertThat(revision()).isEmpty();
        assertThat(RuleSet.empty().on("t").all()).isEmpty();
    }

    @Test
    void theLongestWindowCoversRulesAndLimits() {
        assertThat(RuleSet.empty().longestWindow()).isEqualTo(Duration.ofMinutes(10));
        assertThat(merged(rule("r", FrictionLevel.WARN, CAP), "").longestWindow())
                .isEqualTo(Duration.ofDays(1));
        assertThat(merged(rule("r", FrictionLevel.WARN, "\"cooldown\": { \"for\": \"7d\" }"), "")
                        .longestWindow())
                .isEqualTo(Duration.ofDays(7));
        assertThat(merged(
                                rule("r", FrictionLevel.WARN, CAP),
                                "\"limits\": { \"promptsPerUser\": { \"shows\": 5, \"every\": \"30d\" } }")
                        .longestWindow())
                .isEqualTo(Duration.ofDays(30));
    }

    private static String revision(Pack... packs) {
        return RuleSet.merge(List.of(packs), Optional.empty(), NOW).revision();
    }

    private static List<String> matching(RuleSet rules, String x) {
        return rules.on("t").all().stream()
                .filter(rule -> rule.matcher().matches(Map.of("x", x), NOW, Report.NONE))
                .map(Rule::name)
                .toList();
    }

    private static String tuning(String set) {
        return "\"tuning\": [ { \"set\": { " + set + " } } ]";
    }

    /** Returns the pack p of one rule under a policy with these fields. */
    private static RuleSet merged(String rule, String policy) {
        return RuleSet.merge(List.of(parse(pack("p", rule))), Optional.of(parsePolicy(policy(policy))), NOW);
    }
}
