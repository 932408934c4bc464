package org.securitynudge.trust;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.securitynudge.model.Trust;

final class VerifierTest {
    private final Verifier unsigned = Verifier.of(Trust.unsigned());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"format\": 1, \"pack\": \"documents\"}",
                "{\"payload\": \"e30\"}",
                "{\"facts\": {\"payload\": {}, \"signatures\": {}}}",
                "not JSON at all",
                "a.b.c",
                ""
            })
    void plainDocumentsPassAsTheyAre(String document) throws RejectedException {
        assertThat(unsigned.verify(document.getBytes(UTF_8), DocumentKind.PACK).document())
                .isEqualTo(document.getBytes(UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"payload\": \"e30\", \"signatures\": [{\"protected\": \"e30\", \"signature\": \"AA\"}]}",
                "{\"signature\": \"AA\", \"protected\": \"e30\", \"payload\": \"e30\"}",
                "{\"signatures\": [], \"payload\": \"e30\"}",
                "eyJhbGciOiJFZERTQSJ9.e30.AAAA\n",
                "eyJhbGciOiJFZERTQSJ9..AAAA"
            })
    void signedDocumentsAreRefusedAsLongAsNobodyLooksAtTheSignature(String envelope) {
        assertThatThrownBy(() -> unsigned.verify(envelope.getBytes(UTF_8), DocumentKind.PACK))
                .isInstanceOf(RejectedException.class)
                .hasMessage(
                        "the document is signed, and this source is read as unsigned; say whose signatures are believed,"
                                + " with Trust.signedBy(PinnedKey.of(id, publicKey))");
    }

    @Test
    void trustSaysWhatItIs() {
        assertThat(Trust.unsigned()).hasToString("Trust[unsigned]");
    }
}
