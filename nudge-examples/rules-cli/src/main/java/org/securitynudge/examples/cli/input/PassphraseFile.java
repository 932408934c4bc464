package org.securitynudge.examples.cli.input;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The first line of a file, as UTF-8: a passphrase. */
public final class PassphraseFile {
    private static final int MOST_BYTES = 4_096;

    private PassphraseFile() {}

    /**
     * Returns the passphrase, for the caller to wipe.
     *
     * @throws StopException if the file cannot be read, or its first line is empty
     */
    public static char[] read(Path file) {
        byte[] bytes = new byte[0];
        CharBuffer decoded = CharBuffer.allocate(0);
        try (InputStream in = Files.newInputStream(file)) {
            bytes = Bytes.read(in, MOST_BYTES);
            decoded = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(bytes, 0, lineEnd(bytes)));
            if (!decoded.hasRemaining()) {
                throw new StopException("--passphrase-file: the first line of " + file + " is empty");
            }
            char[] passphrase = new char[decoded.remaining()];
            decoded.get(passphrase);
            return passphrase;
        } catch (IOException e) {
            throw new StopException("--passphrase-file: " + file + ": cannot be read: " + Reasons.of(e));
        } finally {
            Arrays.fill(bytes, (byte) 0);
            Arrays.fill(decoded.array(), '\0');
        }
    }

    private static int lineEnd(byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                return i > 0 && bytes[i - 1] == '\r' ? i - 1 : i;
            }
        }
        return bytes.length;
    }
}
