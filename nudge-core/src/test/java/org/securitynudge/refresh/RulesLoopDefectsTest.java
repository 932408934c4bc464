package org.securitynudge.refresh;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.securitynudge.refresh.SampleDocuments.pack;
import static org.securitynudge.refresh.SampleDocuments.policy;
import static org.securitynudge.refresh.SampleDocuments.raising;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.securitynudge.model.Fetched;
import org.securitynudge.model.FrictionLevel;
import org.securitynudge.model.UnavailableException;
import org.securitynudge.refresh.SourceState.State;
import org.securitynudge.rule.RuleSet;

/** What went wrong elsewhere, and what the loop does instead. */
final class RulesLoopDefectsTest {
    @RegisterExtension
    final RulesLogLines log = new RulesLogLines();

    private final ScriptedSource packs =
            ScriptedSource.local("file /etc/documents.json").offers(pack(4), "p4");
    private final ScriptedSource policies = ScriptedSource.remote("https://policy.corp.example/p.json");
    private final World world = new World().pack(packs).policy(policies);

    @BeforeEach
    void bringVersion41IntoForce() {
        policies.offers(policy(41, raising("justify")), "v41");
        world.start().round();
        log.take();
        policies.asked().clear();
    }

    private void assertVersion41IsInForce() {
        assertThat(world.documents()).containsExactly("documents@4", "policy company-defaults@41");
        assertThat(world.level("documents/share")).contains(FrictionLevel.JUSTIFY);
    }

    @Test
    void aTruncatedDocumentWithAFreshETagThenUnchangedLeavesNothingOff() {
        String whole = policy(42, raising("block"));
        policies.does(known -> known.equals(Optional.of("v42"))
                ? Fetched.unchanged()
                : Fetched.of(whole.substring(0, whole.length() / 2).getBytes(UTF_8), "v42"));
        world.pass(Duration.ofMinutes(10));

        assertVersion41IsInForce();
        assertThat(policies.asked()).containsOnly(Optional.of("v41"));
        assertThat(world.state(1).state()).isEqualTo(State.REJECTED);
        assertThat(log.take())
                .singleElement()
                .asString()
                .startsWith("ERROR 1 problem in https://policy.corp.example/p.json:\n");

        policies.offers(whole, "v42");
        world.round();
        assertThat(world.level("documents/share")).contains(FrictionLevel.BLOCK);
        assertThat(world.state(1).state()).isEqualTo(State.CURRENT);
    }

    @Test
    void aWebPageInPlaceOfTheDocumentIsNotBelieved() {
        policies.does(known -> Fetched.of("<html>Log in</html>".getBytes(UTF_8), "page"));

        world.pass(Duration.ofHours(1));

        assertVersion41IsInForce();
        assertThat(policies.asked()).containsOnly(Optional.of("v41"));
        assertThat(log.take()).hasSize(1);
        assertThat(world.rejections).hasSize(1);
    }

    @Test
    void one401DoesNotStopTheRulesForEver() {
        policies.fails(UnavailableException.lasting("HTTP 401 from policy.corp.example"));
        world.pass(Duration.ofDays(3));

        assertVersion41IsInForce();
        assertThat(world.state(1).trouble()).contains("HTTP 401 from policy.corp.example");
        // Every 12 to 15 minutes, after a few quicker ones.
        assertThat(policies.asked()).hasSizeBetween(3 * 24 * 4, 3 * 24 * 5 + 6);
        assertThat(log.take()).hasSize(1);

        policies.offers(policy(42, ""), "v42");
        world.pass(Duration.ofMinutes(15));
        assertThat(world.documents()).contains("policy company-defaults@42");
    }

    @Test
    void a503AtTheStartIsTriedAgain() {
        ScriptedSource late = ScriptedSource.remote("https://packs.corp.example/late.json")
                .fails(new UnavailableException("HTTP 503 from packs.corp.example"));
        World fresh = new World().pack(late).start().round();
        assertThat(fresh.documents()).isEmpty();
        assertThat(log.take().get(0))
                .matches(
                        "WARN Rule pack from https://packs\\.corp\\.example/late\\.json unreachable"
                                + " \\(HTTP 503 from packs\\.corp\\.example\\); nothing of it is in force\\. Next try in [0-9]+ s\\.");

        late.offers(pack(1), "p1");
        fresh.round();

        assertThat(fresh.documents()).containsExactly("documents@1");
        assertThat(log.take().get(0))
                .matches(
                        "INFO Rule pack documents reachable again after [0-9]+ s; version 1 \\(2 rules, 2 changed\\) now in"
                                + " force\\.");
    }

    @Test
    void aLocalSourceThatFailsAtTheStartIsTriedAgainEvenIfItNeverChanges() {
        ScriptedSource fixed = ScriptedSource.fixed("rules").fails(new IOException("database is starting"));
        World fresh = new World().pack(fixed).start().pass(Duration.ofHours(1));
        assertThat(fixed.asked()).hasSizeBetween(4, 12);
        assertThat(log.take()).hasSize(1);

        fixed.offers(pack(1), "p1");
        fresh.pass(Duration.ofMinutes(15));

        assertThat(fresh.documents()).containsExactly("documents@1");
        assertThat(fresh.loop.hasWork()).isFalse();
    }

