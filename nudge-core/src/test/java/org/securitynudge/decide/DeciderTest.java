package org.securitynudge.decide;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.securitynudge.model.Decision.Reason;
import org.securitynudge.model.Key;
import org.securitynudge.model.Situation;
import org.securitynudge.record.Counts;
import org.securitynudge.record.Digests;
import org.securitynudge.record.History;
import org.securitynudge.record.Ids;
import org.securitynudge.record.Recorded;
import org.securitynudge.record.Records;
import org.securitynudge.rule.Documents;
import org.securitynudge.rule.Rule;
import org.securitynudge.rule.RuleSet;
import org.slf4j.LoggerFactory;

class DeciderTest {
    private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");
    private static final Situation ANA = Situation.builder("t").user("ana").build();
    private static final String OFFLINE = ",\"whenOffline\":{\"maxAge\":\"7d\",\"otherwise\":\"skip\"}";

    private final Troubles troubles = new Troubles();
    private final Counts counts = new Counts();
    private final History history = new History();
    private final AtomicReference<RuleSet> inForce = new AtomicReference<>(RuleSet.empty());
    private final List<Recorded> shown = Collections.synchronizedList(new ArrayList<>());

    private static String rule(String id, String more) {
        return "{\"id\":\"" + id + "\",\"trigger\":\"t\",\"frictionLevel\":\"warn\","
                + "\"message\":{\"title\":\"T\",\"body\":\"B\",\"why\":\"W\"}" + more + "}";
    }

