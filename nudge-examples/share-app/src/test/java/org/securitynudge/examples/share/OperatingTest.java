package org.securitynudge.examples.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.securitynudge.Nudge;
import tools.jackson.databind.JsonNode;

/** What whoever operates the application sees of nudge. */
final class OperatingTest {
    private static final Map<String, String> SHARING =
            Map.of("document", "3", "recipients", "li@partner.example", "message", "");

    @TempDir
    Path directory;

    @Test
    void healthIsUpAndTellsDetailsToThoseWhoAreSignedIn() throws Exception {
        try (RunningApplication application = RunningApplication.start(directory)) {
            HttpResponse<String> known =
                    Visitor.signedIn(application.address(), "ana").get("/actuator/health");
            HttpResponse<String> unknown =
                    Visitor.unknown(application.address()).get("/actuator/health");

            JsonNode nudge = Visitor.json(known).at("/components/nudge");
            assertThat(nudge.get("status").asString()).isEqualTo("UP");
            assertThat(nudge.at("/details/journal").asString()).isEqualTo("takes answers");
            assertThat(nudge.at("/details/durability").asString()).isEqualTo("DISK");
            assertThat(nudge.at("/details/rules").toString())
                    .contains("documents@4", "operations@7", "company-defaults@42");
            assertThat(Visitor.json(unknown).toString()).doesNotContain("nudge").contains("UP");
        }
    }

    @Test
    void aCollectorThatIsAwayDoesNotTakeTheApplicationAway() throws Exception {
        try (RunningApplication application =
                RunningApplication.start(directory, "--nudge.collector=http://127.0.0.1:9/events")) {
            Visitor ana = Visitor.signedIn(application.address(), "ana");
            ana.post("/documents/share", SHARING);
            application.part(Nudge.class).flush(java.time.Duration.ofSeconds(2));

            HttpResponse<String> health = ana.get("/actuator/health");

            assertThat(health.statusCode()).isEqualTo(200);
            assertThat(Visitor.json(health).get("status").asString()).isEqualTo("UP");
            assertThat(Visitor.json(health).at("/components/nudge/status").asString())
                    .isEqualTo("DEGRADED");
            assertThat(Visitor.json(health)
                            .at("/components/nudge/details/collector")
                            .asString())
                    .isNotEmpty();
        }
    }

    @Test
    void figuresAreMeters() throws Exception {
        try (RunningApplication application = RunningApplication.start(directory)) {
            Visitor ana = Visitor.signedIn(application.address(), "ana");
            ana.post("/documents/share", SHARING);
            application.part(Nudge.class).flush(java.time.Duration.ofSeconds(5));

            JsonNode delivered = Visitor.json(ana.get("/actuator/metrics/nudge.events.delivered"));

            assertThat(delivered.at("/measurements/0/value").asDouble()).isPositive();
            assertThat(application.part(MeterRegistry.class).getMeters())
                    .extracting(Meter::getId)
                    .extracting(Meter.Id::getName)
                    .contains(
                            "nudge.events.waiting", "nudge.events.oldest", "nudge.journal.healthy", "nudge.rules.age");
        }
    }

    @Test
    void theKeyIsKeptFromStartToStart() throws Exception {
        NudgeSettings settings = settings(null, null);

        assertThat(NudgeKeys.of(settings).rememberMe())
                .isEqualTo(NudgeKeys.of(settings).rememberMe());
        assertThat(Files.getPosixFilePermissions(directory.resolve("key")).toString())
                .doesNotContain("GROUP", "OTHERS");
    }

    @Test
    void keysForDifferentPurposesDiffer() throws Exception {
        NudgeKeys keys = NudgeKeys.of(settings(null, null));

        assertThat(keys.token().bytes()).isNotEqualTo(keys.pseudonym().bytes());
        assertThat(keys.token().id()).isNotEqualTo(keys.pseudonym().id());
    }

    @Test
    void aKeyThatIsMissingOrNoneIsRefused() {
        assertRefused(
                settings("jdbc:postgresql://db.corp.example/share", null),
                "nudge.database needs nudge.key, the same in all replicas; make one with: openssl rand -base64 32");
        assertRefused(settings(null, "not base64!"), "nudge.key is not base64; make one with: openssl rand -base64 32");
        assertRefused(
                settings(null, "c2hvcnQ="),
                "nudge.key has 5 bytes, 32 are needed; make one with: openssl rand -base64 32");
    }

    private static void assertRefused(NudgeSettings settings, String message) {
        assertThatThrownBy(() -> NudgeKeys.of(settings))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(message);
    }

    @Test
    void noSecretIsInASettingsText() {
        NudgeSettings settings = settings("jdbc:postgresql://db.corp.example/share?password=hunter2", "c2hvcnQ=");

        assertThat(settings).hasToString("NudgeSettings[test, the database]");
    }

    private NudgeSettings settings(String database, String key) {
        return new NudgeSettings("test", directory, database, null, key);
    }
}
