package org.securitynudge.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import okhttp3.OkHttpClient;
import org.securitynudge.Nudge;
import org.securitynudge.Status;
import org.securitynudge.http.WatchedSource.Look;
import org.securitynudge.model.Decision;
import org.securitynudge.model.Situation;
import org.securitynudge.model.Trust;

/** An application whose pack and policy come from a folder of an nginx, and are asked for fifty times a second. */
final class NginxClient implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(30);

    /** The folder whose documents are signed. */
    private static final String SIGNED = "signed";

    private static final Duration POLL_EVERY = Duration.ofMillis(20);

    private final WatchedSource pack;
    private final WatchedSource policy;
    private final Nudge nudge;
    private int asked;

    /**
     * Starts an application.
     *
     * @param folder where the documents are, {@code pack.json} and {@code policy.json}
     * @param directory of its journal and of what it keeps of the documents
     */
    NginxClient(Nginx nginx, String folder, Path directory, OkHttpClient http) {
        pack = watched(HttpRuleSource.of(nginx.uri(folder + "/pack.json"), http), SampleDocuments.PACK);
        policy = watched(HttpRuleSource.of(nginx.uri(folder + "/policy.json"), http), SampleDocuments.POLICY);
        Trust trust = folder.equals(SIGNED) ? Sealed.TRUST : Trust.unsigned();
        nudge = Nudge.builder()
                .application("payments-web", "prod")
                .rules(pack, trust)
                .policy(policy, trust)
                .directory(directory)
                .build();
        pack.watch(nudge);
        policy.watch(nudge);
    }

    private static WatchedSource watched(HttpRuleSource source, String document) {
        return new WatchedSource(source, POLL_EVERY, document);
    }

    /** Puts a version of both documents in a folder. */
    static void publish(Nginx nginx, String folder, long version) throws IOException {
        nginx.publish(folder + "/pack.json", version, bytes(folder, SampleDocuments.pack(version)));
        nginx.publish(folder + "/policy.json", version, bytes(folder, SampleDocuments.policy(version)));
    }

    /** Returns what goes over the wire for a document of a folder. */
    static byte[] bytes(String folder, String document) {
        return folder.equals(SIGNED) ? Sealed.sign(document) : document.getBytes(UTF_8);
    }

    WatchedSource policy() {
        return policy;
    }

    Status.Source policyStatus() {
        return nudge.status().rules().sources().get(1);
    }

    /** Returns how often its sources were asked. */
    int questions() {
        return pack.looks().size() + policy.looks().size();
    }

    /** Waits until a version of both is in force and nothing is wrong. */
    void awaitVersion(long version) {
        await().atMost(PATIENCE)
                .until(() -> pack.version() == version && policy.version() == version && !isInTrouble());
    }

    /** Waits until a version of the policy is in force. */
    void awaitPolicy(long version) {
        await().atMost(PATIENCE).until(() -> policy.version() == version);
    }

    private boolean isInTrouble() {
        return nudge.status().rules().sources().stream()
                .anyMatch(source -> source.trouble().isPresent());
    }

    /** Waits until its policy was asked for so many more times. */
    void awaitLooks(int more) {
        int before = policy.looks().size();
        await().atMost(PATIENCE).until(() -> policy.looks().size() >= before + more);
    }

    /** Asks for a decision as somebody who was never asked before; returns the version of the rule that prompts. */
    long ruleInForce() {
        Situation situation =
                Situation.builder("document.share").user("user" + asked++).build();
        Decision decision = nudge.decide(situation);
        assertThat(decision.reason()).isEqualTo(Decision.Reason.PROMPT);
        assertThat(decision.occasion().rule()).isEqualTo("documents/share");
        return decision.occasion().ruleVersion();
    }

    /** Checks each question so far: the validator was that of the version in force, if it was one, and no version was lower than one before. */
    void assertValidatorsWereOfWhatWasInForce() {
        for (WatchedSource source : List.of(pack, policy)) {
            List<Look> looks = source.looks();
            assertThat(looks)
                    .allMatch(look -> look.validator().map(Nginx::version).orElse(look.version()) == look.version());
            assertThat(looks).extracting(Look::version).isSorted();
        }
    }

    @Override
    public void close() {
        nudge.close();
    }
}
