package org.securitynudge.examples.cli.publish;

import java.util.List;
import java.util.Optional;
import org.securitynudge.examples.cli.input.StopException;
import org.securitynudge.publishing.SignedDocument;
import org.securitynudge.publishing.SigningKey;
import org.securitynudge.publishing.SigningRefusedException;

/** A document in its envelope, or why the library would not put it there. */
public final class Sealed {
    private final byte[] bytes;
    private final Optional<String> refusal;

    private Sealed(byte[] bytes, Optional<String> refusal) {
        this.bytes = bytes;
        this.refusal = refusal;
    }

    private interface Signing {
        byte[] sign(SigningKey first, SigningKey... more) throws SigningRefusedException;
    }

    /** Signs a document alone, whatever signatures it came with. */
    public static Sealed anew(Opened opened, List<SigningKey> keys) {
        return of((first, more) -> SignedDocument.sign(opened.document().bytes(), first, more), keys);
    }

    /** Signs a document; the signatures that it has stay. */
    public static Sealed further(Opened opened, List<SigningKey> keys) {
        return opened.envelope()
                .map(envelope -> of(envelope::addSignatures, keys))
                .orElseGet(() -> anew(opened, keys));
    }

    private static Sealed of(Signing signing, List<SigningKey> keys) {
        SigningKey[] more = keys.subList(1, keys.size()).toArray(SigningKey[]::new);
        try {
            return new Sealed(signing.sign(keys.get(0), more), Optional.empty());
        } catch (SigningRefusedException e) {
            return new Sealed(new byte[0], Optional.of(String.valueOf(e.getMessage())));
        } catch (IllegalArgumentException e) {
            throw new StopException("--key: " + e.getMessage());
        }
    }

    /** Returns the envelope; nothing if there is a refusal. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Returns why it was not signed, if so; several lines. */
    public Optional<String> refusal() {
        return refusal;
    }
}
