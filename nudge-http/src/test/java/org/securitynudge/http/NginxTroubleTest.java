package org.securitynudge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.securitynudge.Status;
import org.securitynudge.Status.Source.State;

/** Rules from a plain nginx that is killed, restarted, or cut off in the middle of a document: those in force stay. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
@Tag("nginx")
final class NginxTroubleTest {
    @RegisterExtension
    final RulesLogLines log = new RulesLogLines();

    @TempDir
    Path prefix;

    @TempDir
    Path directory;

    private static final String CUT_OFF = "the answer was cut off";

    private final Heads heads = new Heads();
    private Nginx nginx;
    private NginxClient client;

    /** Tells when a document begins to come. */
    private static final class Heads extends EventListener {
        private final CountDownLatch next = new CountDownLatch(1);
        private volatile boolean counts;

        @Override
        public void responseHeadersEnd(Call call, Response response) {
            if (counts && response.code() == 200) {
                next.countDown();
            }
        }

        void awaitNext() throws InterruptedException {
            assertThat(next.await(NginxClient.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
        }
    }

    @BeforeAll
    static void requireNginx() {
        Nginx.require();
    }

    @BeforeEach
    void startNginx() throws IOException {
        nginx = Nginx.start(prefix);
    }

    @AfterEach
    void end() {
        client.close();
        nginx.close();
    }

    private NginxClient client(String folder) {
        OkHttpClient http = new OkHttpClient.Builder().eventListener(heads).build();
        return new NginxClient(nginx, folder, directory, http);
    }

    private void bringVersion1IntoForce(String folder) throws IOException {
        NginxClient.publish(nginx, folder, 1);
        client = client(folder);
        client.awaitVersion(1);
        log.take();
    }

    /** Begins to send version 2 of the policy, slowly, and lets no question follow. */
    private void trickleVersion2(String folder) throws Exception {
        heads.counts = true;
        nginx.trickle(true);
        nginx.publish(folder + "/policy.json", 2, NginxClient.bytes(folder, SampleDocuments.large(2)));
        heads.awaitNext();
        client.policy().hold();
        nginx.trickle(false);
    }

    private void assertVersion1StaysInForce(String trouble) {
        assertVersion1StaysInForce(trouble, 0);
    }

    private void assertVersion1StaysInForce(String trouble, int problems) {
        await().atMost(NginxClient.PATIENCE)
                .until(() -> client.policyStatus().trouble().isPresent());
        Status.Source status = client.policyStatus();
        assertThat(status.state()).isEqualTo(problems == 0 ? State.UNREACHABLE : State.REJECTED);
        assertThat(status.trouble()).contains(trouble);
        assertThat(status.document()).contains("policy company-defaults@1");
        assertThat(status.verified().orElseThrow()).isBeforeOrEqualTo(Instant.now());
        assertThat(status.problems()).hasSize(problems);
        assertThat(client.ruleInForce()).isEqualTo(1);
        client.assertValidatorsWereOfWhatWasInForce();
    }

    /** Checks what was said about the policy since it came into force: how the outage began and how it ended. */
    private void assertTold(String trouble, String end) {
        assertThat(log.take())
                .filteredOn(line -> line.contains(" Policy "))
                .satisfiesExactly(
                        line -> assertThat(line)
                                .matches("WARN Policy unreachable \\(" + Pattern.quote(trouble)
                                        + "\\); version 1 stays in force, [0-9]+ s old\\. Next try in 0 s\\."),
                        line -> assertThat(line)
                                .matches("INFO Policy reachable again after [0-9]+ s; " + Pattern.quote(end)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "packed", "signed"})
    void aDocumentThatBreaksOffWithItsConnectionIsNotBelieved(String folder) throws Exception {
        bringVersion1IntoForce(folder);
        trickleVersion2(folder);

        nginx.killWorkers();

        assertVersion1StaysInForce(CUT_OFF);
        client.policy().release();
        client.awaitPolicy(2);
        assertTold(CUT_OFF, "version 2 (2 rules, 0 changed) now in force.");
        client.assertValidatorsWereOfWhatWasInForce();
    }

    @Test
    void aFileThatIsCutShortWhileItIsSentIsNotBelieved() throws Exception {
        bringVersion1IntoForce("plain");
        trickleVersion2("plain");

        nginx.cut("plain/policy.json", 100);

        assertVersion1StaysInForce(CUT_OFF);
        NginxClient.publish(nginx, "plain", 2);
        client.policy().release();
        client.awaitPolicy(2);
        assertTold(CUT_OFF, "version 2 (2 rules, 0 changed) now in force.");
        client.assertValidatorsWereOfWhatWasInForce();
    }

    @Test
    void aFileThatIsHalfWrittenIsNotBelievedAndTheRestIsSeen() throws Exception {
        bringVersion1IntoForce("plain");
        byte[] whole = NginxClient.bytes("plain", SampleDocuments.policy(2));

        nginx.publish("plain/policy.json", 2, Arrays.copyOf(whole, whole.length / 2));

        assertVersion1StaysInForce("1 problem", 1);
        client.awaitLooks(3);
        assertVersion1StaysInForce("1 problem", 1);
        assertThat(log.take())
                .singleElement()
                .asString()
                .startsWith("ERROR 1 problem in " + nginx.uri("plain/policy.json") + ":\n")
                .endsWith("\nVersion 1 stays in force.");
        nginx.publish("plain/policy.json", 2, whole);
        client.awaitPolicy(2);
        client.assertValidatorsWereOfWhatWasInForce();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aRestartOfTheServerTakesNothingAway(boolean inGoodOrder) throws Exception {
        bringVersion1IntoForce("plain");

        if (inGoodOrder) {
            nginx.quit();
        } else {
            nginx.kill();
        }

        String refused = "Failed to connect to /127.0.0.1:" + nginx.port();
        assertVersion1StaysInForce(refused);
        nginx.startAgain();
        client.awaitVersion(1);
        assertTold(refused, "version 1 stays in force.");
        NginxClient.publish(nginx, "plain", 2);
        client.awaitVersion(2);
        client.assertValidatorsWereOfWhatWasInForce();
    }

    @Test
    void anApplicationThatStartsWithoutTheServerHasTheRulesFromBefore() throws Exception {
        bringVersion1IntoForce("packed");
        client.close();
        nginx.kill();

        client = client("packed");

        assertThat(client.ruleInForce()).isEqualTo(1);
        String refused = "Failed to connect to /127.0.0.1:" + nginx.port();
        assertVersion1StaysInForce(refused);
        NginxClient.publish(nginx, "packed", 2);
        nginx.startAgain();
        client.awaitVersion(2);
        assertTold(refused, "version 2 (2 rules, 0 changed) now in force.");
        client.assertValidatorsWereOfWhatWasInForce();
    }
}
