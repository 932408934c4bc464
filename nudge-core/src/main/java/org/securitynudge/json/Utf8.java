package org.securitynudge.json;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.securitynudge.model.Problem;

/** Strict decoding of UTF-8 (RFC 3629), without a byte order mark, as RFC 8259 asks of JSON. */
final class Utf8 {
    private Utf8() {}

    static Optional<String> decode(byte[] document, Problems problems) {
        if (starts(document, 0xEF, 0xBB, 0xBF)) {
            problems.add(new Problem(1, 1, "", "starts with a byte order mark; save the file as UTF-8 without BOM"));
            return Optional.empty();
        } else if (starts(document, 0xFE, 0xFF) || starts(document, 0xFF, 0xFE)) {
            problems.add(new Problem(1, 1, "", "is UTF-16; save the file as UTF-8 without BOM"));
            return Optional.empty();
        }
        ByteBuffer in = ByteBuffer.wrap(document);
        CharBuffer out = CharBuffer.allocate(document.length);
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CoderResult result = decoder.decode(in, out, true);
        out.flip();
        if (result.isError()) {
            problems.add(notUtf8(document[in.position()], out.toString()));
            return Optional.empty();
        }
        return Optional.of(out.toString());
    }

    private static Problem notUtf8(byte found, String before) {
        int lineStart = before.lastIndexOf('\n') + 1;
        int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
        String message = String.format("byte 0x%02X is not UTF-8; save the file as UTF-8 without BOM", found & 0xFF);
        return new Problem(line, before.length() - lineStart + 1, "", message);
    }

    private static boolean starts(byte[] document, int... bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (document.length <= i || (document[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    static boolean hasLoneSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                return true;
            }
        }
        return false;
    }
}
