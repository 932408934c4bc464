package org.securitynudge.publishing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SigningKeyTest {
    private static final HexFormat HEX = HexFormat.of();

    /** RFC 8032, 7.1, tests 1 to 3. */
    @ParameterizedTest
    @CsvSource({
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60,"
                + "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a, '',"
                + "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd2"
                + "5bf5f0595bbe24655141438e7a100b",
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb,"
                + "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c, 72,"
                + "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c38"
                + "7b2eaeb4302aeeb00d291612bb0c00",
        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7,"
                + "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025, af82,"
                + "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a"
                + "7c15e9716ed28dc027beceea1ec40a",
    })
    void theTestVectorsOfRfc8032(String secret, String expectedKey, String message, String expected) throws Exception {
        SigningKey key = SigningKey.of("test", privateKey(HEX.parseHex(secret)));

        assertThat(HEX.formatHex(Base64.getUrlDecoder().decode(key.publicKey())))
                .isEqualTo(expectedKey);
        assertThat(HEX.formatHex(key.sign(HEX.parseHex(message)))).isEqualTo(expected);
    }

    /** RFC 8037, appendix A.1 to A.4. */
    @Test
    void theExampleOfRfc8037() throws Exception {
        byte[] secret = Base64.getUrlDecoder().decode("nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A");

        SigningKey key = SigningKey.of("test", privateKey(secret));
        byte[] signature = key.sign("eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc".getBytes(US_ASCII));

        assertThat(key.publicKey()).isEqualTo("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo");
        assertThat(Base64.getUrlEncoder().withoutPadding().encodeToString(signature))
                .isEqualTo("hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg");
    }

    @Test
    void everyKeyIsAnother() {
        SigningKey one = SigningKey.generate("2026a");
        SigningKey other = SigningKey.generate("2026a");

        assertThat(one.publicKey()).matches("[A-Za-z0-9_-]{43}").isNotEqualTo(other.publicKey());
    }

    @Test
    void itsTextShowsTheNameOnly() {
        SigningKey key = SigningKey.generate("2026a");

        assertThat(key).hasToString("SigningKey[2026a]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2026/a", "ä", "123456789012345678901234567890123"})
    void aNameIsWhatFitsAnEnvelope(String id) {
        assertThatThrownBy(() -> SigningKey.generate(id))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("key id must be 1 to 32 letters, digits, '_' or '-': \"" + id + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ed448", "RSA"})
    void aKeyOfAnotherAlgorithmIsNone(String algorithm) throws Exception {
        PrivateKey other =
                KeyPairGenerator.getInstance(algorithm).generateKeyPair().getPrivate();

        assertThatThrownBy(() -> SigningKey.of("2026a", other))
                .isInstanceOf(InvalidKeyException.class)
                .hasMessage("no Ed25519 key");
    }

    private static PrivateKey privateKey(byte[] secret) throws Exception {
        return KeyFactory.getInstance("Ed25519")
                .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, secret));
    }
}
