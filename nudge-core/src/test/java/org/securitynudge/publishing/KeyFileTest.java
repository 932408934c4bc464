package org.securitynudge.publishing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.AlgorithmParameters;
import java.security.KeyPairGenerator;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.PBEParameterSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class KeyFileTest {
    private static final String NEEDED =
            "; needed is a private key in PKCS#8, as nudge policy keygen or openssl genpkey -algorithm ed25519 write it";

    @TempDir
    private Path directory;

    @Test
    void aKeyComesBackWithItsName() throws Exception {
        SigningKey key = SigningKey.generate("2026a");
        Path file = directory.resolve("2026a.pem");

        KeyFile.write(file, key);
        KeyFile read = KeyFile.read(file);

        assertThat(read.id()).contains("2026a");
        assertThat(read.isEncrypted()).isFalse();
        assertThat(read.key("2026a").publicKey()).isEqualTo(key.publicKey());
        assertThat(read).hasToString("KeyFile[" + file + "]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"correct horse battery staple", "größer ist sicherer", "密码"})
    void aPassphraseMayHaveAnyCharacterAndIsWiped(String words) throws Exception {
        SigningKey key = SigningKey.generate("2026a");
        Path file = directory.resolve("2026a.pem");
        char[] written = words.toCharArray();
        char[] typed = words.toCharArray();

        KeyFile.write(file, key, written);
        KeyFile read = KeyFile.read(file);
        SigningKey again = read.key("2026a", typed);

        assertThat(read.isEncrypted()).isTrue();
        assertThat(again.publicKey()).isEqualTo(key.publicKey());
        assertThat(new String(written) + new String(typed)).matches("\\x00+");
    }

    @Test
    void aWrongPassphraseIsSaidAndWiped() throws Exception {
        Path file = directory.resolve("2026a.pem");
        KeyFile.write(file, SigningKey.generate("2026a"), "right".toCharArray());
        char[] typed = "wrong".toCharArray();

        KeyFile read = KeyFile.read(file);

        // One in some hundred wrong keys ends in a padding that looks right by chance; what comes out then is no key.
        assertThatThrownBy(() -> read.key("2026a", typed))
                .isInstanceOf(IOException.class)
                .message()
                .isIn(
                        file + ": the passphrase does not fit",
                        file + ": the passphrase does not fit, or its key is no Ed25519 key");
        assertThat(typed).containsOnly('\0');
    }

    @Test
    void thePassphraseIsHashed600000TimesWithASaltOfItsOwn() throws Exception {
        Path one = directory.resolve("one.pem");
        Path other = directory.resolve("other.pem");
        SigningKey key = SigningKey.generate("2026a");
        KeyFile.write(one, key, "same".toCharArray());
        KeyFile.write(other, key, "same".toCharArray());

        byte[] encrypted = Pem.parse(Files.readAllBytes(one)).bytes();

        // INTEGER 600 000 in DER, then the key's length, then hmacWithSHA256; aes256-CBC-PAD follows.
        assertThat(hex(encrypted)).contains("020309 27c0 020120 300c 06082a864886f70d0209 0500".replace(" ", ""));
        assertThat(hex(encrypted)).contains("060960864801650304012a");
        assertThat(Files.readString(one)).isNotEqualTo(Files.readString(other));
    }

    @Test
    void aFileThatAsksForHoursOfHashingIsNotWaitedFor() throws Exception {
        AlgorithmParameters scheme = AlgorithmParameters.getInstance("PBEWithHmacSHA256AndAES_256");
        scheme.init(new PBEParameterSpec(new byte[16], 10_000_001, new IvParameterSpec(new byte[16])));
        AlgorithmParameters named = AlgorithmParameters.getInstance("PBES2");
        named.init(scheme.getEncoded());
        byte[] encrypted = new EncryptedPrivateKeyInfo(named, new byte[64]).getEncoded();
        Path file = privately(new String(new Pem(Pem.ENCRYPTED, Optional.empty(), encrypted).toText(), UTF_8));

        KeyFile read = KeyFile.read(file);

        assertThatThrownBy(() -> read.key("2026a", "words".toCharArray()))
                .isInstanceOf(IOException.class)
                .hasMessage(file + ": its passphrase is to be hashed 10000001 times; at most 10000000 are done");
    }

    @Test
    void linesAreAsRfc7468HasThem() throws Exception {
        Path file = directory.resolve("2026a.pem");

        KeyFile.write(file, SigningKey.generate("2026a"), "words".toCharArray());

        assertThat(Files.readString(file))
                .matches("Key-Id: 2026a\n-----BEGIN ENCRYPTED PRIVATE KEY-----\n([A-Za-z0-9+/]{64}\n)+"
                        + "[A-Za-z0-9+/=]{1,64}\n-----END ENCRYPTED PRIVATE KEY-----\n");
    }

    @Test
    void onlyTheOwnerMayReadWhatIsWritten() throws Exception {
        Path plain = directory.resolve("plain.pem");
        Path encrypted = directory.resolve("encrypted.pem");

        KeyFile.write(plain, SigningKey.generate("a"));
        KeyFile.write(encrypted, SigningKey.generate("b"), "words".toCharArray());

        assertThat(permissions(plain)).isEqualTo("rw-------");
        assertThat(permissions(encrypted)).isEqualTo("rw-------");
    }

    @Test
    void aKeyIsNeverWrittenOverAnything() throws Exception {
        Path file = directory.resolve("2026a.pem");
        Files.writeString(file, "precious");

        assertThatThrownBy(() -> KeyFile.write(file, SigningKey.generate("2026a")))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThatThrownBy(() -> KeyFile.write(file, SigningKey.generate("2026a"), "words".toCharArray()))
                .isInstanceOf(FileAlreadyExistsException.class);

        assertThat(file).hasContent("precious");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rwxrwxrwx"})
    void aKeyThatOthersMayUseIsRefused(String permissions) throws Exception {
        Path file = directory.resolve("2026a.pem");
        KeyFile.write(file, SigningKey.generate("2026a"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));

        assertThatThrownBy(() -> KeyFile.read(file))
                .isInstanceOf(IOException.class)
                .hasMessage(file + ": others may use this file (" + permissions
                        + "), and it is a private key; run chmod 600 " + file
                        + ", and if somebody may have read it, replace the key");
    }

    @Test
    void aFileThatIsNotThereIsSaidAsByTheJdk() {
        assertThatThrownBy(() -> KeyFile.read(directory.resolve("none.pem"))).isInstanceOf(NoSuchFileException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                                   | there is no \"-----BEGIN PRIVATE KEY-----\" in it",
                "-----BEGIN PRIVATE KEY-----                          | there is no \"-----END PRIVATE KEY-----\" in it; the file is cut off",
                "-----BEGIN PRIVATE KEY-----/**/-----END PRIVATE KEY-----  | what stands after \"-----BEGIN PRIVATE KEY-----\" is no base64",
                "-----BEGIN PUBLIC KEY-----/-----END PUBLIC KEY-----  | it holds \"PUBLIC KEY\"" + NEEDED,
                "-----BEGIN OPENSSH PRIVATE KEY-----/-----END OPENSSH PRIVATE KEY----- | it holds \"OPENSSH PRIVATE KEY\""
                        + NEEDED,
                "Key-Id: a b/-----BEGIN PRIVATE KEY-----/-----END PRIVATE KEY----- | key id must be 1 to 32 letters, digits, '_' or '-': \"a b\"",
            })
    void whatIsNoKeyIsSaid(String lines, String message) throws Exception {
        Path file = privately(lines.replace('/', '\n'));

        assertThatThrownBy(() -> KeyFile.read(file))
                .isInstanceOf(IOException.class)
                .hasMessage(file + ": " + message);
    }

    @Test
    void aHugeFileIsNotRead() throws Exception {
        Path file = privately("x".repeat(64 * 1024 + 1));

        assertThatThrownBy(() -> KeyFile.read(file))
                .isInstanceOf(IOException.class)
                .hasMessage(file + ": larger than 64 KiB, which no key is");
    }

    @Test
    void aKeyOfAnotherAlgorithmIsSaidWithoutShowingIt() throws Exception {
        byte[] rsa = KeyPairGenerator.getInstance("RSA")
                .generateKeyPair()
                .getPrivate()
                .getEncoded();
        Path file = privately(new String(new Pem(Pem.PLAIN, Optional.empty(), rsa).toText(), UTF_8));

        KeyFile read = KeyFile.read(file);

        assertThatThrownBy(() -> read.key("2026a"))
                .isInstanceOf(IOException.class)
                .hasNoCause()
                .hasMessage(file + ": it is damaged, or its key is no Ed25519 key");
    }

    /** RFC 5958 lets the public key stand behind the private one; this is the example of RFC 8410, 10.3. */
    @Test
    void aKeyWithItsPublicHalfIsReadAndWrittenWithout() throws Exception {
        Path file = privately("""
                -----BEGIN PRIVATE KEY-----
                MHICAQEwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC
                oB8wHQYKKoZIhvcNAQkJFDEPDA1DdXJkbGUgQ2hhaXJzgSEAGb9ECWmEzf6FQbrB
                Z9w7lshQhqowtrbLDFw4rXAxZuE=
                -----END PRIVATE KEY-----
                """);
        Path copy = directory.resolve("copy.pem");

        SigningKey key = KeyFile.read(file).key("2026a");
        KeyFile.write(copy, key);

        assertThat(KeyFile.read(file).id()).isEmpty();
        assertThat(key.publicKey()).isEqualTo("Gb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE");
        assertThat(Pem.parse(Files.readAllBytes(copy)).bytes()).hasSize(48);
        assertThat(KeyFile.read(copy).key("2026a").publicKey()).isEqualTo(key.publicKey());
    }

    @Test
    void askingForTheWrongKindIsACallersBug() throws Exception {
        Path plain = directory.resolve("plain.pem");
        Path encrypted = directory.resolve("encrypted.pem");
        KeyFile.write(plain, SigningKey.generate("a"));
        KeyFile.write(encrypted, SigningKey.generate("b"), "words".toCharArray());

        KeyFile one = KeyFile.read(plain);
        KeyFile other = KeyFile.read(encrypted);

        assertThatThrownBy(() -> one.key("a", new char[1]))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(plain + " is not under a passphrase");
        assertThatThrownBy(() -> other.key("b"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(encrypted + " is under a passphrase");
        assertThatThrownBy(() -> KeyFile.write(directory.resolve("c"), SigningKey.generate("c"), new char[0]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the passphrase is empty");
    }

    private Path privately(String text) throws IOException {
        Path file = Files.createFile(
                directory.resolve("key.pem"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(file, text);
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
