package org.securitynudge.http;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.securitynudge.model.FrictionLevel;
import org.securitynudge.model.RuleSource;
import org.securitynudge.model.Trust;
import org.securitynudge.refresh.Refresher;
import org.securitynudge.refresh.RuleOrigin;
import org.securitynudge.refresh.RulesListener;
import org.securitynudge.refresh.SourceState;
import org.securitynudge.refresh.SourceState.State;
import org.securitynudge.trust.Vault;

/** A server that refuses for days, over a real connection and in virtual time: it is asked less and less, but for ever. */
@Timeout(60)
final class RefusedForDaysTest {
    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
    private static final Duration A_MOMENT = Duration.ofSeconds(10);
    private static final Duration DAYS = Duration.ofHours(73);
    private static final Duration SLOWEST = Duration.ofMinutes(15);

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    @RegisterExtension
    final RulesLogLines log = new RulesLogLines();

    @TempDir
    Path directory;

    private final VirtualPace pace = new VirtualPace(START, 20261126);
    private final AtomicInteger requests = new AtomicInteger();
    private Refresher refresher;

    @BeforeEach
    void bringVersion41IntoForce() throws IOException {
        SERVER.stubFor(get("/policy.json").willReturn(ok(SampleDocuments.raising(41))));
        OkHttpClient counting = new OkHttpClient.Builder()
                .addInterceptor(chain -> {
                    requests.incrementAndGet();
                    return chain.proceed(chain.request());
                })
                .build();
        HttpRuleSource source = HttpRuleSource.builder(URI.create(SERVER.url("/policy.json")))
                .client(counting)
                .bearer(() -> "expired")
                .build();
        refresher = Refresher.start(new Refresher.Settings(
                List.of(new RuleOrigin(RuleSource.text(SampleDocuments.pack(1)), Trust.unsigned())),
                Optional.of(new RuleOrigin(source, Trust.unsigned())),
                "payments-web",
                "prod",
                Vault.in(directory, pace::now),
                pace,
                RulesListener.NONE));
        await().until(() -> policy().state() == State.CURRENT);
        log.take();
    }

    @AfterEach
    void close() {
        refresher.close();
    }

    private SourceState policy() {
        return refresher.sources().get(1);
    }

    /** Lets time pass until there was another request; returns how long that took, to ten seconds. */
    private Duration passUntilAsked() {
        int before = requests.get();
        Instant from = pace.now();
        while (requests.get() == before) {
            pace.pass(A_MOMENT);
            refresher.catchUp();
        }
        return Duration.between(from, pace.now());
    }

    private void assertVersionIsInForce(long version, State state, Instant verified, Optional<String> trouble) {
        String document = "policy company-defaults@" + version;
        assertThat(policy())
                .isEqualTo(new SourceState(
                        SERVER.url("/policy.json"),
                        state,
                        Optional.of(document),
                        Optional.of(SampleDocuments.EXPIRES),
                        false,
                        Optional.of(verified),
                        trouble,
                        List.of()));
        assertThat(refresher.rules().documents()).containsExactly("documents@1", document);
        assertThat(refresher.rules().rule("documents/share").orElseThrow().level())
                .isEqualTo(FrictionLevel.BLOCK);
        assertThat(refresher.age("documents", pace.now())).contains(Duration.between(verified, pace.now()));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 410})
    void whatPeopleMustMendIsAskedForEveryQuarterOfAnHourForAsLongAsTheyTake(int status) {
        String host = "localhost:" + SERVER.getPort();
        SERVER.stubFor(get("/policy.json").willReturn(status(status)));

        List<Duration> gaps = new ArrayList<>();
        while (pace.now().isBefore(START.plus(DAYS))) {
            gaps.add(passUntilAsked());
        }

        // 60 s, 2 min, 4 min, 8 min, then a quarter of an hour, each up to a fifth less, or up to the interval of 30 s
        // if that is more.
        assertThat(gaps.subList(0, 2)).allMatch(gap -> gap.compareTo(Duration.ofSeconds(70)) <= 0);
        assertThat(gaps.subList(5, gaps.size()))
                .allMatch(gap -> gap.compareTo(SLOWEST.multipliedBy(4).dividedBy(5)) >= 0)
                .allMatch(gap -> gap.compareTo(SLOWEST.plus(A_MOMENT)) <= 0);
        String trouble = "HTTP " + status + " from " + host;
        assertVersionIsInForce(41, State.UNREACHABLE, START, Optional.of(trouble));
        assertThat(log.take())
                .singleElement()
                .asString()
                .matches("WARN Policy unreachable \\(" + trouble
                        + "\\); version 41 stays in force, [34]0 s old\\. Next try in ([345][0-9]|60) s\\.");

        SERVER.stubFor(get("/policy.json").willReturn(ok(SampleDocuments.raising(42))));
        assertThat(passUntilAsked()).isLessThanOrEqualTo(SLOWEST.plus(A_MOMENT));

        assertVersionIsInForce(42, State.CURRENT, pace.now(), Optional.empty());
        assertThat(log.take())
                .containsExactly(
                        "INFO Policy reachable again after 3 d; version 42 (2 rules, 0 changed) now in force.");
    }
}
