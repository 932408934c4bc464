package org.securitynudge.examples.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.securitynudge.examples.cli.Cli;
import org.securitynudge.examples.cli.Cli.Result;
import org.securitynudge.examples.cli.Published;
import org.securitynudge.examples.cli.terminal.Passphrases;

/** The commands {@code policy keygen} and {@code policy sign}: keys, and what is done with them. */
final class PolicyKeygenCommandTest {
    @TempDir
    Path directory;

    @BeforeEach
    void writeDocuments() throws IOException {
        Published.write(directory);
    }

    private Result policy(String... arguments) {
        return policy(Passphrases.none(), arguments);
    }

    private Result policy(Passphrases passphrases, String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "policy";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return Cli.in(directory).passphrases(passphrases).run(all);
    }

    private String permissions(String file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(file)));
    }

    @Test
    void newKeyIsForItsOwnerAndShowsHowToPinIt() throws IOException {
        Result result = policy("keygen", "--id", "2026a", "@2026a.key");

        String key = result.out().replaceAll("(?s).*everybody: ([A-Za-z0-9_-]{43})\n.*", "$1");
        assertThat(result).isEqualTo(new Result(0, """
                Wrote 2026a.key: the private key "2026a", for its owner only, without a passphrase.
                Its public key, for everybody: %1$s

                Applications pin it so:
                  Trust.signedBy(PinnedKey.of("2026a", "%1$s"))
                Then:
                  nudge policy publish --key 2026a.key --to FOLDER policy.json  # where a web server serves it
                Make a second key for the day this one is lost or stolen, pin both, and keep it elsewhere.
                """.formatted(key), ""));
        assertThat(permissions("2026a.key")).isEqualTo("rw-------");
        assertThat(Published.text(directory.resolve("2026a.key")))
                .startsWith("Key-Id: 2026a\n-----BEGIN PRIVATE KEY-----\n");
    }

    @Test
    void keyIsNeverWrittenOver() throws IOException {
        Files.writeString(directory.resolve("2026a.key"), "precious");

        assertThat(policy("keygen", "--id", "2026a", "@2026a.key"))
                .isEqualTo(
                        new Result(
                                2,
                                "",
                                "nudge policy keygen: 2026a.key: is there already, and a key is never written over; name another file\n"));
        assertThat(directory.resolve("2026a.key")).hasContent("precious");
    }

    @Test
    void nameThatCannotBePinnedIsRefused() {
        assertThat(policy("keygen", "--id", "2026/a", "@x.key").err())
                .isEqualTo(
                        "nudge policy keygen: --id: key id must be 1 to 32 letters, digits, '_' or '-': \"2026/a\"\n");
    }

    @Test
    void folderThatIsNotThereIsSaid() {
        assertThat(policy("keygen", "--id", "a", "@none/x.key").err())
                .isEqualTo("nudge policy keygen: none/x.key: cannot be written: there is no such file\n");
    }

    @Test
    void jsonHasThePublicKeyAndNeverThePrivateOne() throws IOException {
        Result result = policy("keygen", "--id", "2026a", "--json", "@2026a.key");

        JsonNode tree = new ObjectMapper().readTree(result.out());
        assertThat(tree.fieldNames()).toIterable().containsExactly("written", "id", "publicKey", "passphrase");
        assertThat(tree.path("publicKey").asText()).hasSize(43);
        assertThat(tree.path("passphrase").asBoolean()).isFalse();
    }

    @Test
    void passphraseIsTypedTwiceAndAskedForWhenSigning() throws IOException {
        Result made = policy(Published.typing("grün"), "keygen", "--id", "2026a", "--passphrase", "@2026a.key");
        Result signed = policy(Published.typing("grün"), "sign", "--key", "@2026a.key", "@policy.json", "@signed.json");
        Result wrong = policy(Published.typing("blau"), "sign", "--key", "@2026a.key", "@policy.json", "@wrong.json");

        assertThat(made.out())
                .startsWith("Wrote 2026a.key: the private key \"2026a\", for its owner only, under a passphrase.\n");
        assertThat(Published.text(directory.resolve("2026a.key"))).contains("-----BEGIN ENCRYPTED PRIVATE KEY-----");
        assertThat(signed)
                .isEqualTo(new Result(
                        0, "Wrote signed.json: policy company-defaults, version 42, signed by \"2026a\".\n", ""));
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err()).startsWith("nudge policy sign: 2026a.key: the passphrase does not fit");
        assertThat(directory.resolve("wrong.json")).doesNotExist();
    }

    @Test
    void twoDifferentPassphrasesMakeNoKey() {
        Result result = policy(Published.typing("one", "other"), "keygen", "--id", "a", "--passphrase", "@a.key");

        assertThat(result)
                .isEqualTo(new Result(
                        2, "", "nudge policy keygen: --passphrase: the two are not the same; no key was written\n"));
        assertThat(directory.resolve("a.key")).doesNotExist();
    }

    @Test
    void passphraseComesFromAFileOrTheEnvironmentToo() throws IOException {
        Files.writeString(directory.resolve("words"), "from a file\r\nnot this\n");
        Passphrases environment = Passphrases.of(Map.of("NUDGE_PASSPHRASE", "from a file"), null);

        policy("keygen", "--id", "a", "--passphrase-file", "@words", "@a.key");
        Result fromFile = policy("sign", "-k", "@a.key", "--passphrase-file", "@words", "@policy.json", "@1.json");
        Result fromEnvironment = policy(environment, "sign", "-k", "@a.key", "@policy.json", "@2.json");
        Result fromNobody = policy("sign", "-k", "@a.key", "@policy.json", "@3.json");

        assertThat(fromFile.code()).isZero();
        assertThat(fromEnvironment.code()).isZero();
        assertThat(directory.resolve("1.json")).hasSameTextualContentAs(directory.resolve("2.json"));
        assertThat(fromNobody)
                .isEqualTo(new Result(
                        2,
                        "",
                        "nudge policy sign: a.key: is under a passphrase; give it with --passphrase-file, in NUDGE_PASSPHRASE, or on"
                                + " a terminal\n"));
    }

    @Test
    void passphraseThatNobodyTypesIsSaid() {
        assertThat(policy("keygen", "--id", "a", "--passphrase", "@a.key").err())
                .isEqualTo(
                        "nudge policy keygen: --passphrase: nobody typed one; on a terminal it is asked for, elsewhere there are"
                                + " --passphrase-file and NUDGE_PASSPHRASE\n");
    }

    @Test
    void keyThatOthersMayReadIsRefused() throws IOException {
        Published.key(directory, "2026a");
        Files.setPosixFilePermissions(directory.resolve("2026a.key"), PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(policy("sign", "--key", "@2026a.key", "@policy.json", "@signed.json"))
                .isEqualTo(new Result(
                        2,
                        "",
                        "nudge policy sign: 2026a.key: others may use this file (rw-r--r--), and it is a private key; run chmod 600"
                                + " 2026a.key, and if somebody may have read it, replace the key\n"));
    }

    @Test
    void keyOfOpensslNeedsAName() throws IOException {
        Published.key(directory, "2026a");
        Published.edit(directory, "2026a.key", "Key-Id: 2026a\n", "");

        Result unnamed = policy("sign", "--key", "@2026a.key", "@policy.json", "@signed.json");
        Result named = policy("sign", "--key", "2026b=@2026a.key", "@policy.json", "@signed.json");

        assertThat(unnamed.err())
                .isEqualTo(
                        "nudge policy sign: 2026a.key: does not say the name of its key; write --key ID=2026a.key, such as"
                                + " 2026a=2026a.key\n");
        assertThat(named.out()).endsWith(", signed by \"2026b\".\n");
    }

    @Test
    void keySignsUnderItsOwnNameOnly() {
        Published.key(directory, "2026a");

        assertThat(policy("sign", "--key", "2027a=@2026a.key", "@policy.json", "@signed.json")
                        .err())
                .isEqualTo("nudge policy sign: 2026a.key: is key \"2026a\", and cannot sign as \"2027a\"\n");
        assertThat(policy("sign", "--key", "@2026a.key", "--key", "@2026a.key", "@policy.json", "@signed.json")
                        .err())
                .isEqualTo("nudge policy sign: --key: two keys have the name \"2026a\"; each needs one of its own\n");
        assertThat(policy("sign", "@policy.json", "@signed.json").err())
                .isEqualTo(
                        "nudge policy sign: name the key that signs with --key FILE; nudge policy keygen makes one\n");
    }

    @Test
    void furtherSignatureKeepsTheDocumentAndTheOthers() throws IOException {
        Published.key(directory, "2026a");
        Published.key(directory, "2027a");
        policy("sign", "--key", "@2026a.key", "@policy.json", "@signed.json");

        Result further = policy("sign", "--key", "@2027a.key", "@signed.json", "@both.json");
        Result again = policy("sign", "--key", "@2027a.key", "@both.json", "@more.json");

        assertThat(further.out())
                .isEqualTo(
                        "Wrote both.json: policy company-defaults, version 42, which \"2026a\" had signed, signed by \"2027a\".\n");
        assertThat(policy("inspect", "--document", "@both.json").out())
                .isEqualTo(Published.text(directory.resolve("policy.json")));
        assertThat(again.err()).isEqualTo("nudge policy sign: --key: there is a signature of key \"2027a\" already\n");
    }

    @Test
    void documentWithErrorsIsNotSigned() throws IOException {
        Published.key(directory, "2026a");
        Published.edit(directory, "policy.json", "\"version\": 42", "\"version\": 0");
        Published.edit(directory, "documents.json", ", \"issuedAt\": \"2026-11-20T09:00:00Z\"", "");

        assertThat(policy("sign", "--key", "@2026a.key", "@policy.json", "@signed.json"))
                .isEqualTo(new Result(1, "", """
                        policy.json:5:14: error: version: must be a whole number from 1 to 9007199254740992, found 0 [invalid]
                        1 error in 1 file.
                        """));
        assertThat(policy("sign", "--key", "@2026a.key", "@documents.json", "@signed.json"))
                .isEqualTo(new Result(1, "", """
                        documents.json: not signed: 1 problem
                          1:1 issuedAt: missing; a pack from another machine must say when it was issued
                        """));
        assertThat(directory.resolve("signed.json")).doesNotExist();
    }
}
