package org.securitynudge.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.securitynudge.Nudge;
import org.securitynudge.Status;
import org.securitynudge.Status.Source.State;
import org.securitynudge.model.Decision;
import org.securitynudge.model.FrictionLevel;
import org.securitynudge.model.RuleSource;
import org.securitynudge.model.Situation;
import org.securitynudge.testing.TestClock;

/**
 * What has made others lose their rules. Each leaves the rules in force, says in the status exactly what is wrong, says it once in the
 * log, and is over as soon as the next question is answered well.
 */
final class RulesInTroubleTest {
    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
    private static final Duration A_WHILE = Duration.ofMinutes(10);

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort().gzipDisabled(true))
            .build();

    @RegisterExtension
    final RulesLogLines log = new RulesLogLines();

    @TempDir
    Path directory;

    private final TestClock clock = new TestClock(START);
    private WatchedSource source;
    private Nudge nudge;
    private int asked;

    @AfterEach
    void close() {
        nudge.close();
    }

    private void start(URI address) {
        source = new WatchedSource(HttpRuleSource.of(address), Duration.ofMillis(20), SampleDocuments.POLICY);
        nudge = Nudge.builder()
                .application("payments-web", "prod")
                .rules(RuleSource.text(SampleDocuments.pack(1)))
                .policy(source, Sealed.TRUST)
                .directory(directory)
                .clock(clock)
                .build();
        source.watch(nudge);
    }

    private static URI address() {
        return URI.create(SERVER.url("/policy.json"));
    }

    private static String host() {
        return "localhost:" + SERVER.getPort();
    }

    private static String signed(long version) {
        return new String(Sealed.sign(SampleDocuments.raising(version)), UTF_8);
    }

    /** Has the server answer with a version of the policy, or say that it is unchanged. */
    private static void serve(long version) {
        String tag = "\"v" + version + "\"";
        answer(ok(signed(version)).withHeader("ETag", tag));
        SERVER.stubFor(
                get("/policy.json").withHeader("If-None-Match", equalTo(tag)).willReturn(status(304)));
    }

    private static void answer(ResponseDefinitionBuilder response) {
        SERVER.resetMappings();
        SERVER.stubFor(get("/policy.json").willReturn(response));
    }

    private void bringVersion41IntoForce() {
        serve(41);
        start(address());
        await().until(() -> source.version() == 41);
        assertThat(log.take()).containsExactly("INFO Policy version 41 (2 rules, 1 changed) now in force.");
    }

    /** Lets ten minutes pass between two questions, and the world change. */
    private void tenMinutesLater(Runnable change) {
        source.hold();
        source.awaitHeld();
        clock.advance(A_WHILE);
        change.run();
        source.release();
    }

    private Status.Source policyStatus() {
        return nudge.status().rules().sources().get(1);
    }

    private void awaitTrouble() {
        await().until(() -> policyStatus().trouble().isPresent());
    }

    private void awaitLooks(int more) {
        int before = source.looks().size();
        await().until(() -> source.looks().size() >= before + more);
    }

    private void assertVersionIsInForce(State state, long version, Instant verified, String trouble) {
        assertThat(policyStatus())
                .isEqualTo(new Status.Source(
                        source.name(),
                        state,
                        Optional.of("policy company-defaults@" + version),
                        Optional.of(verified),
                        Optional.of(SampleDocuments.EXPIRES),
                        false,
                        Optional.of(trouble).filter(text -> !text.isEmpty()),
                        List.of()));
        assertThat(levelOf("document.share")).isEqualTo(FrictionLevel.BLOCK);
    }

    private void assertCurrent(long version, Instant verified) {
        assertVersionIsInForce(State.CURRENT, version, verified, "");
    }

    private FrictionLevel levelOf(String trigger) {
        return decide(trigger).prompt().orElseThrow().level();
    }

    private Decision decide(String trigger) {
        return nudge.decide(Situation.builder(trigger).user("user" + asked++).build());
    }

    /** Checks how old decisions find their rules, and that a rule which blocks without news for an hour finds them as old. */
    private void assertAge(Duration age) {
        Decision decision = decide("export.run");
        assertThat(decision.rules().age(clock.instant())).contains(age);
        assertThat(decision.prompt().orElseThrow().level())
                .isEqualTo(age.toHours() < 1 ? FrictionLevel.WARN : FrictionLevel.BLOCK);
    }

    /** Checks that version 41 stays, at first and after some more questions, and that this is said once. */
    private void assertUnreachable(String trouble) {
        awaitTrouble();
        assertVersionIsInForce(State.UNREACHABLE, 41, START, trouble);
        assertAge(A_WHILE);
        awaitLooks(2);
        assertVersionIsInForce(State.UNREACHABLE, 41, START, trouble);
        assertThat(log.take())
                .containsExactly("WARN Policy unreachable (" + trouble
                        + "); version 41 stays in force, 10 min old. Next try in 0 s.");
    }

    private void assertVersion42ComesWithTheNextAnswer() {
        await().until(() -> source.version() == 42 && policyStatus().trouble().isEmpty());
        assertCurrent(42, START.plus(A_WHILE).plus(A_WHILE));
        assertThat(log.take())
                .containsExactly(
                        "INFO Policy reachable again after 10 min; version 42 (2 rules, 0 changed) now in force.");
    }

    /** The body was lost, its ETag was not, and from then on the server said "not modified" for ever. */
    @Test
    void aFreshETagOnABrokenDocumentIsNotRemembered() {
        bringVersion41IntoForce();
        String whole = signed(42);

        tenMinutesLater(() -> {
            answer(ok(whole.substring(0, whole.length() / 2)).withHeader("ETag", "\"v42\""));
            SERVER.stubFor(get("/policy.json")
                    .withHeader("If-None-Match", equalTo("\"v42\""))
                    .willReturn(status(304)));
        });

        awaitTrouble();
        awaitLooks(2);
        String trouble = "the signed document cannot be read: 1:" + (whole.length() / 2 + 1)
                + " the document ends too early: a closing bracket or quote is missing";
        assertVersionIsInForce(State.REJECTED, 41, START, trouble);
        assertThat(source.looks())
                .extracting(look -> look.validator().orElse("none"))
                .containsOnly("none", "\"v41\"");
        assertThat(log.take())
                .containsExactly(
                        "ERROR Policy from " + address() + " refused: " + trouble + ". Version 41 stays in force.");
        tenMinutesLater(() -> serve(42));
        await().until(() -> source.version() == 42);
        assertCurrent(42, START.plus(A_WHILE).plus(A_WHILE));
        assertThat(log.take()).containsExactly("INFO Policy version 42 (2 rules, 0 changed) now in force.");
    }

    @Test
    void aWebPageIsNoDocument() {
        bringVersion41IntoForce();

        tenMinutesLater(() -> answer(ok("<!DOCTYPE html><title>Log in</title>")
                .withHeader("Content-Type", "text/html")
                .withHeader("ETag", "\"page\"")));

        assertUnreachable(
                "a web page instead of a document from " + host() + "; is there a proxy or a log-in in between?");
        tenMinutesLater(() -> serve(42));
        assertVersion42ComesWithTheNextAnswer();
    }

    @Test
    void aBodyThatIsCutOffIsNoDocument() throws IOException {
        String head = "HTTP/1.1 200 OK\r\nETag: \"v%d\"\r\nContent-Length: %d\r\n\r\n";
        String version41 = signed(41);
        String version42 = signed(42);
        String answer42 = head.formatted(42, version42.length()) + version42;
        try (RawServer server = RawServer.answering(head.formatted(41, version41.length()) + version41)) {
            start(server.uri());
            await().until(() -> source.version() == 41);
            log.take();

            tenMinutesLater(() -> server.answer(answer42.substring(0, answer42.length() - 1)));

            assertUnreachable("the answer was cut off");
            tenMinutesLater(() -> server.answer(answer42));
            assertVersion42ComesWithTheNextAnswer();
        }
    }

    @Test
    void aRedirectIsNotFollowed() {
        bringVersion41IntoForce();

        tenMinutesLater(() -> {
            answer(aResponse().withStatus(302).withHeader("Location", "/elsewhere.json"));
            SERVER.stubFor(get("/elsewhere.json").willReturn(ok(signed(43))));
        });

        assertUnreachable("HTTP 302 from " + host()
                + ", a redirect to localhost, which is never followed; give the final address");
        SERVER.verify(0, getRequestedFor(urlEqualTo("/elsewhere.json")));
        tenMinutesLater(() -> serve(42));
        assertVersion42ComesWithTheNextAnswer();
    }

    @ParameterizedTest
    @ValueSource(strings = {"P1D", "P365D"})
    void aClockThatIsSetBackStopsNothing(Duration back) {
        bringVersion41IntoForce();
        Instant then = START.minus(back);

        tenMinutesLater(() -> clock.set(then));
        awaitLooks(2);
        assertCurrent(41, then);
        assertAge(Duration.ZERO);
        assertThat(log.take()).isEmpty();

        tenMinutesLater(() -> serve(42));
        await().until(() -> source.version() == 42);
        assertCurrent(42, then.plus(A_WHILE));
        assertThat(log.take()).containsExactly("INFO Policy version 42 (2 rules, 0 changed) now in force.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"P1D", "P365D"})
    void aClockThatIsSetBackDuringAnOutageMakesNoAgeNegative(Duration back) {
        bringVersion41IntoForce();
        tenMinutesLater(() -> answer(status(503)));
        assertUnreachable("HTTP 503 from " + host());

        clock.set(START.minus(back));
        assertVersionIsInForce(State.UNREACHABLE, 41, START, "HTTP 503 from " + host());
        assertAge(Duration.ZERO);
        clock.set(START.plus(Duration.ofHours(2)));
        assertAge(Duration.ofHours(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"P1D", "P365D"})
    void aClockThatIsSetBackBetweenTwoStartsStopsNothing(Duration back) {
        bringVersion41IntoForce();
        nudge.close();
        Instant then = START.minus(back);
        clock.set(then);
        answer(status(503));

        start(address());

        awaitTrouble();
        assertVersionIsInForce(State.UNREACHABLE, 41, then, "HTTP 503 from " + host());
        assertAge(Duration.ZERO);
        assertThat(log.take())
                .containsExactly("WARN Policy unreachable (HTTP 503 from " + host()
                        + "); version 41 stays in force, 0 s old. Next try in 0 s.");
        tenMinutesLater(() -> serve(42));
        await().until(() -> source.version() == 42);
        assertCurrent(42, then.plus(A_WHILE));
        assertThat(log.take())
                .containsExactly(
                        "INFO Policy reachable again after 10 min; version 42 (2 rules, 0 changed) now in force.");
    }
}
