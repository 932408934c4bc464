package org.securitynudge.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.securitynudge.rule.Packs.pack;
import static org.securitynudge.rule.Packs.packWith;
import static org.securitynudge.rule.Packs.parse;
import static org.securitynudge.rule.Packs.rule;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.securitynudge.model.Decision;
import org.securitynudge.model.FrictionLevel;
import org.securitynudge.model.Sponsor;

/** What a sound pack says comes through. */
final class PackTest {
    @Test
    void theHeaderIsRead() {
        Pack pack = parse(packWith(
                "p",
                "\"$schema\": \"https://x.example/pack.json\", \"issuedAt\": \"2026-11-21T10:00:00+01:00\","
                        + " \"language\": \"de-CH\", \"owner\": { \"team\": \"Docs\", \"contact\": \"#docs\" },"
                        + " \"jargon\": [\"synergy\"], \"report\": [\"a.b\"], \"reportText\": true,",
                rule("r", FrictionLevel.INFORM, "")));

        assertThat(pack).hasToString("p@1");
        assertThat(pack.issuedAt()).contains(Instant.parse("2026-11-21T09:00:00Z"));
        assertThat(pack.language()).isEqualTo(Locale.forLanguageTag("de-CH"));
        assertThat(pack.jargon()).containsExactly("synergy");
        Rule rule = pack.rules().get(0);
        assertThat(rule.owner()).contains(new Owner("Docs", Optional.of("#docs")));
        assertThat(rule.report()).containsExactly("a.b");
        assertThat(rule.reportText()).isTrue();
    }

    @Test
    void aRuleThatSaysLittleHasTheDefaults() {
        Rule rule =
                parse(pack("p", rule("r", FrictionLevel.INFORM, ""))).rules().get(0);

        assertThat(rule.name()).isEqualTo("p/r");
        assertThat(rule.version()).isEqualTo(1);
        assertThat(rule.askAgain()).isEqualTo(1);
        assertThat(rule.status()).isEqualTo(RuleStatus.ACTIVE);
        assertThat(rule.schedule()).isEqualTo(Schedule.ALWAYS);
        assertThat(rule.rollout().isEverybody()).isTrue();
        assertThat(rule.priority()).isEqualTo(50);
        assertThat(rule.cap()).isEmpty();
        assertThat(rule.whenOffline()).isEmpty();
        assertThat(rule.owner()).isEmpty();
        assertThat(rule.tags()).isEmpty();
        assertThat(rule.reportText()).isFalse();
        assertThat(rule.condition().facts()).isEmpty();
        assertThat(rule.origins()).isEmpty();
        assertThat(rule.isKilled()).isFalse();
    }

    @Test
    void aRuleThatSaysMuchIsReadWhole() {
        Rule rule = parse(pack(
                        "p",
                        "{ \"id\": \"r\", \"version\": 3, \"askAgain\": 2, \"status\": \"off\", \"trigger\": [\"a.b\", \"c\"],"
                                + " \"conditions\": { \"x\": 1 }, \"priority\": 0, \"frictionLevel\": \"warn\","
                                + " \"schedule\": { \"from\": \"2026-01-01T00:00:00Z\", \"until\": \"2026-02-01T00:00:00Z\" },"
                                + " \"rollout\": { \"percent\": 12.5, \"by\": \"tenant.id\" },"
                                + " \"message\": { \"title\": \"T\", \"body\": \"B\", \"why\": \"W\", \"analogy\": \"A\","
                                + "   \"learnMore\": \"https://x.example/y\" },"
                                + " \"sponsor\": { \"name\": \"Ana\", \"quote\": \"Look.\" },"
                                + " \"whenOffline\": { \"maxAge\": \"2w\", \"otherwise\": \"block\" },"
                                + " \"owner\": { \"team\": \"Us\" }, \"tags\": [\"one\", \"two\"],"
                                + " \"lint\": { \"off\": [ { \"code\": \"some-code\", \"because\": \"So.\" } ] } }"))
                .rules()
                .get(0);

        assertThat(rule.version()).isEqualTo(3);
        assertThat(rule.askAgain()).isEqualTo(2);
        assertThat(rule.status()).isEqualTo(RuleStatus.OFF);
        assertThat(rule.triggers()).containsExactly("a.b", "c");
        assertThat(rule.condition().facts()).containsExactly("x");
        assertThat(rule.priority()).isZero();
        assertThat(rule.schedule().contains(Instant.parse("2026-01-01T00:00:00Z")))
                .isTrue();
        assertThat(rule.schedule().contains(Instant.parse("2025-12-31T23:59:59Z")))
                .isFalse();
        assertThat(rule.schedule().contains(Instant.parse("2026-02-01T00:00:00Z")))
                .isFalse();
        assertThat(rule.rollout()).hasToString("12.5 % by tenant.id");
        Wording wording = rule.wording(Locale.ENGLISH);
        assertThat(wording.analogy()).contains("A");
        assertThat(wording.learnMore()).contains(URI.create("https://x.example/y"));
        assertThat(wording.sponsor()).contains(new Sponsor("Ana", Optional.empty(), Optional.of("Look.")));
        assertThat(rule.whenOffline()).contains(new WhenOffline(Duration.ofDays(14), Optional.of(FrictionLevel.BLOCK)));
        assertThat(rule.owner()).contains(new Owner("Us", Optional.empty()));
        assertThat(rule.tags()).containsExactly("one", "two");
        assertThat(rule.lintOff()).containsExactly(new LintOff("some-code", Optional.of("So.")));
    }