    @Test
    void aListenerThatThrowsDoesNotFreezeTheRules() {
        AtomicInteger calls = new AtomicInteger();
        World fresh = new World().pack(packs).policy(policies).listener(rules -> {
            calls.incrementAndGet();
            throw new AssertionError("a listener's bug");
        });
        fresh.start().round();
        policies.offers(policy(42, ""), "v42");
        fresh.round();
        policies.offers(policy(43, ""), "v43");
        fresh.round();

        assertThat(fresh.documents()).contains("policy company-defaults@43");
        assertThat(calls).hasValue(4);
        assertThat(log.take())
                .contains(
                        "WARN A listener for rules threw java.lang.AssertionError; the rules are in force all the same.");
    }

    @Test
    void aListenerThatThrowsWhenADocumentIsRefusedStopsNothing() {
        World fresh = new World().pack(packs).policy(policies).listener(new RulesListener() {
            @Override
            public void changed(RuleSet rules) {}

            @Override
            public void rejected(SourceState source) {
                throw new AssertionError("a listener's bug");
            }
        });
        fresh.start().round();
        policies.offers("{}", "v42");
        fresh.round();
        assertThat(fresh.state(1).state()).isEqualTo(State.REJECTED);
        policies.offers(policy(43, ""), "v43");
        fresh.round();

        assertThat(fresh.documents()).contains("policy company-defaults@43");
        assertThat(log.take())
                .contains(
                        "WARN A listener for rules threw java.lang.AssertionError; the rules are in force all the same.");
    }

    @Test
    void anythingThatASourceThrowsCostsOneAttempt() {
        AtomicInteger attempt = new AtomicInteger();
        policies.does(known -> {
            switch (attempt.getAndIncrement() % 4) {
                case 0 -> throw new IllegalStateException("a header provider's bug with a secret");
                case 1 -> throw new StackOverflowError();
                case 2 -> throw new OutOfMemoryError("not really");
                default -> throw new LinkageError();
            }
        });
        world.pass(Duration.ofHours(1));

        assertVersion41IsInForce();
        assertThat(attempt.get()).isGreaterThan(99);
        assertThat(log.take().get(0))
                .matches("WARN Policy unreachable \\(java\\.lang\\.IllegalStateException\\); version 41 stays in force,"
                        + " [0-9]+ s old\\. Next try in [0-9]+ s\\.");

        policies.offers(policy(42, ""), "v42");
        world.round();
        assertThat(world.documents()).contains("policy company-defaults@42");
    }

    @Test
    void aSourceThatLeavesTheThreadInterruptedStopsNothing() {
        policies.does(known -> {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted");
        });
        world.pass(Duration.ofMinutes(10));

        assertThat(policies.asked()).hasSizeBetween(16, 26);
        assertThat(Thread.interrupted()).isFalse();
        assertThat(log.take()).hasSize(1);
    }

    @Test
    void anOutageIsSaidWhenItStartsAndWhenItEnds() {
        policies.fails(new UnavailableException("HTTP 503 from policy.corp.example"));
        world.pass(Duration.ofMinutes(12));
        policies.offers(policy(42, raising("block")), "v42");
        world.round();

        assertThat(log.take())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .matches(
                                        "WARN Policy unreachable \\(HTTP 503 from policy\\.corp\\.example\\); version 41 stays in force,"
                                                + " [0-9]+ s old\\. Next try in (2[4-9]|3[0-6]) s\\."),
                        line -> assertThat(line)
                                .matches(
                                        "INFO Policy reachable again after 1[12] min; version 42 \\(2 rules, 1 changed\\) now in"
                                                + " force\\."));
    }

    @Test
    void anOutageThatChangedNothingEndsWithALineToo() {
        policies.fails(new IOException("no route\u001b[31m\nto host"));
        world.pass(Duration.ofHours(30));
        policies.offers(policy(41, raising("justify")), "v41");
        world.round();

        assertThat(log.take())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .startsWith("WARN Policy unreachable (no route [31m to host); version 41"),
                        line -> assertThat(line)
                                .matches("INFO Policy reachable again after (29|30) h; version 41 stays in force\\."));
    }

    @Test
    void theWaitThatASourceAsksForIsHonoured() {
        policies.fails(UnavailableException.retryAfter("HTTP 429 from policy.corp.example", Duration.ofMinutes(20)));
        world.pass(Duration.ofHours(10));

        assertThat(policies.asked()).hasSizeBetween(25, 31);
        log.take();
    }

    @Test
    void aSourceThatSaysUnchangedWithoutHavingBeenAskedIsNotBelieved() {
        World fresh = new World().policy(ScriptedSource.remote("odd").does(known -> Fetched.unchanged()));

        fresh.start().round();

        assertThat(fresh.state(0).state()).isEqualTo(State.UNREACHABLE);
        assertThat(log.take()).hasSize(1);
    }
}
