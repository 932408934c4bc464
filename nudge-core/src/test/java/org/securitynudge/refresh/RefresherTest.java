package org.securitynudge.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.securitynudge.refresh.SampleDocuments.pack;
import static org.securitynudge.refresh.SampleDocuments.policy;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.securitynudge.model.Fetched;
import org.securitynudge.model.RuleSource;
import org.securitynudge.model.Trust;
import org.securitynudge.rule.RuleSet;
import org.securitynudge.trust.Vault;

/** The thread around the loop. */
@Timeout(60)
final class RefresherTest {
    @RegisterExtension
    final RulesLogLines log = new RulesLogLines();

    private final AtomicReference<RuleSet> told = new AtomicReference<>(RuleSet.empty());

    private Refresher start(RuleSource... packs) {
        List<RuleOrigin> origins = List.of(packs).stream()
                .map(source -> new RuleOrigin(source, Trust.unsigned()))
                .toList();
        InstantSource clock = InstantSource.system();
        log.ignore("is read without a signature");
        return Refresher.start(new Refresher.Settings(
                origins, Optional.empty(), "payments-web", "prod", Vault.none(clock), Pace.system(clock), told::set));
    }

    private static List<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("nudge-rules"))
                .toList();
    }

    @Test
    void withoutAnythingToLookAtAgainThereIsNoThread() {
        try (Refresher refresher = start(RuleSource.text(pack(4)))) {
            assertThat(refresher.rules().documents()).containsExactly("documents@4");
            assertThat(threads()).isEmpty();
        }
    }

    @Test
    void remoteRulesComeInTheBackgroundOnADaemonThread() {
        ScriptedSource source =
                ScriptedSource.remote("https://packs.corp.example/d.json").offers(pack(4), "p4");
        try (Refresher refresher = start(source)) {
            await().until(() -> !told.get().documents().isEmpty());

            assertThat(refresher.rules().documents()).containsExactly("documents@4");
            assertThat(refresher.sources()).hasSize(1);
            assertThat(threads()).singleElement().matches(Thread::isDaemon);
        }
        assertThat(threads()).isEmpty();
        assertThat(source.closed()).isEqualTo(1);
    }

    @Test
    void aSourceElsewhereThatIsBelievedWithoutASignatureIsNamedOnce() {
        Refresher.start(new Refresher.Settings(
                        List.of(new RuleOrigin(
                                ScriptedSource.remote("https://packs.corp.example/d.json"), Trust.unsigned())),
                        Optional.empty(),
                        "payments-web",
                        "prod",
                        Vault.none(InstantSource.system()),
                        Pace.system(InstantSource.system()),
                        told::set))
                .close();

        assertThat(log.take())
                .first()
                .isEqualTo("WARN Rule pack from https://packs.corp.example/d.json is read without a signature: whoever"
                        + " can answer in its place decides what is prompted.");
    }

    @Test
    void closingFreesASourceThatWaits() {
        CountDownLatch asked = new CountDownLatch(1);
        Refresher refresher = start(ScriptedSource.remote("slow").does(known -> {
            asked.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                throw new java.io.InterruptedIOException("interrupted");
            }
            return Fetched.unchanged();
        }));
        await().until(() -> asked.getCount() == 0);

        assertClosesWithin(refresher, Duration.ofSeconds(2));

        await().until(() -> threads().isEmpty());
    }

    @Test
    void closingDoesNotWaitForASourceThatListensToNothing() {
        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch asked = new CountDownLatch(1);
        Refresher refresher = start(new DeafSource(asked, end));
        await().until(() -> asked.getCount() == 0);

        assertClosesWithin(refresher, Duration.ofSeconds(2));

        end.countDown();
        await().until(() -> threads().isEmpty());
    }

    private static void assertClosesWithin(Refresher refresher, Duration time) {
        long start = System.nanoTime();
        refresher.close();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(time);
    }

    /** A source that neither an interrupt nor its own close() gets out of its wait. */
    private record DeafSource(CountDownLatch asked, CountDownLatch end) implements RuleSource {
        @Override
        public Fetched fetch(Optional<String> validator) {
            asked.countDown();
            awaitDeaf();
            return Fetched.unchanged();
        }

        private void awaitDeaf() {
            while (end.getCount() > 0) {
                try {
                    end.await();
                } catch (InterruptedException e) {
                    assertThat(e).isNotNull(); // and listens on
                }
            }
        }

        @Override
        public Origin origin() {
            return Origin.REMOTE;
        }

        @Override
        public Optional<Duration> pollEvery() {
            return Optional.of(Duration.ofSeconds(1));
        }

        @Override
        public void close() {
            awaitDeaf();
        }
    }

    @Test
    void aSourceWhoseCloseThrowsDoesNotKeepTheOthersOpen() {
        ScriptedSource second = ScriptedSource.fixed("second").offers(pack(4), "p4");
        Refresher refresher = start(
                new RuleSource() {
                    @Override
                    public Fetched fetch(Optional<String> validator) {
                        return Fetched.of(pack("own", 1, "warn").getBytes(java.nio.charset.StandardCharsets.UTF_8));
                    }

                    @Override
                    public void close() {
                        throw new IllegalStateException("a source's bug");
                    }
                },
                second);

        refresher.close();

        assertThat(second.closed()).isEqualTo(1);
        assertThat(log.take()).hasSize(1);
    }

    @Test
    void shuttingOneDownLeavesAnotherAlone() {
        ScriptedSource shared =
                ScriptedSource.remote("https://packs.corp.example/d.json").offers(pack(4), "p4");
        Refresher one = start(shared);
        try (Refresher two = start(ScriptedSource.local("file d.json").offers(pack("own", 1, "warn"), "o1"))) {
            one.close();
            one.close();

            assertThat(shared.closed()).isEqualTo(1);
            two.catchUp();
            assertThat(two.rules().documents()).containsExactly("own@1");
            assertThat(threads()).hasSize(1);
        }
    }

    /** A step forgets stray interrupts, and with them that of close(): only the flag is left to tell. */
    @Test
    void closingWhileASourceIsAskedEndsTheThreadAtOnce() {
        AtomicReference<Refresher> refresher = new AtomicReference<>();
        CountDownLatch closed = new CountDownLatch(1);
        refresher.set(start(ScriptedSource.remote("https://packs.corp.example/d.json")
                .does(known -> {
                    await().until(() -> refresher.get() != null);
                    refresher.get().close();
                    closed.countDown();
                    return Fetched.of(pack(4).getBytes(java.nio.charset.StandardCharsets.UTF_8));
                })));

        await().until(() -> closed.getCount() == 0);

        await().until(() -> threads().isEmpty());
        log.take();
    }

    @Test
    void thirtyOpenedAndClosedLeaveNoThread() {
        for (int i = 0; i < 30; i++) {
            start(ScriptedSource.remote("https://packs.corp.example/d.json").offers(policy(1, ""), "p1"))
                    .close();
        }

        await().until(() -> threads().isEmpty());
        log.take();
    }
}