    @Test
    void aTestIsReadWithFullNames() {
        RuleTest test = parse(packWith(
                        "p",
                        "\"language\": \"de\", \"tests\": [ { \"name\": \"n\", \"given\": { \"trigger\": \"t\", \"user\": \"ana\","
                                + " \"facts\": { \"a.b\": [1, null], \"c\": { \"d\": true } }, \"unattended\": true, \"offlineFor\": \"3d\","
                                + " \"history\": [ { \"rule\": \"r\", \"answered\": \"proceed\", \"ago\": \"1h\", \"times\": 2,"
                                + "   \"facts\": { \"x\": \"y\" } }, { \"rule\": \"p/r\", \"shown\": true, \"ago\": \"0s\" } ] },"
                                + " \"expect\": { \"rule\": \"r\", \"frictionLevel\": \"warn\", \"mayProceed\": false, \"reason\": \"PROMPT\" } },"
                                + " { \"name\": \"m\", \"given\": { \"trigger\": \"t\", \"locale\": \"fr\" }, \"expect\": { \"rule\": null } } ],",
                        rule("r", FrictionLevel.WARN, "")))
                .tests()
                .get(0);

        RuleTest.Given given = test.given();
        assertThat(test.packs()).containsExactly("p");
        assertThat(given.at()).isEqualTo(Instant.parse("2026-01-05T12:00:00Z"));
        assertThat(given.user()).contains("ana");
        assertThat(given.facts()).containsOnlyKeys("a.b", "c");
        assertThat(given.unattended()).isTrue();
        assertThat(given.locale()).isEqualTo(Locale.GERMAN);
        assertThat(given.offlineFor()).contains(Duration.ofDays(3));
        assertThat(given.history())
                .containsExactly(
                        new RuleTest.Past("p/r", Optional.of("proceed"), Duration.ofHours(1), 2, Map.of("x", "y")),
                        new RuleTest.Past("p/r", Optional.empty(), Duration.ZERO, 1, Map.of()));
        assertThat(test.expect())
                .isEqualTo(new RuleTest.Expect(
                        true,
                        Optional.of("p/r"),
                        Optional.of(FrictionLevel.WARN),
                        Optional.of(false),
                        Optional.of(Decision.Reason.PROMPT)));
    }

    @Test
    void aTestThatExpectsNoPromptSaysSo() {
        List<RuleTest> tests = parse(packWith(
                        "p",
                        "\"tests\": [ { \"name\": \"m\", \"given\": { \"trigger\": \"t\" }, \"expect\": { \"rule\": null } },"
                                + " { \"name\": \"n\", \"given\": { \"trigger\": \"t\" }, \"expect\": {} } ],"))
                .tests();

        assertThat(tests).extracting(test -> test.expect().namesRule()).containsExactly(true, false);
        assertThat(tests).allSatisfy(test -> assertThat(test.expect().rule()).isEmpty());
    }
}
