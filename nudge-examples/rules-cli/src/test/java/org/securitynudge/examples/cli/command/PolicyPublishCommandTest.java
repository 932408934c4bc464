package org.securitynudge.examples.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.securitynudge.examples.cli.Cli;
import org.securitynudge.examples.cli.Cli.Result;
import org.securitynudge.examples.cli.Published;
import org.securitynudge.examples.cli.Publisher;

/** The command {@code policy publish}: what it refuses, and what it does. */
final class PolicyPublishCommandTest {
    private static final String SOON =
            "Applications ask every 30 s. Have the web server and what is before it keep it for no longer than"
                    + " 15 s, and a change is in force everywhere within a minute.\n";
    private static final String ALONE = "note: without --packs nobody looked whether what it says of rules finds any\n";

    @TempDir
    Path directory;

    private Publisher publisher;

    @BeforeEach
    void writeDocuments() throws IOException {
        publisher = Publisher.in(directory);
    }

    @Test
    void firstPolicyIsTestedSignedAndReadableForAWebServer() throws IOException {
        Result result = publisher.publish("--packs", "@documents.json", "@policy.json");

        assertThat(result).isEqualTo(new Result(0, """
                Nothing is published as srv/policy.json yet.
                3 tests passed.
                Published srv/policy.json: policy company-defaults, version 42, signed by "2026a".
                It is for share-app:*, demo:* and expires at 2027-11-21T09:00:00Z.
                """ + SOON, ""));
        assertThat(publisher.served()).containsExactly("policy.json");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("srv/policy.json"))))
                .isEqualTo("rw-r--r--");
        assertThat(publisher.document("srv/policy.json")).isEqualTo(Published.text(directory.resolve("policy.json")));
        Result verified = publisher.verify("srv/policy.json");
        assertThat(verified.code()).isZero();
    }

    @Test
    void lowerVersionAndSameVersionWithOtherContentAreRefused() throws IOException {
        publisher.publish("--packs", "@documents.json", "@policy.json");
        byte[] before = Files.readAllBytes(directory.resolve("srv/policy.json"));
        publisher.edit("\"minimumBetween\": \"30s\"", "\"minimumBetween\": \"1m\"");

        Result same = publisher.publish("--packs", "@documents.json", "@policy.json");
        publisher.edit("\"version\": 42", "\"version\": 41");
        Result lower = publisher.publish("--packs", "@documents.json", "@policy.json");

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
    void sameDocumentMayBeSignedAnew() throws IOException {
        Published.key(directory, "2027a");
        publisher.publish("--packs", "@documents.json", "@policy.json");

        Result again = publisher.publish("--packs", "@documents.json", "--key", "@2027a.key", "@policy.json");

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
        Result alone = publisher.publish("@policy.json");
        publisher.edit("\"frictionLevel\": \"block\", \"mayProceed\"", "\"frictionLevel\": \"warn\", \"mayProceed\"");
        Result failing = publisher.publish("--packs", "@documents.json", "@policy.json");
        publisher.edit("\"everything\": false", "\"everything\": 1");
        Result broken = publisher.publish("--packs", "@documents.json", "@policy.json");

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
        assertThat(publisher.served()).isEmpty();
    }

    @Test
    void dryRunDoesAllButPublish() throws IOException {
        Result result = publisher.publish("--dry-run", "--packs", "@documents.json", "@policy.json");

        assertThat(result).isEqualTo(new Result(0, """
                Nothing is published as srv/policy.json yet.
                3 tests passed.
                Would publish srv/policy.json: policy company-defaults, version 42, signed by "2026a". Nothing was written.
                """, ""));
        assertThat(publisher.served()).isEmpty();
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
        assertThat(publisher.served()).isEmpty();
    }

    @Test
    void standardInputIsReadOnce() {
        assertThat(publisher.publish("--packs", "-", "-").err())
                .isEqualTo("nudge policy publish: standard input can be read only once; name files for the rest\n");
    }

    @Test
    void anotherDocumentDoesNotTakeItsPlace() throws IOException {
        publisher.publish("--packs", "@documents.json", "@policy.json");

        assertThat(publisher.publish("--name", "policy.json", "@documents.json").err())
                .contains(
                        "error: srv/policy.json is policy company-defaults, and documents.json is pack documents; publish it under a"
                                + " --name of its own\n");
    }

    @Test
    void keyThatIsGoneIsWarnedOf() throws IOException {
        publisher.publish("--packs", "@documents.json", "@policy.json");
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
    void jsonTellsAllOfIt() throws IOException {
        publisher.publish("--packs", "@documents.json", "@policy.json");

        Result result =
                publisher.publish("--json", "--packs", "@documents.json", "--stop", "documents/*", "@policy.json");
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
        assertThat(publisher.publish("--name", "../policy.json", "@policy.json").err())
                .isEqualTo(
                        "nudge policy publish: --name: \"../policy.json\" is no name of a file; write letters, digits, '.', '_' and"
                                + " '-', such as policy.json\n");
        assertThat(publisher.publish("--expires-in", "14d", "@policy.json").err())
                .isEqualTo(
                        "nudge policy publish: --expires-in: a document that is good for longer is a new version; add --bump\n");
        assertThat(publisher
                        .publish("--bump", "--expires-in", "soon", "@policy.json")
                        .err())
                .isEqualTo(
                        "nudge policy publish: --expires-in: \"soon\" is no length of time; write it like 12h, 14d or 2w\n");
        assertThat(publisher.publish("@none.json").err())
                .isEqualTo("nudge policy publish: none.json: cannot be read: there is no such file\n");
        Files.writeString(directory.resolve("srv/policy.json"), "<html>");
        assertThat(publisher
                        .publish("--packs", "@documents.json", "@policy.json")
                        .err())
                .isEqualTo(
                        "nudge policy publish: srv/policy.json: is no JSON object; nudge lint says where it breaks\n");
    }
}
