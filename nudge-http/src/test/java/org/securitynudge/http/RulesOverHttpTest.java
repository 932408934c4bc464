package org.securitynudge.http;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.securitynudge.model.Trust;
import org.securitynudge.refresh.Pace;
import org.securitynudge.refresh.Refresher;
import org.securitynudge.refresh.RuleOrigin;
import org.securitynudge.refresh.RulesListener;
import org.securitynudge.refresh.SourceState.State;
import org.securitynudge.trust.Vault;

/** The loop over real connections: the rules never go away, and the validator is never ahead of the rules in force. */
final class RulesOverHttpTest {
    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    @TempDir
    Path directory;

    private static String policy(int version) {
        return """
                { "format": 1, "policy": "company-defaults", "audience": ["*:*"], "version": %d,
                  "issuedAt": "2026-11-21T09:00:00Z", "expires": "2027-11-21T09:00:00Z", "language": "en" }
                """.formatted(version);
    }

    private Refresher start() throws IOException {
        HttpRuleSource source = HttpRuleSource.builder(URI.create(SERVER.url("/policy.json")))
                .pollEvery(Duration.ofSeconds(1))
                .build();
        InstantSource clock = InstantSource.system();
        return Refresher.start(new Refresher.Settings(
                List.of(),
                Optional.of(new RuleOrigin(source, Trust.unsigned())),
                "payments-web",
                "prod",
                Vault.in(directory, clock),
                Pace.system(clock),
                RulesListener.NONE));
    }

    private static void serve(int version) {
        String etag = "\"v" + version + "\"";
        SERVER.resetMappings();
        SERVER.stubFor(get("/policy.json").willReturn(ok(policy(version)).withHeader("ETag", etag)));
        SERVER.stubFor(
                get("/policy.json").withHeader("If-None-Match", equalTo(etag)).willReturn(status(304)));
    }

    private static void awaitVersion(Refresher refresher, int version) {
        await().until(() -> refresher.rules().documents().contains("policy company-defaults@" + version));
    }

    private static void awaitState(Refresher refresher, State state) {
        await().until(() -> refresher.sources().get(0).state() == state);
    }

    @Test
    void aChangeComesWithinAnIntervalAndUnchangedRulesCostA304() throws IOException {
        serve(41);
        try (Refresher refresher = start()) {
            awaitVersion(refresher, 41);
            serve(42);
            awaitVersion(refresher, 42);

            await().untilAsserted(() -> SERVER.verify(
                    getRequestedFor(urlEqualTo("/policy.json")).withHeader("If-None-Match", equalTo("\"v42\""))));
        }
    }

    @Test
    void aCutOffAnswerWithAFreshETagIsAskedForAgainAndNeverBelieved() throws IOException {
        serve(41);
        try (Refresher refresher = start()) {
            awaitVersion(refresher, 41);
            SERVER.resetMappings();
            SERVER.stubFor(get("/policy.json")
                    .willReturn(
                            ok(policy(42)).withHeader("ETag", "\"v42\"").withFault(Fault.MALFORMED_RESPONSE_CHUNK)));
            awaitState(refresher, State.UNREACHABLE);
            serve(42);
            awaitVersion(refresher, 42);
            awaitState(refresher, State.CURRENT);
        }
    }

    @Test
    void aLogInPageOverwritesNothing() throws IOException {
        serve(41);
        try (Refresher refresher = start()) {
            awaitVersion(refresher, 41);
            SERVER.resetMappings();
            SERVER.stubFor(get("/policy.json")
                    .willReturn(ok("<html>Log in</html>")
                            .withHeader("Content-Type", "text/html")
                            .withHeader("ETag", "\"page\"")));
            awaitState(refresher, State.UNREACHABLE);
        }

        SERVER.resetMappings();
        SERVER.stubFor(get("/policy.json").willReturn(status(503)));
        try (Refresher restarted = start()) {
            assertThat(restarted.rules().documents()).containsExactly("policy company-defaults@41");
            awaitState(restarted, State.UNREACHABLE);
            assertThat(restarted.rules().documents()).containsExactly("policy company-defaults@41");
        }
    }
}
