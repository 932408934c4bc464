package org.securitynudge.trust;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.securitynudge.json.Json;
import org.securitynudge.json.JsonArray;
import org.securitynudge.json.JsonObject;
import org.securitynudge.json.JsonReader;
import org.securitynudge.json.JsonText;
import org.securitynudge.json.Problems;

/**
 * A signed document, read strictly and not verified yet: the general JSON serialization of a JWS, RFC 7515, section 7.2.1. Its headers are
 * protected and say {@code alg}, {@code kid} and {@code typ}, no more: every other parameter either weakens a signature or asks for work
 * on behalf of whoever wrote it.
 */
public final class Envelope {
    private static final String PAYLOAD = "payload";
    private static final String SIGNATURES = "signatures";
    private static final String PROTECTED = "protected";
    private static final String SIGNATURE = "signature";

    /** More would only be a way to have hosts verify for nothing. */
    private static final int MOST_SIGNATURES = 16;

    private static final Pattern COMPACT = Pattern.compile("\\s*[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*\\.[A-Za-z0-9_-]+\\s*");

    /** A compact signature starts with a base64url "{", so that nothing longer has to be looked through. */
    private static final String COMPACT_START = "ey";

    private final String payload;
    private final byte[] document;
    private final List<Signed> signatures;

    private Envelope(String payload, byte[] document, List<Signed> signatures) {
        this.payload = payload;
        this.document = document;
        this.signatures = List.copyOf(signatures);
    }

    /** A signature as it claims to be. */
    static final class Signed {
        private final String place;
        private final String header;
        private final ProtectedHeader claims;
        private final String signature;

        private Signed(String place, String header, ProtectedHeader claims, String signature) {
            this.place = place;
            this.header = header;
            this.claims = claims;
            this.signature = signature;
        }

        /** Returns where it stands, for messages: {@code signatures[0]}. */
        String place() {
            return place;
        }

        ProtectedHeader claims() {
            return claims;
        }

        byte[] signature() throws RejectedException {
            return Base64Url.decode(signature, place + "." + SIGNATURE);
        }
    }

    /**
     * Returns the envelope in some bytes.
     *
     * @throws RejectedException if it is none, or says more than an envelope may
     */
    public static Envelope read(byte[] received) throws RejectedException {
        Problems problems = new Problems();
        Optional<Json> json = JsonReader.readWithLongTexts(received, problems);
        if (!problems.isEmpty()) {
            throw new RejectedException(
                    "the signed document cannot be read: " + problems.list().get(0));
        }
        JsonObject root = object(json.orElseThrow(), "the signed document");
        if (root.get(PAYLOAD).isEmpty() && root.get(SIGNATURES).isEmpty()) {
            throw new RejectedException("the document is not signed, and only signed ones are believed here;"
                    + " nudge policy sign signs it");
        }
        requireMembers(root, "the signed document", Set.of(PAYLOAD, SIGNATURES));
        String payload = text(root, PAYLOAD, PAYLOAD);
        List<Signed> signatures = signatures(root);
        return new Envelope(payload, Base64Url.decode(payload, PAYLOAD), signatures);
    }

    private static List<Signed> signatures(JsonObject root) throws RejectedException {
        if (!(root.get(SIGNATURES).orElseThrow() instanceof JsonArray array)) {
            throw new RejectedException("signatures must be a list");
        }
        List<Json> elements = array.elements();
        if (elements.isEmpty()) {
            throw new RejectedException("signatures is empty; at least one signature is needed");
        } else if (elements.size() > MOST_SIGNATURES) {
            throw new RejectedException(
                    "there are " + elements.size() + " signatures; at most " + MOST_SIGNATURES + " are looked at");
        }
        List<Signed> signatures = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            signatures.add(signed(elements.get(i), SIGNATURES + "[" + i + "]"));
        }
        return signatures;
    }

    private static Signed signed(Json element, String place) throws RejectedException {
        JsonObject object = object(element, place);
        requireMembers(object, place, Set.of(PROTECTED, SIGNATURE));
        String header = text(object, PROTECTED, place + "." + PROTECTED);
        ProtectedHeader claims = ProtectedHeader.read(header, place + "." + PROTECTED);
        return new Signed(place, header, claims, text(object, SIGNATURE, place + "." + SIGNATURE));
    }

    static JsonObject object(Json json, String what) throws RejectedException {
        if (json instanceof JsonObject object) {
            return object;
        }
        throw new RejectedException(what + " must be an object, found " + json.shown());
    }

    /** Refuses an object with other members than these, or with fewer. */
    static void requireMembers(JsonObject object, String what, Set<String> allowed) throws RejectedException {
        String names = String.join(", ", allowed.stream().sorted().toList());
        for (String name : object.members().keySet()) {
            if (!allowed.contains(name)) {
                throw new RejectedException(what + " has " + Json.quote(name) + "; allowed are only " + names);
            }
        }
        for (String name : allowed) {
            if (object.get(name).isEmpty()) {
                throw new RejectedException(what + " lacks \"" + name + "\"; needed are " + names);
            }
        }
    }

    static String text(JsonObject object, String name, String what) throws RejectedException {
        if (object.get(name).orElseThrow() instanceof JsonText text) {
            return text.value();
        }
        throw new RejectedException(what + " must be a string");
    }

    /** Returns whether some bytes are meant to be a signed document, in whatever form. */
    public static boolean isMeant(byte[] received) {
        String text = new String(received, US_ASCII);
        return isCompact(text) || isJson(text, received);
    }

    private static boolean isCompact(String text) {
        return text.stripLeading().startsWith(COMPACT_START)
                && COMPACT.matcher(text).matches();
    }

    private static boolean isJson(String text, byte[] received) {
        if (!text.contains("\"" + PAYLOAD + "\"")) {
            return false;
        }
        // Whether it is a good one is for others to say; here only its members count.
        return JsonReader.readWithLongTexts(received, new Problems())
                .filter(json -> json instanceof JsonObject object
                        && object.get(PAYLOAD).isPresent()
                        && (object.get(SIGNATURES).isPresent()
                                || object.get(SIGNATURE).isPresent()))
                .isPresent();
    }

    /** Returns a copy of the document inside. Nothing says yet that it may be believed. */
    public byte[] document() {
        return document.clone();
    }

    /** Returns the ids of the keys that are said to have signed it, in the order of the signatures. */
    public List<String> keyIds() {
        return signatures.stream().map(signed -> signed.claims().kid()).toList();
    }

    List<Signed> signatures() {
        return signatures;
    }

    /** Returns the bytes that a signature is over, RFC 7515, section 5.1: exactly what was received, nothing made anew. */
    byte[] signingInput(Signed signed) {
        return (signed.header + "." + payload).getBytes(US_ASCII);
    }

    /** Returns whose signatures it has; never anything of the document. */
    @Override
    public String toString() {
        return "Envelope" + keyIds();
    }
}
