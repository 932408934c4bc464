package org.securitynudge.trust;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.regex.Pattern;
import org.securitynudge.json.JsonObject;
import org.securitynudge.json.JsonReader;
import org.securitynudge.json.Problems;

/** Passes plain documents on, and refuses signed ones: whoever signs expects that somebody looks. */
final class UnsignedVerifier implements Verifier {
    private static final String PAYLOAD = "\"payload\"";
    private static final Pattern COMPACT = Pattern.compile("\\s*[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*\\.[A-Za-z0-9_-]+\\s*");

    /** A compact signature starts with a base64url "{", so that nothing longer has to be looked through. */
    private static final String COMPACT_START = "ey";

    @Override
    public byte[] verify(byte[] received) throws RejectedException {
        String text = new String(received, ISO_8859_1);
        if (isCompact(text) || isEnvelope(text, received)) {
            throw new RejectedException("the document is signed (JWS), and this source is read as unsigned;"
                    + " this version of the library takes the plain JSON only");
        }
        return received;
    }

    private static boolean isCompact(String text) {
        return text.stripLeading().startsWith(COMPACT_START)
                && COMPACT.matcher(text).matches();
    }

    private static boolean isEnvelope(String text, byte[] received) {
        if (!text.contains(PAYLOAD)) {
            return false;
        }
        // Whether it is a good document is for others to say; here only its members count.
        return JsonReader.read(received, new Problems())
                .filter(json -> json instanceof JsonObject object
                        && object.get("payload").isPresent()
                        && (object.get("signatures").isPresent()
                                || object.get("signature").isPresent()))
                .isPresent();
    }
}
