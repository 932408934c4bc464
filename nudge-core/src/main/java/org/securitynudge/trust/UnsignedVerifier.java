package org.securitynudge.trust;

import java.util.List;

/** Passes plain documents on, and refuses signed ones: whoever signs expects that somebody looks. */
final class UnsignedVerifier implements Verifier {
    @Override
    public Verified verify(byte[] received, DocumentKind kind) throws RejectedException {
        if (Envelope.isMeant(received)) {
            throw new RejectedException("the document is signed, and this source is read as unsigned;"
                    + " say whose signatures are believed, with Trust.signedBy(PinnedKey.of(id, publicKey))");
        }
        return new Verified(received, List.of());
    }
}
