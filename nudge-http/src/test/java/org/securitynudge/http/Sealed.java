package org.securitynudge.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.securitynudge.model.PinnedKey;
import org.securitynudge.model.Trust;
import org.securitynudge.publishing.SignedDocument;
import org.securitynudge.publishing.SigningKey;
import org.securitynudge.publishing.SigningRefusedException;

/** Documents signed with a key of this run, and the trust in it. */
final class Sealed {
    private static final SigningKey KEY = SigningKey.generate("2026a");

    static final Trust TRUST = Trust.signedBy(PinnedKey.of("2026a", KEY.publicKey()));

    private Sealed() {}

    static byte[] sign(String document) {
        try {
            return SignedDocument.sign(document.getBytes(UTF_8), KEY);
        } catch (SigningRefusedException e) {
            throw new IllegalArgumentException(document, e);
        }
    }
}
