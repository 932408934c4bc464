package org.securitynudge.examples.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.securitynudge.examples.cli.Cli.Result;
import org.securitynudge.examples.cli.Published;
import org.securitynudge.examples.cli.Publisher;

/** The command {@code policy publish} where a document is renewed: a rule stopped at night, the way back, another expiry. */
final class PolicyRenewalTest {
    private static final String ALONE = "note: without --packs nobody looked whether what it says of rules finds any\n";

    @TempDir
    Path directory;

    private Publisher publisher;

    @BeforeEach
    void writeDocuments() throws IOException {
        publisher = Publisher.in(directory);
    }

    @Test
    void goingBackIsPublishingTheOldContentUnderAHigherVersion() throws IOException {
        publisher.publish("--packs", "@documents.json", "@policy.json");
        Files.copy(directory.resolve("srv/policy.json"), directory.resolve("old.json"));
        publisher.edit("\"minimumBetween\": \"30s\"", "\"minimumBetween\": \"1m\"");
        publisher.edit("\"version\": 42", "\"version\": 43");
        publisher.publish("--packs", "@documents.json", "@policy.json");

        Result back = publisher.publish("--packs", "@documents.json", "--bump", "@old.json");

        assertThat(back.code()).isZero();
        assertThat(back.out()).startsWith("""
                Changes from policy company-defaults, version 43:
                  ~ version: 43 -> 44
                  ~ issuedAt: "2026-11-21T09:00:00Z" -> "2026-11-26T03:00:00Z"
                  ~ expires: "2027-11-21T09:00:00Z" -> "2027-11-26T03:00:00Z"
                  ~ limits.minimumBetween: "1m" -> "30s"
                """);
        assertThat(back.err())
                .isEqualTo(
                        "note: old.json itself still says version 42; write 44 there too, so that the next change starts from it\n");
    }

    @Test
    void bumpChangesThreeValuesAndNothingElse() throws IOException {
        publisher.publish("--packs", "@documents.json", "@policy.json");

        publisher.publish("--packs", "@documents.json", "--bump", "--expires-in", "2w", "@policy.json");

        assertThat(publisher.document("srv/policy.json"))
                .isEqualTo(Published.text(directory.resolve("policy.json"))
                        .replace("\"version\": 42", "\"version\": 43")
                        .replace("2026-11-21T09:00:00Z", "2026-11-26T03:00:00Z")
                        .replace("2027-11-21T09:00:00Z", "2026-12-10T03:00:00Z"));
    }

    @Test
    void killSwitchIsNotHeldUpByTestsOfWhatItStops() throws IOException {
        publisher.publish("--packs", "@documents.json", "@policy.json");
        publisher.edit("\"rules\": [] }", "\"rules\": [\"documents/*\", \"documents/shre\"] }");

        Result result = publisher.publish("--packs", "@documents.json", "--bump", "@policy.json");

        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("""
                  + killSwitch.rules: "documents/*"
                  + killSwitch.rules: "documents/shre"
                1 test passed.
                Published srv/policy.json: policy company-defaults, version 43, signed by "2026a".
                """);
        assertThat(result.err()).isEqualTo("""
                policy.json:9:65: warning: killSwitch.rules[1]: "documents/shre" matches no rule; known are policy/blocked-domain, documents/share-confidential, documents/share-restricted-many, documents/thanks-for-view-only [not-applied]
                note: policy.json itself still says version 42; write 43 there too, so that the next change starts from it
                note: 2 tests fail only because of the kill switch, which keeps nobody from publishing it
                """);
    }

    @Test
    void ruleIsStoppedInWhatIsPublishedWithoutAnythingElseAtHand() throws IOException {
        publisher.publish("--packs", "@documents.json", "@policy.json");

        Result result = publisher.publish("--stop", "documents/share-confidential", "@srv/policy.json");

        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("  + killSwitch.rules: \"documents/share-confidential\"\n");
        assertThat(result.err()).isEqualTo("""
                note: 2 tests of 3 failed; nothing but the kill switch changes, so this keeps nobody from publishing it
                """ + ALONE);
        assertThat(publisher.document("srv/policy.json"))
                .contains("\"killSwitch\": {\"everything\":false,\"rules\":[\"documents/share-confidential\"]},\n")
                .contains("\"version\": 43");
    }

    @Test
    void onlyAPolicyStopsRules() {
        assertThat(publisher.publish("--stop", "documents/*", "@documents.json").err())
                .isEqualTo(
                        "nudge policy publish: --stop: only a policy stops rules, and documents.json is pack documents\n");
    }

    @Test
    void stoppingEverythingHasToBeMeant() throws IOException {
        publisher.publish("--packs", "@documents.json", "@policy.json");
        publisher.edit("\"everything\": false", "\"everything\": true");

        Result unsaid = publisher.publish("--packs", "@documents.json", "--bump", "@policy.json");
        Result said = publisher.publish("--packs", "@documents.json", "--bump", "--yes", "@policy.json");
        Result renewed = publisher.publish("--packs", "@documents.json", "--bump", "@policy.json");

        assertThat(unsaid.code()).isEqualTo(1);
        assertThat(unsaid.err())
                .endsWith(
                        "error: it stops every prompt in every application it is for (share-app:*, demo:*); say --yes if that is"
                                + " meant\nNothing was published.\n");
        assertThat(said.code()).isZero();
        assertThat(said.err()).contains("note: 3 tests fail only because of the kill switch");
        assertThat(renewed.code()).as("it is stopped already").isZero();
    }

