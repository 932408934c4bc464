package org.securitynudge.examples.cli.input;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Reading with a limit, also from what cannot tell its size: the JDK's own ways ask for a position first, which no pipe has. */
final class Bytes {
    private static final int AT_ONCE = 1 << 16;

    private Bytes() {}

    /** Returns the bytes of a stream, no more than a limit. */
    static byte[] read(InputStream in, int most) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] part = new byte[AT_ONCE];
        int count = 0;
        while (count >= 0 && bytes.size() < most) {
            bytes.write(part, 0, count);
            count = in.read(part, 0, Math.min(part.length, most - bytes.size()));
        }
        return bytes.toByteArray();
    }
}
