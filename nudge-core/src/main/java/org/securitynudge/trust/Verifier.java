package org.securitynudge.trust;

import org.securitynudge.model.Trust;

/** Takes a document out of what a source handed over, if it may be believed. */
@FunctionalInterface
public interface Verifier {
    /**
     * Returns the bytes of the document itself.
     *
     * @param received the bytes as the source handed them over
     * @throws RejectedException if they may not be believed
     */
    byte[] verify(byte[] received) throws RejectedException;

    /** Returns the verifier of a trust. */
    static Verifier of(Trust trust) {
        // There is one kind of trust so far; a second one is told apart here.
        return trust.equals(Trust.unsigned())
                ? new UnsignedVerifier()
                : received -> {
                    throw new RejectedException("this version of the library cannot verify " + trust);
                };
    }
}
