package org.securitynudge.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.securitynudge.model.Key;

class SealTest {
    private static final Key A = Key.of("a", new byte[32]);
    private static final Key B = Key.of("b", "another key of more than 16 bytes".getBytes(StandardCharsets.UTF_8));
    private static final byte[] CONTENT = "content".getBytes(StandardCharsets.UTF_8);

    private final Seal seal = new Seal("token", List.of(A));

    @Test
    void sealedTextOpensToWhatWasSealed() {
        assertThat(seal.open(seal.seal(CONTENT))).hasValue(CONTENT);
        assertThat(seal.open(seal.seal(new byte[0]))).hasValue(new byte[0]);
    }

    @Test
    void sameContentIsSealedDifferentlyEachTime() {
        assertThat(seal.seal(CONTENT)).isNotEqualTo(seal.seal(CONTENT)).startsWith("n1.a.");
    }

    @Test
    void everyAlteredCharacterClosesIt() {
        String sealed = seal.seal(CONTENT);
        for (int i = 0; i < sealed.length(); i++) {
            for (char other : new char[] {'A', 'b', '.', '_', '\u00e9'}) {
                if (sealed.charAt(i) != other) {
                    String altered = sealed.substring(0, i) + other + sealed.substring(i + 1);
                    assertThat(seal.open(altered)).as(altered).isEmpty();
                }
            }
        }
    }

    @Test
    void everyCutClosesIt() {
        String sealed = seal.seal(CONTENT);
        for (int i = 0; i < sealed.length(); i++) {
            assertThat(seal.open(sealed.substring(0, i))).isEmpty();
        }
        assertThat(seal.open(sealed + "A")).isEmpty();
        assertThat(seal.open(sealed + "=")).isEmpty();
    }

    @Test
    void anotherKeyOfTheSameNameDoesNotOpenIt() {
        Seal other = new Seal("token", List.of(Key.of("a", B.bytes())));

        assertThat(other.open(seal.seal(CONTENT))).isEmpty();
    }

    @Test
    void anotherPurposeDoesNotOpenIt() {
        assertThat(new Seal("receipt", List.of(A)).open(seal.seal(CONTENT))).isEmpty();
    }

    @Test
    void nameOfTheKeyIsSealedAsWell() {
        Seal twins = new Seal("token", List.of(A, Key.of("b", A.bytes())));

        assertThat(twins.open(twins.seal(CONTENT).replaceFirst("n1\\.a\\.", "n1.b.")))
                .isEmpty();
    }

    @Test
    void firstKeyWritesAndAllRead() {
        Seal rotated = new Seal("token", List.of(B, A));

        assertThat(rotated.open(seal.seal(CONTENT))).hasValue(CONTENT);
        assertThat(rotated.seal(CONTENT)).startsWith("n1.b.");
        assertThat(seal.open(rotated.seal(CONTENT))).isEmpty();
    }
}
