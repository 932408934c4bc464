package org.securitynudge.examples.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.securitynudge.examples.cli.Cli;
import org.securitynudge.examples.cli.Cli.Result;
import org.securitynudge.examples.cli.Published;

/** The command {@code policy verify}: what it says is what the library says. */
final class PolicyVerifyCommandTest {
    @TempDir
    Path directory;

    private String publicKey = "";

    @BeforeEach
    void signDocuments() throws IOException {
        Published.write(directory);
        publicKey = Published.key(directory, "2026a");
        Published.key(directory, "2027a");
        sign("policy.json", "signed.json");
    }

    private void sign(String in, String out) {
        Result result = Cli.in(directory)
                .run("policy", "sign", "--force", "--key", "@2026a.key", "--key", "@2027a.key", "@" + in, "@" + out);
        assertThat(result.code()).as(result.err()).isZero();
    }

    private Result verify(String... more) {
        return verifyAt("2026-11-26T03:00:00Z", more);
    }

    private Result verifyAt(String at, String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("policy", "verify", "--pin", "2026a=" + publicKey, "--at", at));
        arguments.addAll(List.of(more));
        return Cli.in(directory).run(arguments.toArray(String[]::new));
    }

    private static Result refused(String why) {
        return new Result(
                1,
                "refused " + why
                        + "\nshare-app:default does not take policy company-defaults, version 42. What it has stays in force.\n",
                "");
    }

    @Test
    void everyStepIsNamed() {
        Result result = verify("@signed.json");

        assertThat(result.out().replaceAll("size: \\d+", "size: 3909")).isEqualTo("""
                ok    size: 3909 bytes; up to 8388608 are read
                ok    signature: of "2026a" fits; of "2027a" is ignored, as it is not pinned
                ok    kind: a policy, and signed as one
                ok    audience: share-app:*, demo:*; this is share-app:default
                ok    version: 42
                ok    issued: 2026-11-21T09:00:00Z
                ok    expires: 2027-11-21T09:00:00Z
                ok    content: no problems
                share-app:default takes policy company-defaults, version 42.
                """);
        assertThat(result.code()).isZero();
    }

    @Test
    void expiredOneIsTakenAndSaysSo() {
        Result result = verifyAt("2027-11-21T09:00:00Z", "@signed.json");

        assertThat(result.code()).isZero();
        assertThat(result.out())
                .contains("\nnote  expired: at 2027-11-21T09:00:00Z; it is in force all the same, and reported\n");
    }

    @Test
    void alteredDocumentIsRefused() throws IOException {
        String payload = "\"payload\":\"e";
        Published.edit(directory, "signed.json", payload, payload + "y");

        assertThat(verify("@signed.json").out()).startsWith("refused ");
        sign("policy.json", "signed.json");
        Published.edit(directory, "policy.json", "30s", "31s");
        sign("policy.json", "other.json");
        String mixed = Published.text(directory.resolve("other.json")).replaceAll(",\"signatures.*", "")
                + Published.text(directory.resolve("signed.json")).replaceAll("(?s)^.*?,\"signatures", ",\"signatures");
        Files.writeString(directory.resolve("mixed.json"), mixed);
        assertThat(verify("@mixed.json"))
                .isEqualTo(refused(
                        "signatures[0] of key \"2026a\" does not fit: the document was altered, or another key of this"
                                + " name signed it"));
    }

    @Test
    void documentOfNobodyPinnedIsRefused() {
        Result result = Cli.in(directory)
                .run("policy", "verify", "--pin", "2028a=" + publicKey, "--at", "2026-11-26T03:00:00Z", "@signed.json");

        assertThat(result)
                .isEqualTo(refused(
                        "none of the pinned keys signed it: pinned is \"2028a\", signed has \"2026a\", \"2027a\""));
    }

    @Test
    void plainDocumentAndWebPageAreRefused() throws IOException {
        Files.writeString(directory.resolve("page.json"), "<html>");

        assertThat(verify("@policy.json").out()).isEqualTo("""
                refused the document is not signed, and only signed ones are believed here; nudge policy sign signs it
                application:default does not take it. What it has stays in force.
                """);
        assertThat(verify("@page.json").code()).isEqualTo(1);
    }

    @Test
    void otherAudienceIsRefused() {
        assertThat(verify("--application", "crm", "--environment", "prod", "@signed.json")
                        .out())
                .isEqualTo("""
                refused policy company-defaults@42 is for share-app:*, demo:*, and this is crm:prod
                crm:prod does not take policy company-defaults, version 42. What it has stays in force.
                """);
    }

    @Test
    void versionsAreComparedWithWhatTheApplicationHas() throws IOException {
        Published.edit(directory, "policy.json", "\"version\": 42", "\"version\": 43");
        sign("policy.json", "new.json");

        Result rise = verify("--after", "@signed.json", "@new.json");
        Result fall = verify("--after", "@new.json", "@signed.json");
        Result low = verify("--at-least", "43", "@signed.json");

        assertThat(rise.out()).contains("ok    version: 43, after policy company-defaults@42\n");
        assertThat(fall)
                .isEqualTo(refused(
                        "version 42 is lower than version 43, which key \"2026a\" signed before; to go back, publish the"
                                + " old content under a higher version"));
        assertThat(low).isEqualTo(refused("version 42 is lower than 43, the lowest that this application takes"));
    }

    @Test
    void packIsJudgedAsAPack() {
        sign("documents.json", "pack.json");

        assertThat(verify("@pack.json").out())
                .contains("ok    kind: a pack, and signed as one\n")
                .doesNotContain("audience", "expires")
                .endsWith("application:default takes pack documents, version 4.\n");
    }

    @Test
    void pinMayBeAPemFile() throws IOException {
        byte[] der = new byte[44];
        byte[] head = HexFormat.of().parseHex("302a300506032b6570032100");
        System.arraycopy(head, 0, der, 0, 12);
        System.arraycopy(Base64.getUrlDecoder().decode(publicKey), 0, der, 12, 32);
        String pem = "-----BEGIN PUBLIC KEY-----\n" + Base64.getEncoder().encodeToString(der)
                + "\n-----END PUBLIC KEY-----\n";
        Files.writeString(directory.resolve("2026a.pem"), pem);

        Result result = Cli.in(directory)
                .run("policy", "verify", "--pin", "2026a=@2026a.pem", "--at", "2026-11-26T03:00:00Z", "@signed.json");

        assertThat(result.code()).as(result.out() + result.err()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--at 2026-11-26T03:00:00Z | name the keys that the application pins with --pin ID=KEY; nudge policy keygen prints them",
                "--pin 11qYAYKxCrfVS | --pin: \"11qYAYKxCrfVS\" has no name; write it like 2026a=11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
                "--pin 2026a=none.pem | --pin: public key \"2026a\" must be the 32 bytes of an Ed25519 key in base64url, as nudge policy keygen prints them, or a PEM \"PUBLIC KEY\"; found something else",
                "--pin a=11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo --at-least 0 | --at-least: versions count from 1: 0",
                "--pin a=11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo --pin a=11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo | --pin: two pinned keys have the same id: [a, a]",
            })
    void whatCannotBePinnedIsSaid(String options, String message) {
        List<String> arguments = new ArrayList<>(List.of("policy", "verify"));
        arguments.addAll(List.of(options.split(" ")));
        arguments.add("@signed.json");

        assertThat(Cli.in(directory).run(arguments.toArray(String[]::new)))
                .isEqualTo(new Result(2, "", "nudge policy verify: " + message + "\n"));
    }

    @Test
    void jsonTellsTheSame() throws IOException {
        Result taken = verify("--json", "@signed.json");
        Result refused = verify("--json", "--application", "crm", "@signed.json");

        assertThat(new ObjectMapper().readTree(taken.out()).toString())
                .isEqualTo("{\"taken\":true,\"application\":\"share-app\",\"environment\":\"default\","
                        + "\"document\":\"policy company-defaults, version 42\",\"keys\":[\"2026a\",\"2027a\"],"
                        + "\"expired\":false,\"refusal\":null,\"problems\":[]}");
        assertThat(new ObjectMapper().readTree(refused.out()).path("refusal").asText())
                .isEqualTo("policy company-defaults@42 is for share-app:*, demo:*, and this is crm:default");
    }
}
