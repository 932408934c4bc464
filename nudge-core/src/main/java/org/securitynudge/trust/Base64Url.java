package org.securitynudge.trust;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Base64;

/** Base64url as in RFC 7515, section 2: no padding, no white space, and one text only for the same bytes. */
final class Base64Url {
    private Base64Url() {}

    static byte[] decode(String text, String what) throws RejectedException {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text.getBytes(ISO_8859_1));
            if (Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException notBase64) {
            throw new RejectedException(notBase64Url(what));
        }
        // Padding, or bits at the end that say nothing: a second text for the same bytes.
        throw new RejectedException(notBase64Url(what));
    }

    private static String notBase64Url(String what) {
        return what + " is not base64url without padding";
    }
}
