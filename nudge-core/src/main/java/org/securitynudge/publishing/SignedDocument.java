package org.securitynudge.publishing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.securitynudge.json.JsonBytes;
import org.securitynudge.json.JsonReader;
import org.securitynudge.model.Problem;
import org.securitynudge.rule.Documents;
import org.securitynudge.rule.RawDocument;
import org.securitynudge.trust.DocumentKind;
import org.securitynudge.trust.Envelope;
import org.securitynudge.trust.RejectedException;

/**
 * Documents in the envelope that applications verify: the JWS JSON serialization (RFC 7515, 7.2.1) with Ed25519 (RFC 8037).
 *
 * <pre>
 * {"payload": the document in base64url,
 *  "signatures": [{"protected": {"alg":"EdDSA","kid":"2026a","typ":"nudge-policy+jws"} in base64url, "signature": "..."}]}
 * </pre>
 *
 * <p>The document's bytes are kept as they are. A document with problems is not signed, as every application would refuse it.
 */
public final class SignedDocument {
    private static final int MOST_BYTES = JsonReader.MAXIMUM_BYTES;
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    private final String payload;
    private final String type;
    private final List<Object> signatures = new ArrayList<>();
    private final Set<String> keys = new LinkedHashSet<>();

    private SignedDocument(String payload, String type) {
        this.payload = payload;
        this.type = type;
    }

    /**
     * Returns a document in an envelope with a signature of each key.
     *
     * @param document a policy or a pack
     * @throws SigningRefusedException if the document has problems, is a pack that does not say when it was issued, or would have more
     *     than 8 MiB once signed
     * @throws IllegalArgumentException if two keys have the same name
     */
    public static byte[] sign(byte[] document, SigningKey first, SigningKey... more) throws SigningRefusedException {
        refuseProblems(document);
        SignedDocument signed = new SignedDocument(BASE64URL.encodeToString(document), type(document));
        return signed.with(first, more).toBytes();
    }

    /**
     * Returns a signed document with further signatures, for the time in which applications move from one key to the next. The document and
     * the signatures that are there stay as they are, and are not verified.
     *
     * @throws SigningRefusedException for a reason for which {@link #sign} refuses
     * @throws IllegalArgumentException if two keys have the same name, or one of them has signed it already
     */
    public byte[] addSignatures(SigningKey first, SigningKey... more) throws SigningRefusedException {
        refuseProblems(document());
        SignedDocument longer = new SignedDocument(payload, type(document()));
        longer.signatures.addAll(signatures);
        longer.keys.addAll(keys);
        return longer.with(first, more).toBytes();
    }

    /** Returns whether some bytes are meant to be a signed document rather than a plain one; whether it is a good one is not looked at. */
    public static boolean isSigned(byte[] bytes) {
        return Envelope.isMeant(bytes);
    }

    /**
     * Returns a signed document, read as strictly as applications read it. No signature is verified.
     *
     * @throws IOException if it is none; the message is what an application would say
     */
    public static SignedDocument parse(byte[] signed) throws IOException {
        Envelope envelope;
        try {
            envelope = Envelope.read(signed);
        } catch (RejectedException e) {
            throw new IOException(e.getMessage(), e);
        }
        Map<String, @Nullable Object> tree = JsonBytes.parse(signed);
        SignedDocument parsed = new SignedDocument(String.valueOf(tree.get("payload")), type(envelope.document()));
        parsed.signatures.addAll((List<?>) requireNonNull(tree.get("signatures")));
        parsed.keys.addAll(envelope.keyIds());
        return parsed;
    }

    /** Returns the bytes of the document. */
    public byte[] document() {
        return Base64.getUrlDecoder().decode(payload);
    }

    /** Returns the names of the keys that it claims to be signed with, in order. */
    public List<String> keyIds() {
        return List.copyOf(keys);
    }

    private SignedDocument with(SigningKey first, SigningKey... more) {
        add(first);
        for (SigningKey key : more) {
            add(key);
        }
        return this;
    }

    private void add(SigningKey key) {
        if (!keys.add(key.id())) {
            throw new IllegalArgumentException("there is a signature of key \"" + key.id() + "\" already");
        }
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("alg", "EdDSA");
        header.put("kid", key.id());
        header.put("typ", type);
        String encoded = BASE64URL.encodeToString(JsonBytes.of(header));
        byte[] signature = key.sign((encoded + "." + payload).getBytes(US_ASCII));
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("protected", encoded);
        entry.put("signature", BASE64URL.encodeToString(signature));
        signatures.add(entry);
    }

    private byte[] toBytes() throws SigningRefusedException {
        Map<String, Object> envelope = new LinkedHashMap<>();
        envelope.put("payload", payload);
        envelope.put("signatures", signatures);
        byte[] bytes = JsonBytes.of(envelope);
        if (bytes.length > MOST_BYTES) {
            throw refused("would have " + bytes.length + " bytes once signed; at most " + MOST_BYTES
                    + " (8 MiB) are read, so the document itself may have a little less than 6 MiB");
        }
        try {
            Envelope.read(bytes);
        } catch (RejectedException e) {
            throw refused(String.valueOf(e.getMessage()));
        }
        return bytes;
    }

    private static String type(byte[] document) {
        return (Documents.isPolicy(document) ? DocumentKind.POLICY : DocumentKind.PACK).typ();
    }

    private static void refuseProblems(byte[] document) throws SigningRefusedException {
        RawDocument raw = RawDocument.of(document);
        // A signed pack is one that is fetched.
        List<Problem> problems =
                raw.isPolicy() ? raw.policy().problems() : raw.datedPack().problems();
        if (!problems.isEmpty()) {
            throw new SigningRefusedException(problems);
        }
    }

    private static SigningRefusedException refused(String why) {
        return new SigningRefusedException(List.of(new Problem(0, 0, "", why)));
    }
}
