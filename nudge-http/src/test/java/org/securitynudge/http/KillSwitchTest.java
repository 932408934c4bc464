package org.securitynudge.http;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.LongSummaryStatistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.securitynudge.Nudge;
import org.securitynudge.http.WatchedSource.Look;
import org.securitynudge.model.Decision.Reason;
import org.securitynudge.model.RuleSource;
import org.securitynudge.model.Situation;
import org.securitynudge.model.Trust;

/** The kill switch, from its publication to a running application that no longer prompts: one interval between two questions. */
final class KillSwitchTest {
    private static final Duration POLL_EVERY = Duration.ofMillis(250);
    private static final int LAST = 21;

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort().gzipDisabled(true))
            .build();

    @TempDir
    Path directory;

    private int asked;

    /** Has the server answer with a version, or say that this one is unchanged, from now on. */
    private static void publish(long version, String document) {
        String tag = "\"v" + version + "\"";
        SERVER.stubFor(get("/policy.json").willReturn(ok(document).withHeader("ETag", tag)));
        SERVER.stubFor(
                get("/policy.json").withHeader("If-None-Match", equalTo(tag)).willReturn(status(304)));
    }

    private Reason decide(Nudge nudge) {
        return nudge.decide(Situation.builder("document.share")
                        .user("user" + asked++)
                        .build())
                .reason();
    }

    /** Returns when a decision first came out so, in milliseconds from now. */
    private long millisUntil(Nudge nudge, Reason reason) {
        long from = System.nanoTime();
        await().pollInterval(Duration.ofMillis(1)).until(() -> decide(nudge) == reason);
        return (System.nanoTime() - from) / 1_000_000;
    }

    /**
     * Each publication follows a question at once, which is the worst moment. Counted in questions, as clocks of a busy machine prove
     * nothing: the first that begins after a publication brings it, so the second finds it in force.
     */
    @Test
    void aPublicationIsInForceWithTheNextQuestion() {
        publish(1, SampleDocuments.policy(1));
        URI address = URI.create(SERVER.url("/policy.json"));
        WatchedSource source = new WatchedSource(HttpRuleSource.of(address), POLL_EVERY, SampleDocuments.POLICY);
        List<Integer> questionsBefore = new ArrayList<>();
        List<Long> millis = new ArrayList<>();
        try (Nudge nudge = nudge(source)) {
            await().until(() -> source.version() == 1);

            for (int version = 2; version <= LAST; version++) {
                boolean stop = version % 2 == 0;
                publish(version, stop ? SampleDocuments.stop(version) : SampleDocuments.policy(version));
                questionsBefore.add(source.looks().size());
                millis.add(millisUntil(nudge, stop ? Reason.KILLED : Reason.PROMPT));
            }
            await().until(() -> source.looks().size() > questionsBefore.get(questionsBefore.size() - 1) + 1);
        }

        for (int i = 0; i < questionsBefore.size(); i++) {
            Look second = source.looks().get(questionsBefore.get(i) + 1);
            assertThat(second.version()).isGreaterThanOrEqualTo(i + 2);
        }
        LongSummaryStatistics times = millis.stream().mapToLong(Long::longValue).summaryStatistics();
        System.out.printf(
                "kill switch on and off %d times, looked for every %d ms, give or take a fifth: in force after %.0f ms on average,"
                        + " %d ms at most%n",
                times.getCount(), POLL_EVERY.toMillis(), times.getAverage(), times.getMax());
    }

    private Nudge nudge(WatchedSource source) {
        Nudge nudge = Nudge.builder()
                .rules(RuleSource.text(SampleDocuments.pack(1)))
                .policy(source, Trust.unsigned())
                .directory(directory)
                .build();
        source.watch(nudge);
        return nudge;
    }
}