    private static String golden(String name) throws IOException {
        try (InputStream in = DeciderTest.class.getResourceAsStream("/decide/" + name)) {
            return new String(requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Decider decider(Ages ages, String... rules) {
        String pack = "{\"format\":1,\"pack\":\"p\",\"version\":1,\"language\":\"en\",\"rules\":["
                + String.join(",", rules) + "]}";
        inForce.set(RuleSet.merge(
                List.of(Documents.readPack(pack.getBytes(StandardCharsets.UTF_8))
                        .value()
                        .orElseThrow()),
                Optional.empty(),
                NOW));
        return decider(ages, InstantSource.fixed(NOW));
    }

    private Decider decider(Ages ages, InstantSource clock) {
        Digests digests = Digests.local("test", Key.of("k", new byte[32]));
        Ids ids = new Ids();
        return new Decider(new Decider.Parts(
                clock,
                inForce::get,
                ages,
                history,
                digests,
                ids,
                counts,
                new Records(digests, ids),
                shown::add,
                () -> {},
                troubles));
    }

    @Test
    void ruleThatFailsIsSkippedAndTheOthersDecide() {
        Ages failing = (pack, now) -> {
            throw new IllegalStateException("no age");
        };
        Decider decider = decider(failing, rule("a", OFFLINE), rule("b", ""));

        assertThat(decider.decide(ANA, null).occasion().rule()).isEqualTo("p/b");
        assertThat(decider.decide(ANA, null).occasion().rule()).isEqualTo("p/b");
        assertThat(troubles.brokenRules()).isEqualTo(2);
    }

    @Test
    void whereTheIndexFailsTheRulesAreAskedOneByOne() {
        InstantSource failing = new InstantSource() {
            @Override
            public Instant instant() {
                return NOW;
            }

            @Override
            public long millis() {
                throw new IllegalStateException("no time");
            }
        };
        decider(Ages.NONE, rule("a", ",\"conditions\":{\"since\":{\"$after\":\"now-1d\"}}"), rule("b", ""));
        Situation situation = Situation.builder("t").fact("since", NOW).build();

        Decider decider = decider(Ages.NONE, failing);
        Logger logger = (Logger) LoggerFactory.getLogger("nudge.rules");
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        logger.addAppender(lines);

        assertThat(decider.decide(situation, null).occasion().rule()).isEqualTo("p/a");
        assertThat(decider.decide(situation, null).occasion().rule()).isEqualTo("p/a");

        logger.detachAppender(lines);
        assertThat(lines.list)
                .as("once")
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly(
                        "Finding the rules on t failed with java.lang.IllegalStateException; they are asked one by"
                                + " one, which is slower. Please report this.");
    }

    @Test
    void stackOverflowInARuleSkipsTheRule() {
        Ages failing = (pack, now) -> {
            throw new StackOverflowError();
        };

        Decider decider = decider(failing, rule("a", OFFLINE));

        assertThat(decider.decide(ANA, null).reason()).isEqualTo(Reason.FAILED);
        assertThat(decider.explain(ANA).reason()).isEqualTo(Reason.FAILED);
        assertThat(decider.explain(ANA).toString())
                .contains("- failure: failed with java.lang.StackOverflowError and is skipped; please report this");
    }

    @Test
    void ruleIsSkippedWhenItsSourceHasNotBeenReachedForTooLong() {
        Ages week = (pack, now) -> Optional.of(Duration.ofDays(7));
        Ages longer = (pack, now) -> Optional.of(Duration.ofDays(7).plusSeconds(1));

        assertThat(decider(week, rule("a", OFFLINE)).decide(ANA, null).reason()).isEqualTo(Reason.PROMPT);
        assertThat(decider(longer, rule("a", OFFLINE)).decide(ANA, null).reason())
                .isEqualTo(Reason.OFFLINE);
    }

    @Test
    void whatAShadowRuleWouldHaveShownDoesNotCountWhenItBecomesActive() {
        String cap = ",\"frequencyCap\":{\"shows\":1,\"every\":\"1d\",\"per\":[\"user\"]}";
        Situation other = Situation.builder("t").user("ana").fact("x", 1).build();
        Decider shadow = decider(Ages.NONE, rule("a", ",\"status\":\"shadow\"" + cap));
        assertThat(shadow.decide(ANA, null).reason()).isEqualTo(Reason.SHADOW);
        assertThat(shadow.decide(other, null).reason()).isEqualTo(Reason.CAPPED);

        Decider active = decider(Ages.NONE, rule("a", cap));

        assertThat(active.decide(other, null).reason()).isEqualTo(Reason.PROMPT);
    }

    @Test
    void raisingAskAgainAsksEverybodyAgain() {
        String more = ",\"frequencyCap\":{\"shows\":1,\"every\":\"1d\",\"per\":[\"user\"]}";
        String inform = rule("a", more).replace("\"warn\"", "\"inform\"");
        assertThat(decider(Ages.NONE, inform).decide(ANA, null).reason()).isEqualTo(Reason.PROMPT);
        history.apply(shown.get(0));
        assertThat(decider(Ages.NONE, inform).decide(ANA, null).reason()).isEqualTo(Reason.CAPPED);

        String again = inform.replace("\"trigger\"", "\"askAgain\":2,\"trigger\"");

        assertThat(decider(Ages.NONE, again).decide(ANA, null).reason()).isEqualTo(Reason.PROMPT);
    }

    @Test
    void answerBeforeAskAgainWasRaisedDoesNotCool() {
        Attempt attempt = new Attempt(ANA, NOW, Digests.local("test", Key.of("k", new byte[32])), null);
        decider(Ages.NONE, rule("a", ""));
        List<String> before = attempt.cooldownKeys(onlyRule(), List.of("user"));
        decider(Ages.NONE, rule("a", ",\"askAgain\":2"));

        assertThat(attempt.cooldownKeys(onlyRule(), List.of("user"))).isNotEqualTo(before);
    }

    @Test
    void whatIsCountedPerAFactInsideAListIsFound() {
        Situation shared = Situation.builder("t")
                .user("ana")
                .fact("recipients", List.of(Map.of("domain", "a.example"), Map.of("domain", "b.example")))
                .build();
        Attempt attempt = new Attempt(shared, NOW, Digests.local("test", Key.of("k", new byte[32])), null);
        decider(Ages.NONE, rule("a", ""));

        assertThat(attempt.cooldownKeys(onlyRule(), List.of("recipients.domain")))
                .hasSize(1);
        assertThat(attempt.cooldownKeys(onlyRule(), List.of("recipients.name"))).isEmpty();
    }

    private Rule onlyRule() {
        return inForce.get().on("t").all().get(0);
    }

    @Test
    void ruleThatIsLoweredWhileOfflineLosesToAStrongerOne() {
        String lowered = ",\"priority\":90,\"whenOffline\":{\"maxAge\":\"7d\",\"otherwise\":\"inform\"}";
        Ages old = (pack, now) -> Optional.of(Duration.ofDays(8));

        assertThat(decider(Ages.NONE, rule("a", lowered), rule("b", ""))
                        .decide(ANA, null)
                        .occasion()
                        .rule())
                .isEqualTo("p/a");
        assertThat(decider(old, rule("a", lowered), rule("b", ""))
                        .decide(ANA, null)
                        .occasion()
                        .rule())
                .isEqualTo("p/b");
    }

    @Test
    void manyThreadsGetOnePromptForOneSituation() throws InterruptedException {
        CyclicBarrier together = new CyclicBarrier(8);
        Ages meeting = (pack, now) -> {
            try {
                together.await();
                return Optional.empty();
            } catch (InterruptedException | BrokenBarrierException e) {
                throw new IllegalStateException(e);
            }
        };
        Decider decider = decider(meeting, rule("a", OFFLINE));
        for (int round = 0; round < 100; round++) {
            Situation situation =
                    Situation.builder("t").user("ana").fact("round", round).build();
            Set<String> ids = ConcurrentHashMap.newKeySet();
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                Thread thread = new Thread(
                        () -> ids.add(decider.decide(situation, null).occasion().id()));
                threads.add(thread);
                thread.start();
            }
            for (Thread thread : threads) {
                thread.join();
            }

            assertThat(ids).hasSize(1);
            assertThat(shown).hasSize(round + 1);
        }
    }

    @Test
    void explanationShowsEveryRuleAndGateAndLeavesNoTrace() throws IOException {
        Decider decider = decider(Ages.NONE, rule("a", ",\"conditions\":{\"rows\":{\"$gte\":500}}"), rule("b", ""));
        Situation situation =
                Situation.builder("t").user("ana").fact("rows", 20).build();

        String text = decider.explain(situation).toString();

        assertThat(text.replaceAll("rules [0-9a-f]{12}", "rules REVISION")).isEqualTo(golden("explanation.txt"));
        assertThat(shown).isEmpty();
        counts.drain((rule, reason, count) ->
                assertThat(rule).as("nothing is counted").isEmpty());
    }
}
