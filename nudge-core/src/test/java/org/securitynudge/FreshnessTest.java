package org.securitynudge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.securitynudge.model.Answer;
import org.securitynudge.model.Collector;
import org.securitynudge.model.Decision;
import org.securitynudge.model.Event;
import org.securitynudge.model.Fetched;
import org.securitynudge.model.MemoryCollector;
import org.securitynudge.model.RuleSource;
import org.securitynudge.model.Situation;
import org.securitynudge.model.Trust;
import org.securitynudge.testing.TestClock;
import org.securitynudge.trust.Signer;

/** How old the rules are, wherever an application or a collector can ask. */
final class FreshnessTest {
    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
    private static final Situation SHARING = Situation.builder("t").user("ana").build();
    private static final String POLICY = """
            { "format": 1, "policy": "company-defaults", "audience": ["*:*"], "version": 42,
              "issuedAt": "2026-11-21T09:00:00Z", "expires": "2026-11-23T10:00:00Z", "language": "en" }
            """;

    private final Quiet rules = Quiet.on("nudge.rules");
    private final Quiet journal = Quiet.on("nudge.journal");
    private final TestClock clock = new TestClock(START);
    private final Signer security = Signer.of("2026a");
    private final MemoryCollector collector = Collector.inMemory();
    private final AtomicReference<String> offered = new AtomicReference<>(security.policy(POLICY));

    @AfterEach
    void restoreLogs() {
        rules.close();
        journal.close();
    }

    private final class Remote implements RuleSource {
        @Override
        public Fetched fetch(Optional<String> validator) throws IOException {
            String document = offered.get();
            if (document.isEmpty()) {
                throw new IOException("no route");
            }
            return Fetched.of(document.getBytes(UTF_8));
        }

        @Override
        public String name() {
            return "https://policy.corp.example/p.json";
        }

        @Override
        public Origin origin() {
            return Origin.REMOTE;
        }

        @Override
        public Optional<Duration> pollEvery() {
            return Optional.of(Duration.ofMillis(20));
        }
    }

    private Nudge.Builder builder() {
        return Nudge.builder()
                .rules(Packs.of(Packs.rule("r", "warn", "")))
                .clock(clock)
                .collector(collector);
    }

    private Nudge withPolicy() {
        Nudge nudge = builder()
                .policy(new Remote(), Trust.signedBy(security.pinned()))
                .build();
        await().until(() -> nudge.status().rules().documents().size() == 2);
        return nudge;
    }

    private static Status.Source policy(Nudge nudge) {
        return nudge.status().rules().sources().get(1);
    }

    private static void awaitState(Nudge nudge, Status.Source.State state) {
        await().until(() -> policy(nudge).state() == state);
    }

    private Object data(String type, String member) {
        return collector.events().stream()
                .filter(event -> event.type().wireName().endsWith(type))
                .map(Event::data)
                .filter(data -> data.containsKey(member))
                .map(data -> data.get(member))
                .findFirst()
                .orElse("none");
    }

    @Test
    void rulesOfTheApplicationHaveNoAge() {
        try (Nudge nudge = builder().build()) {
            Decision decision = nudge.decide(SHARING);
            nudge.flush(Duration.ofSeconds(10));

            assertThat(decision.rules().age(clock.instant())).isEmpty();
            assertThat(decision.rules().revision())
                    .isEqualTo(nudge.status().rules().revision());
            assertThat(nudge.status().rules().age()).isEmpty();
            assertThat(data("prompt.shown.v1", "ruleSetAge")).isEqualTo("none");
            assertThat(data("rules.changed.v1", "pinnedKeys")).isEqualTo("none");
        }
    }

    @Test
    void everyDecisionSaysHowOldTheRulesAre() {
        try (Nudge nudge = withPolicy()) {
            offered.set("");
            awaitState(nudge, Status.Source.State.UNREACHABLE);
            clock.advance(Duration.ofMinutes(90));

            Decision asked = nudge.decide(SHARING);
            Decision silent = nudge.decide(Situation.builder("document.print").build());
            Decision refused = nudge.decide(Situation.builder("t").unattended().build());

            for (Decision decision : List.of(asked, silent, refused)) {
                assertThat(decision.rules().age(clock.instant())).contains(Duration.ofMinutes(90));
                assertThat(decision.rules().revision()).hasSize(12);
            }
            assertThat(nudge.status().rules().age()).contains(Duration.ofMinutes(90));
            assertThat(policy(nudge).verified()).contains(START);
            nudge.acknowledge(asked.prompt().orElseThrow(), Answer.cancel());
            nudge.flush(Duration.ofSeconds(10));
            assertThat(data("prompt.shown.v1", "ruleSetAge")).isEqualTo(5400);
            assertThat(data("prompt.answered.v1", "ruleSetAge")).isEqualTo(5400);
            assertThat(data("rules.changed.v1", "pinnedKeys")).isEqualTo(List.of("2026a"));
        }
    }

    @Test
    void aSourceThatAnswersMakesThemYoungAgain() {
        try (Nudge nudge = withPolicy()) {
            Decision before = nudge.decide(Situation.builder("document.print").build());
            clock.advance(Duration.ofMinutes(90));
            await().until(() -> policy(nudge).verified().equals(Optional.of(clock.instant())));

            Decision after = nudge.decide(Situation.builder("document.print").build());

            assertThat(before.rules().verified()).contains(START);
            assertThat(after.rules().verified()).contains(clock.instant());
        }
    }

    @Test
    void aSourceThatWasNeverReachedCountsFromTheStart() {
        offered.set("");
        try (Nudge nudge = builder()
                .policy(new Remote(), Trust.signedBy(security.pinned()))
                .build()) {
            awaitState(nudge, Status.Source.State.UNREACHABLE);
            clock.advance(Duration.ofDays(2));

            assertThat(nudge.decide(SHARING).rules().age(clock.instant())).contains(Duration.ofDays(2));
            assertThat(nudge.status().rules().age()).contains(Duration.ofDays(2));
            assertThat(policy(nudge).verified()).isEmpty();
        }
    }

    @Test
    void theStatusSaysWhenAPolicyExpiresAndThatItHas() {
        try (Nudge nudge = withPolicy()) {
            offered.set("");
            awaitState(nudge, Status.Source.State.UNREACHABLE);
            assertThat(policy(nudge).expires()).contains(Instant.parse("2026-11-23T10:00:00Z"));
            clock.set(Instant.parse("2026-11-23T09:59:59Z"));
            assertThat(policy(nudge).expired()).isFalse();

            clock.set(Instant.parse("2026-11-23T10:00:00Z"));

            assertThat(policy(nudge).expired()).isTrue();
            assertThat(nudge.status().rules().documents()).contains("policy company-defaults@42");
        }
    }

    @Test
    void theStatusSaysThatADocumentWasRefused() {
        try (Nudge nudge = withPolicy()) {
            offered.set(Signer.of("2026a").policy(POLICY.replace("42", "43")));

            awaitState(nudge, Status.Source.State.REJECTED);

            assertThat(policy(nudge).trouble().orElseThrow()).startsWith("signatures[0] of key \"2026a\" does not fit");
            assertThat(policy(nudge).document()).contains("policy company-defaults@42");
        }
    }
}
