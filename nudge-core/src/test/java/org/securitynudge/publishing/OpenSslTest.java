package org.securitynudge.publishing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What OpenSSL writes is read, and what is written OpenSSL reads. Left out where there is no OpenSSL 3. */
final class OpenSslTest {
    @TempDir
    private Path directory;

    @BeforeAll
    static void thereIsOpenSsl() throws Exception {
        try {
            assumeTrue(new String(run(List.of("openssl", "version")), UTF_8).startsWith("OpenSSL 3"));
        } catch (IOException none) {
            assumeTrue(false, "there is no openssl");
        }
    }

    @Test
    void readsAPlainKey() throws Exception {
        SigningKey key = SigningKey.generate("2026a");
        Path file = directory.resolve("2026a.pem");

        KeyFile.write(file, key);

        assertThat(publicKey(file, "none")).isEqualTo(key.publicKey());
    }

    @Test
    void readsAKeyUnderAPassphrase() throws Exception {
        SigningKey key = SigningKey.generate("2026a");
        Path file = directory.resolve("2026a.pem");
        Path words = Files.writeString(directory.resolve("words"), "größer\n");

        KeyFile.write(file, key, "größer".toCharArray());

        assertThat(publicKey(file, "file:" + words)).isEqualTo(key.publicKey());
    }

    @Test
    void writesAPlainKey() throws Exception {
        Path file = directory.resolve("2026a.pem");
        openssl("genpkey", "-algorithm", "ed25519", "-out", file.toString());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

        SigningKey key = KeyFile.read(file).key("2026a");

        assertThat(key.publicKey()).isEqualTo(publicKey(file, "none"));
    }

    @Test
    void writesAKeyUnderAPassphrase() throws Exception {
        for (String cipher : List.of("-aes256", "-aes-128-cbc")) {
            Path file = directory.resolve(cipher + ".pem");
            openssl("genpkey", "-algorithm", "ed25519", cipher, "-pass", "pass:words", "-out", file.toString());
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

            SigningKey key = KeyFile.read(file).key("2026a", "words".toCharArray());

            assertThat(key.publicKey()).as(cipher).isEqualTo(publicKey(file, "pass:words"));
        }
    }

    @Test
    void aWayToEncryptThatTheJdkLacksIsSaidWithTheCommandThatMendsIt() throws Exception {
        Path plain = directory.resolve("plain.pem");
        Path file = directory.resolve("scrypt.pem");
        openssl("genpkey", "-algorithm", "ed25519", "-out", plain.toString());
        openssl(
                "pkcs8",
                "-topk8",
                "-scrypt",
                "-passout",
                "pass:words",
                "-in",
                plain.toString(),
                "-out",
                file.toString());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

        KeyFile read = KeyFile.read(file);

        assertThatThrownBy(() -> read.key("2026a", "words".toCharArray()))
                .isInstanceOf(IOException.class)
                .hasMessage(file + ": it is damaged, or encrypted in a way that is not known here; write it with"
                        + " openssl pkcs8 -topk8 -v2 aes-256-cbc -v2prf hmacWithSHA256 -iter 600000");
    }

    private static String publicKey(Path file, String passphrase) throws Exception {
        List<String> pass = passphrase.equals("none") ? List.of() : List.of("-passin", passphrase);
        List<String> command = new ArrayList<>(List.of("pkey", "-in", file.toString(), "-pubout", "-outform", "DER"));
        command.addAll(pass);
        byte[] der = openssl(command.toArray(String[]::new));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOfRange(der, 12, 44));
    }

    private static byte[] openssl(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments));
        return run(command);
    }

    private static byte[] run(List<String> command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(false).start();
        process.getOutputStream().close();
        byte[] out = process.getInputStream().readAllBytes();
        String err = new String(process.getErrorStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as("%s: %s", command, err).isZero();
        return out;
    }
}
