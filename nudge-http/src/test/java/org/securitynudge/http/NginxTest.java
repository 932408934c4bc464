package org.securitynudge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.securitynudge.http.WatchedSource.Look;

/**
 * Rules from a plain nginx that works: what is unchanged is not sent again, what is changed comes, nothing goes away while it does, and
 * the validator that a source is asked with is always that of the document in force.
 */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
@Tag("nginx")
final class NginxTest {
    @RegisterExtension
    final RulesLogLines log = new RulesLogLines();

    @TempDir
    Path prefix;

    @TempDir
    Path directory;

    private Nginx nginx;
    private final List<NginxClient> clients = new ArrayList<>();

    @BeforeAll
    static void requireNginx() {
        Nginx.require();
    }

    @BeforeEach
    void start() throws IOException {
        nginx = Nginx.start(prefix);
    }

    @AfterEach
    void end() {
        clients.forEach(NginxClient::close);
        nginx.close();
    }

    private NginxClient client(String folder) {
        Path own = directory.resolve("client" + clients.size());
        NginxClient client = new NginxClient(nginx, folder, own, new OkHttpClient());
        clients.add(client);
        return client;
    }

    /** Publishes a version with the time of another. */
    private void publish(String folder, long version, long time) throws IOException {
        nginx.publish(folder + "/pack.json", time, NginxClient.bytes(folder, SampleDocuments.pack(version)));
        nginx.publish(folder + "/policy.json", time, NginxClient.bytes(folder, SampleDocuments.policy(version)));
    }

    @ParameterizedTest
    @CsvSource({"plain, -, \\x22", "packed, gzip, W/\\x22", "signed, gzip, W/\\x22"})
    void unchangedDocumentsCostA304(String folder, String encoding, String tag) throws IOException {
        NginxClient.publish(nginx, folder, 1);
        NginxClient client = client(folder);
        client.awaitVersion(1);

        client.awaitLooks(5);

        assertThat(nginx.told())
                .filteredOn(line -> line.startsWith("200"))
                .containsExactly("200 \"-\" \"-\" " + encoding, "200 \"-\" \"-\" " + encoding);
        assertThat(nginx.told())
                .filteredOn(line -> line.startsWith("304"))
                .hasSizeGreaterThan(3)
                .allMatch(line -> line.startsWith("304 \"" + tag) && line.endsWith("\" \"-\" -"));
        NginxClient.publish(nginx, folder, 2);
        client.awaitVersion(2);
        assertThat(client.ruleInForce()).isEqualTo(2);
        client.assertValidatorsWereOfWhatWasInForce();
    }

    @Test
    void aServerWithoutETagsIsAskedForTheWholeDocument() throws IOException {
        NginxClient.publish(nginx, "untagged", 1);
        NginxClient client = client("untagged");
        client.awaitVersion(1);

        // Both as long and of the same second as before: by the time of the last change nobody could tell them apart.
        publish("untagged", 2, 1);
        client.awaitVersion(2);

        assertThat(nginx.told()).allMatch(line -> line.equals("200 \"-\" \"-\" -"));
        assertThat(client.policy().looks()).extracting(Look::validator).containsOnly(Optional.empty());
    }

    @Test
    void whatNginxItselfCannotTellApartComesOnceItsTimeIsAnother() throws IOException {
        NginxClient.publish(nginx, "plain", 1);
        NginxClient client = client("plain");
        client.awaitVersion(1);

        publish("plain", 2, 1);
        client.awaitLooks(5);
        assertThat(client.ruleInForce()).isEqualTo(1);

        NginxClient.publish(nginx, "plain", 2);
        client.awaitVersion(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "packed", "signed"})
    void swapsUnderLoadTakeNothingAwayAndNeverGoBack(String folder) throws IOException {
        int versions = 101;
        NginxClient.publish(nginx, folder, 1);
        for (int i = 0; i < 4; i++) {
            client(folder).awaitVersion(1);
        }

        long[] seen = {1, 1, 1, 1};
        int decisions = 0;
        for (int version = 2; version <= versions; version++) {
            int before = questions();
            swap(folder, version);
            for (; questions() < before + 2; decisions++) {
                int who = decisions % seen.length;
                long now = clients.get(who).ruleInForce();
                assertThat(now).isBetween(seen[who], (long) version);
                seen[who] = now;
            }
        }
        clients.forEach(client -> client.awaitVersion(versions));

        clients.forEach(NginxClient::assertValidatorsWereOfWhatWasInForce);
        List<String> told = nginx.told();
        long changes = told.stream().filter(line -> line.startsWith("200")).count();
        System.out.printf(
                "%s: %d versions of 2 documents, %d requests of 4 clients, %d of them answered with a document, %d decisions%n",
                folder, versions, told.size(), changes, decisions);
        assertThat(told).allMatch(line -> line.startsWith("200") || line.startsWith("304"));
        assertThat(log.take()).allMatch(line -> line.startsWith("INFO ") || line.startsWith("ERROR "));
    }

    /** Puts a version of both documents in place; of every tenth policy only one half. */
    private void swap(String folder, int version) throws IOException {
        NginxClient.publish(nginx, folder, version);
        if (version % 10 == 0) {
            byte[] policy = NginxClient.bytes(folder, SampleDocuments.policy(version));
            nginx.publish(folder + "/policy.json", version, Arrays.copyOf(policy, policy.length / 2));
        }
    }

    private int questions() {
        return clients.stream().mapToInt(NginxClient::questions).sum();
    }
}