    @Test
    void expiryIsWarnedOf() throws IOException {
        publisher.edit("2027-11-21T09:00:00Z", "2026-12-05T09:00:00Z");
        Result near =
                publisher.publishAt("2026-11-28T09:00:01Z", "--dry-run", "--packs", "@documents.json", "@policy.json");
        Result far =
                publisher.publishAt("2026-11-28T09:00:00Z", "--dry-run", "--packs", "@documents.json", "@policy.json");
        Result past =
                publisher.publishAt("2026-12-05T09:00:00Z", "--dry-run", "--packs", "@documents.json", "@policy.json");
        Result early =
                publisher.publishAt("2026-11-20T08:59:59Z", "--dry-run", "--packs", "@documents.json", "@policy.json");
        publisher.edit("  \"expires\": \"2026-12-05T09:00:00Z\",\n", "");
        Result never = publisher.publish("--dry-run", "--packs", "@documents.json", "@policy.json");

        assertThat(near.err())
                .isEqualTo("note: it expires at 2026-12-05T09:00:00Z, in less than 7 days: publish a new version"
                        + " before, or renew it now with --bump\n");
        assertThat(far.err()).isEmpty();
        assertThat(past.err())
                .isEqualTo("note: it expired at 2026-12-05T09:00:00Z: applications use it and report it as expired."
                        + " Renew it with --bump\n");
        assertThat(never.err())
                .isEqualTo("note: it never expires: an application that cannot reach it any more goes on with it and"
                        + " nobody is told. Give it \"expires\", or --bump --expires-in 14d\n");
        assertThat(early.err())
                .isEqualTo("error: it is issued at 2026-11-21T09:00:00Z, more than 24 hours from now"
                        + " (2026-11-20T08:59:59Z): applications refuse that until then\nNothing was published.\n");
        assertThat(publisher.served()).isEmpty();
    }

    @Test
    void recordingSaysWhatItWouldDoToPeople() throws IOException {
        publisher.publish("--packs", "@documents.json", "@policy.json");
        String situation = "{\"at\": \"2026-11-2%d\", \"trigger\": \"document.share\", \"user\": \"%s\", \"facts\":"
                + " {\"document.classification\": \"public\", \"recipient.domain\": \"%s\"}}\n";
        Files.writeString(
                directory.resolve("situations.ndjson"),
                situation.formatted(0, "ana", "evil.example").replace("-20\"", "-20T09:00:00Z\"")
                        + situation.formatted(0, "bo", "new.example").replace("-20\"", "-20T10:00:00Z\"")
                        + situation.formatted(1, "bo", "new.example").replace("-21\"", "-21T11:00:00Z\"")
                        + situation.formatted(1, "bo", "evil.example").replace("-21\"", "-21T12:00:00Z\"")
                        + "nonsense\n");
        publisher.edit("\"paste.example\"", "\"new.example\"");

        Result result = publisher.publish(
                "--packs", "@documents.json", "--bump", "--replay", "@situations.ndjson", "--dry-run", "@policy.json");

        assertThat(result.out())
                .contains("Would show 2 prompts to 1.5 people a day, now 1 to 1 (2 days of situations.ndjson).\n");
        assertThat(result.err())
                .contains("note: 1 line of situations.ndjson could not be used; nudge replay says why\n");
    }

    @Test
    void packIsPublishedInTheSameWay() throws IOException {
        Result result = publisher.publish("--packs", "@policy.json", "@documents.json");

        assertThat(result.code()).isZero();
        assertThat(result.out())
                .contains("Published srv/documents.json: pack documents, version 4, signed by \"2026a\".\n");
        Result verified = publisher.verify("srv/documents.json");
        assertThat(verified.out())
                .contains("kind: a pack, and signed as one")
                .endsWith(" takes pack documents, version 4.\n");
    }

    @Test
    void publishedPacksServeForTheTestsOfAPolicy() throws IOException {
        publisher.publish("@documents.json");

        assertThat(publisher.publish("--packs", "@srv", "@policy.json").out()).contains("3 tests passed.");
        assertThat(publisher
                        .publish("--packs", "@srv", "--bump", "@policy.json")
                        .code())
                .as("its older self lies there too")
                .isZero();
    }

    @Test
    void zippedCopyIsRenewedOnceItIsThere() throws IOException {
        publisher.publish("--gzip", "--packs", "@documents.json", "@policy.json");
        publisher.publish("--bump", "--packs", "@documents.json", "@policy.json");

        byte[] zipped = Files.readAllBytes(directory.resolve("srv/policy.json.gz"));
        byte[] content = new GZIPInputStream(new ByteArrayInputStream(zipped)).readAllBytes();
        assertThat(new String(content, StandardCharsets.UTF_8))
                .isEqualTo(Published.text(directory.resolve("srv/policy.json")));
        assertThat(publisher.served()).containsExactly("policy.json", "policy.json.gz");
    }
}
