package org.securitynudge.trust;

import static java.util.Objects.requireNonNull;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.securitynudge.json.Json;
import org.securitynudge.model.PinnedKey;

/** Believes what pinned keys signed: Ed25519 as in RFC 8032 and RFC 8037, verified by the JDK. */
final class SignatureVerifier implements Verifier {
    /** The name of RFC 8037, which everybody writes, and the one of RFC 9864, which is to replace it. */
    private static final List<String> ALGORITHMS = List.of("EdDSA", "Ed25519");

    private static final int SIGNATURE_BYTES = 64;

    private final Map<String, PublicKey> keys = new HashMap<>();
    private final List<String> ids;

    SignatureVerifier(List<PinnedKey> pinned) {
        for (PinnedKey key : pinned) {
            keys.put(key.id(), publicKey(key));
        }
        this.ids = pinned.stream().map(PinnedKey::id).toList();
    }

    private static PublicKey publicKey(PinnedKey key) {
        byte[] bigEndian = key.bytes();
        for (int i = 0; i < bigEndian.length / 2; i++) {
            byte swapped = bigEndian[i];
            bigEndian[i] = bigEndian[bigEndian.length - 1 - i];
            bigEndian[bigEndian.length - 1 - i] = swapped;
        }
        BigInteger encoded = new BigInteger(1, bigEndian);
        EdECPoint point = new EdECPoint(encoded.testBit(255), encoded.clearBit(255));
        try {
            return KeyFactory.getInstance("Ed25519")
                    .generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, point));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "this Java platform cannot verify Ed25519 signatures, which every one since 15 can", e);
        }
    }

    @Override
    public Verified verify(byte[] received, DocumentKind kind) throws RejectedException {
        Envelope envelope = Envelope.read(received);
        List<Envelope.Signed> pinned = new ArrayList<>();
        for (Envelope.Signed signed : envelope.signatures()) {
            if (keys.containsKey(signed.claims().kid())) {
                pinned.add(signed);
            }
        }
        if (pinned.isEmpty()) {
            throw new RejectedException("none of the pinned keys signed it: pinned is " + quoted(ids) + ", signed has "
                    + quoted(envelope.keyIds()));
        }
        for (Envelope.Signed signed : pinned) {
            verify(envelope, signed);
        }
        for (Envelope.Signed signed : pinned) {
            requireKind(signed, kind);
        }
        return new Verified(
                envelope.document(),
                pinned.stream().map(signed -> signed.claims().kid()).distinct().toList());
    }

    private void verify(Envelope envelope, Envelope.Signed signed) throws RejectedException {
        String key = signed.claims().kid();
        if (!ALGORITHMS.contains(signed.claims().alg())) {
            throw new RejectedException(signed.place() + " says alg "
                    + Json.quote(signed.claims().alg()) + "; key \"" + key + "\" is for EdDSA");
        }
        byte[] signature = signed.signature();
        if (signature.length != SIGNATURE_BYTES) {
            throw new RejectedException(
                    signed.place() + " has " + signature.length + " bytes of signature; Ed25519 makes 64");
        }
        if (!fits(requireNonNull(keys.get(key)), envelope.signingInput(signed), signature)) {
            throw new RejectedException(signed.place() + " of key \"" + key
                    + "\" does not fit: the document was altered, or another key of this name signed it");
        }
    }

    private static boolean fits(PublicKey key, byte[] input, byte[] signature) {
        try {
            Signature verification = Signature.getInstance("Ed25519");
            verification.initVerify(key);
            verification.update(input);
            return verification.verify(signature);
        } catch (GeneralSecurityException malformed) {
            return false; // the JDK throws for a point that is none, and for a number that is too large
        }
    }

    private static void requireKind(Envelope.Signed signed, DocumentKind kind) throws RejectedException {
        if (!signed.claims().typ().equals(kind.typ())) {
            throw new RejectedException(signed.place() + " is for typ "
                    + Json.quote(signed.claims().typ()) + "; " + kind.words() + " has \"" + kind.typ() + "\"");
        }
    }

    private static String quoted(List<String> ids) {
        return String.join(", ", ids.stream().map(Json::quote).toList());
    }
}
