package org.securitynudge.examples.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.securitynudge.examples.cli.Cli;
import org.securitynudge.examples.cli.Cli.Result;
import org.securitynudge.examples.cli.Published;

/** The command {@code policy publish}. */
final class PolicyPublishCommandTest {
    private static final String SOON =
            "Applications ask every 30 s. Have the web server and what is before it keep it for no longer than"
                    + " 15 s, and a change is in force everywhere within a minute.\n";
    private static final String ALONE = "note: without --packs nobody looked whether what it says of rules finds any\n";

    @TempDir
    Path directory;

    private String publicKey = "";

    @BeforeEach
    void writeDocuments() throws IOException {
        Published.write(directory);
        publicKey = Published.key(directory, "2026a");
    }

    private Result publish(String... more) {
        return publishAt("2026-11-26T03:00:00Z", more);
    }

    private Result publishAt(String now, String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("policy", "publish", "--key", "@2026a.key", "--to", "@srv", "--now", now));
        arguments.addAll(List.of(more));
        return Cli.in(directory).run(arguments.toArray(String[]::new));
    }

    private String inspect(String file) {
        return Cli.in(directory)
                .run("policy", "inspect", "--document", "@" + file)
                .out();
    }

    private List<String> served() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("srv"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private void stop(String rules) throws IOException {
        Published.edit(directory, "policy.json", "\"rules\": [] }", "\"rules\": [" + rules + "] }");
    }

    @Test
    void firstPolicyIsTestedSignedAndReadableForAWebServer() throws IOException {
        Result result = publish("--packs", "@documents.json", "@policy.json");

        assertThat(result).isEqualTo(new Result(0, """
                Nothing is published as srv/policy.json yet.
                3 tests passed.
                Published srv/policy.json: policy company-defaults, version 42, signed by "2026a".
                It is for share-app:*, demo:* and expires at 2027-11-21T09:00:00Z.
                """ + SOON, ""));
        assertThat(served()).containsExactly("policy.json");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("srv/policy.json"))))
                .isEqualTo("rw-r--r--");
        assertThat(inspect("srv/policy.json")).isEqualTo(Published.text(directory.resolve("policy.json")));
        Result verified = Cli.in(directory)
                .run(
                        "policy",
                        "verify",
                        "--pin",
                        "2026a=" + publicKey,
                        "--at",
                        "2026-11-26T03:00:00Z",
                        "@srv/policy.json");
        assertThat(verified.code()).isZero();
    }

    @Test
    void lowerVersionAndSameVersionWithOtherContentAreRefused() throws IOException {
        publish("--packs", "@documents.json", "@policy.json");
        byte[] before = Files.readAllBytes(directory.resolve("srv/policy.json"));
        Published.edit(directory, "policy.json", "\"minimumBetween\": \"30s\"", "\"minimumBetween\": \"1m\"");

        Result same = publish("--packs", "@documents.json", "@policy.json");
        Published.edit(directory, "policy.json", "\"version\": 42", "\"version\": 41");
        Result lower = publish("--packs", "@documents.json", "@policy.json");

        assertThat(same).isEqualTo(new Result(1, """
                Changes from policy company-defaults, version 42:
                  ~ limits.minimumBetween: "30s" -> "1m"
                3 tests passed.
                """, """
                error: srv/policy.json has version 42 too, with other content: applications refuse that as a forgery; raise "version" above 42, or let --bump do it
                Nothing was published.
                """));
        assertThat(lower.err()).isEqualTo("""
                error: srv/policy.json has version 42, and policy.json has version 41: applications never go back; raise "version" above 42, or let --bump do it
                Nothing was published.
                """);
        assertThat(directory.resolve("srv/policy.json")).hasBinaryContent(before);
    }

    @Test
    void goingBackIsPublishingTheOldContentUnderAHigherVersion() throws IOException {
        publish("--packs", "@documents.json", "@policy.json");
        Files.copy(directory.resolve("srv/policy.json"), directory.resolve("old.json"));
        Published.edit(directory, "policy.json", "\"minimumBetween\": \"30s\"", "\"minimumBetween\": \"1m\"");
        Published.edit(directory, "policy.json", "\"version\": 42", "\"version\": 43");
        publish("--packs", "@documents.json", "@policy.json");

        Result back = publish("--packs", "@documents.json", "--bump", "@old.json");

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
        publish("--packs", "@documents.json", "@policy.json");

        publish("--packs", "@documents.json", "--bump", "--expires-in", "2w", "@policy.json");

        assertThat(inspect("srv/policy.json"))
                .isEqualTo(Published.text(directory.resolve("policy.json"))
                        .replace("\"version\": 42", "\"version\": 43")
                        .replace("2026-11-21T09:00:00Z", "2026-11-26T03:00:00Z")
                        .replace("2027-11-21T09:00:00Z", "2026-12-10T03:00:00Z"));
    }

    @Test
    void sameDocumentMayBeSignedAnew() throws IOException {
        Published.key(directory, "2027a");
        publish("--packs", "@documents.json", "@policy.json");

        Result again = publish("--packs", "@documents.json", "--key", "@2027a.key", "@policy.json");

        assertThat(again.code()).isZero();
        assertThat(again.out()).startsWith("No changes from policy company-defaults, version 42.\n3 tests passed.\n");
        assertThat(again.out()).contains("version 42, signed by \"2026a\", \"2027a\".");
    }

    @Test
    void documentThatIsSignedAlreadyIsPublishedAsItIs() throws IOException {
        Cli.in(directory).run("policy", "sign", "--key", "@2026a.key", "@policy.json", "@signed.json");

        Result result = Cli.in(directory)
                .run(
                        "policy",
                        "publish",
                        "--to",
                        "@srv",
                        "--packs",
                        "@documents.json",
                        "--now",
                        "2026-11-26T03:00:00Z",
                        "@signed.json");
        Result plain = Cli.in(directory)
                .run("policy", "publish", "--to", "@srv", "--packs", "@documents.json", "@policy.json");

        assertThat(result.code()).isZero();
        assertThat(directory.resolve("srv/policy.json")).hasSameBinaryContentAs(directory.resolve("signed.json"));
        assertThat(plain.code()).isEqualTo(1);
        assertThat(plain.err()).isEqualTo("""
                error: nobody signs it; name a key with --key FILE, or a document that is signed already
                Nothing was published.
                """);
    }

    @Test
    void errorsAndFailingTestsKeepItFromBeingPublished() throws IOException {
        Result alone = publish("@policy.json");
        Published.edit(
                directory,
                "policy.json",
                "\"frictionLevel\": \"block\", \"mayProceed\"",
                "\"frictionLevel\": \"warn\", \"mayProceed\"");
        Result failing = publish("--packs", "@documents.json", "@policy.json");
        Published.edit(directory, "policy.json", "\"everything\": false", "\"everything\": 1");
        Result broken = publish("--packs", "@documents.json", "@policy.json");

        assertThat(alone.err()).isEqualTo(ALONE + """
                error: 2 tests of 3 failed; the packs that tests need are named with --packs
                Nothing was published.
                """);
        assertThat(failing.code()).isEqualTo(1);
        assertThat(failing.out()).contains("""
                FAILED the attack's address is blocked, even for public files
                  expected the friction level WARN, found BLOCK
                """).contains("\n3 tests: 1 failed.\n");
        assertThat(failing.err()).isEqualTo("error: 1 test of 3 failed\nNothing was published.\n");
        assertThat(broken).isEqualTo(new Result(1, "", """
                policy.json:9:33: error: killSwitch.everything: must be true or false, found 1 [invalid]
                error: 1 error: no application would use it
                Nothing was published.
                """));
        assertThat(served()).isEmpty();
    }

    @Test
    void killSwitchIsNotHeldUpByTestsOfWhatItStops() throws IOException {
        publish("--packs", "@documents.json", "@policy.json");
        stop("\"documents/*\", \"documents/shre\"");

        Result result = publish("--packs", "@documents.json", "--bump", "@policy.json");

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
        publish("--packs", "@documents.json", "@policy.json");

        Result result = publish("--stop", "documents/share-confidential", "@srv/policy.json");

        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("  + killSwitch.rules: \"documents/share-confidential\"\n");
        assertThat(result.err()).isEqualTo("""
                note: 2 tests of 3 failed; nothing but the kill switch changes, so this keeps nobody from publishing it
                """ + ALONE);
        assertThat(inspect("srv/policy.json"))
                .contains("\"killSwitch\": {\"everything\":false,\"rules\":[\"documents/share-confidential\"]},\n")
                .contains("\"version\": 43");
    }

    @Test
    void onlyAPolicyStopsRules() {
        assertThat(publish("--stop", "documents/*", "@documents.json").err())
                .isEqualTo(
                        "nudge policy publish: --stop: only a policy stops rules, and documents.json is pack documents\n");
    }

    @Test
    void stoppingEverythingHasToBeMeant() throws IOException {
        publish("--packs", "@documents.json", "@policy.json");
        Published.edit(directory, "policy.json", "\"everything\": false", "\"everything\": true");

        Result unsaid = publish("--packs", "@documents.json", "--bump", "@policy.json");
        Result said = publish("--packs", "@documents.json", "--bump", "--yes", "@policy.json");
        Result renewed = publish("--packs", "@documents.json", "--bump", "@policy.json");

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
        Published.edit(directory, "policy.json", "2027-11-21T09:00:00Z", "2026-12-05T09:00:00Z");
        Result near = publishAt("2026-11-28T09:00:01Z", "--dry-run", "--packs", "@documents.json", "@policy.json");
        Result far = publishAt("2026-11-28T09:00:00Z", "--dry-run", "--packs", "@documents.json", "@policy.json");
        Result past = publishAt("2026-12-05T09:00:00Z", "--dry-run", "--packs", "@documents.json", "@policy.json");
        Result early = publishAt("2026-11-20T08:59:59Z", "--dry-run", "--packs", "@documents.json", "@policy.json");
        Published.edit(directory, "policy.json", "  \"expires\": \"2026-12-05T09:00:00Z\",\n", "");
        Result never = publish("--dry-run", "--packs", "@documents.json", "@policy.json");

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
        assertThat(served()).isEmpty();
    }

    @Test
    void dryRunDoesAllButPublish() throws IOException {
        Result result = publish("--dry-run", "--packs", "@documents.json", "@policy.json");

        assertThat(result).isEqualTo(new Result(0, """
                Nothing is published as srv/policy.json yet.
                3 tests passed.
                Would publish srv/policy.json: policy company-defaults, version 42, signed by "2026a". Nothing was written.
                """, ""));
        assertThat(served()).isEmpty();
    }

    /** As in the build of a pull request, which has no key. */
    @Test
    void dryRunNeedsNoKey() throws IOException {
        Result result = Cli.in(directory)
                .run(
                        "policy",
                        "publish",
                        "--dry-run",
                        "--to",
                        "@srv",
                        "--packs",
                        "@documents.json",
                        "--now",
                        "2026-11-26T03:00:00Z",
                        "@policy.json");

        assertThat(result).isEqualTo(new Result(0, """
                Nothing is published as srv/policy.json yet.
                3 tests passed.
                Would publish srv/policy.json: policy company-defaults, version 42. Nothing was written.
                """, "note: nobody signs it yet\n"));
        assertThat(served()).isEmpty();
    }

    @Test
    void standardInputIsReadOnce() {
        assertThat(publish("--packs", "-", "-").err())
                .isEqualTo("nudge policy publish: standard input can be read only once; name files for the rest\n");
    }

    @Test
    void recordingSaysWhatItWouldDoToPeople() throws IOException {
        publish("--packs", "@documents.json", "@policy.json");
        String situation = "{\"at\": \"2026-11-2%d\", \"trigger\": \"document.share\", \"user\": \"%s\", \"facts\":"
                + " {\"document.classification\": \"public\", \"recipient.domain\": \"%s\"}}\n";
        Files.writeString(
                directory.resolve("situations.ndjson"),
                situation.formatted(0, "ana", "evil.example").replace("-20\"", "-20T09:00:00Z\"")
                        + situation.formatted(0, "bo", "new.example").replace("-20\"", "-20T10:00:00Z\"")
                        + situation.formatted(1, "bo", "new.example").replace("-21\"", "-21T11:00:00Z\"")
                        + situation.formatted(1, "bo", "evil.example").replace("-21\"", "-21T12:00:00Z\"")
                        + "nonsense\n");
        Published.edit(directory, "policy.json", "\"paste.example\"", "\"new.example\"");

        Result result = publish(
                "--packs", "@documents.json", "--bump", "--replay", "@situations.ndjson", "--dry-run", "@policy.json");

        assertThat(result.out())
                .contains("Would show 2 prompts to 1.5 people a day, now 1 to 1 (2 days of situations.ndjson).\n");
        assertThat(result.err())
                .contains("note: 1 line of situations.ndjson could not be used; nudge replay says why\n");
    }

    @Test
    void packIsPublishedInTheSameWay() throws IOException {
        Result result = publish("--packs", "@policy.json", "@documents.json");

        assertThat(result.code()).isZero();
        assertThat(result.out())
                .contains("Published srv/documents.json: pack documents, version 4, signed by \"2026a\".\n");
        Result verified = Cli.in(directory)
                .run(
                        "policy",
                        "verify",
                        "--pin",
                        "2026a=" + publicKey,
                        "--at",
                        "2026-11-26T03:00:00Z",
                        "@srv/documents.json");
        assertThat(verified.out())
                .contains("kind: a pack, and signed as one")
                .endsWith(" takes pack documents, version 4.\n");
    }

    @Test
    void publishedPacksServeForTheTestsOfAPolicy() throws IOException {
        publish("@documents.json");

        assertThat(publish("--packs", "@srv", "@policy.json").out()).contains("3 tests passed.");
        assertThat(publish("--packs", "@srv", "--bump", "@policy.json").code())
                .as("its older self lies there too")
                .isZero();
    }

    @Test
    void anotherDocumentDoesNotTakeItsPlace() throws IOException {
        publish("--packs", "@documents.json", "@policy.json");

        assertThat(publish("--name", "policy.json", "@documents.json").err())
                .contains(
                        "error: srv/policy.json is policy company-defaults, and documents.json is pack documents; publish it under a"
                                + " --name of its own\n");
    }

    @Test
    void keyThatIsGoneIsWarnedOf() throws IOException {
        publish("--packs", "@documents.json", "@policy.json");
        Published.key(directory, "2027a");

        Result result = Cli.in(directory)
                .run(
                        "policy",
                        "publish",
                        "--key",
                        "@2027a.key",
                        "--to",
                        "@srv",
                        "--packs",
                        "@documents.json",
                        "--bump",
                        "--now",
                        "2026-11-26T03:00:00Z",
                        "@srv/policy.json");

        assertThat(result.code()).isZero();
        assertThat(result.err())
                .isEqualTo(
                        "note: it is no longer signed by \"2026a\": applications that pin nothing else go on with the old version\n");
    }

    @Test
    void zippedCopyIsRenewedOnceItIsThere() throws IOException {
        publish("--gzip", "--packs", "@documents.json", "@policy.json");
        publish("--bump", "--packs", "@documents.json", "@policy.json");

        byte[] zipped = Files.readAllBytes(directory.resolve("srv/policy.json.gz"));
        byte[] content = new GZIPInputStream(new ByteArrayInputStream(zipped)).readAllBytes();
        assertThat(new String(content, StandardCharsets.UTF_8))
                .isEqualTo(Published.text(directory.resolve("srv/policy.json")));
        assertThat(served()).containsExactly("policy.json", "policy.json.gz");
    }

    @Test
    void jsonTellsAllOfIt() throws IOException {
        publish("--packs", "@documents.json", "@policy.json");

        Result result = publish("--json", "--packs", "@documents.json", "--stop", "documents/*", "@policy.json");
        JsonNode tree = new ObjectMapper().readTree(result.out());

        assertThat(tree.fieldNames())
                .toIterable()
                .containsExactly("published", "file", "document", "refusals", "notes", "changes", "tests", "forecast");
        assertThat(tree.path("published").asBoolean()).isTrue();
        assertThat(tree.at("/document/version").asLong()).isEqualTo(43);
        assertThat(tree.at("/document/keys/0").asText()).isEqualTo("2026a");
        assertThat(tree.at("/changes/3").toString())
                .isEqualTo(
                        "{\"path\":\"killSwitch.rules\",\"change\":\"added\",\"before\":null,\"after\":\"documents/*\"}");
        assertThat(tree.at("/tests").toString()).contains("\"run\":3", "\"failed\":[]");
    }

    @Test
    void whatCannotBeDoneIsSaid() throws IOException {
        assertThat(publish("--name", "../policy.json", "@policy.json").err())
                .isEqualTo(
                        "nudge policy publish: --name: \"../policy.json\" is no name of a file; write letters, digits, '.', '_' and"
                                + " '-', such as policy.json\n");
        assertThat(publish("--expires-in", "14d", "@policy.json").err())
                .isEqualTo(
                        "nudge policy publish: --expires-in: a document that is good for longer is a new version; add --bump\n");
        assertThat(publish("--bump", "--expires-in", "soon", "@policy.json").err())
                .isEqualTo(
                        "nudge policy publish: --expires-in: \"soon\" is no length of time; write it like 12h, 14d or 2w\n");
        assertThat(publish("@none.json").err())
                .isEqualTo("nudge policy publish: none.json: cannot be read: there is no such file\n");
        Files.writeString(directory.resolve("srv/policy.json"), "<html>");
        assertThat(publish("--packs", "@documents.json", "@policy.json").err())
                .isEqualTo(
                        "nudge policy publish: srv/policy.json: is no JSON object; nudge lint says where it breaks\n");
    }
}
