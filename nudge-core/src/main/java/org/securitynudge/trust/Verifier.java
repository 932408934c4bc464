package org.securitynudge.trust;

import org.securitynudge.model.Trust;

/** Takes a document out of what a source handed over, if it may be believed. */
@FunctionalInterface
public interface Verifier {
    /**
     * Returns the document itself.
     *
     * @param received the bytes as the source handed them over
     * @param kind what it has to be signed as
     * @throws RejectedException if they may not be believed
     */
    Verified verify(byte[] received, DocumentKind kind) throws RejectedException;

    /** Returns the verifier of a trust. */
    static Verifier of(Trust trust) {
        return trust.isUnsigned() ? new UnsignedVerifier() : new SignatureVerifier(trust.keys());
    }
}
