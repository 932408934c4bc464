package org.securitynudge.authoring;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.LongConsumer;

/** The lines of a stream, one at a time. A line that is too long is passed over without being kept. Belongs to one thread. */
final class LineReader {
    /** The most bytes of a line. */
    static final int LONGEST = 1024 * 1024;

    private static final int BUFFER = 64 * 1024;

    private final InputStream in;
    private final LongConsumer progress;
    private final byte[] buffer = new byte[BUFFER];
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private int at;
    private int end;
    private long bytes;
    private int number;

    /**
     * Creates a reader.
     *
     * @param progress told how many bytes have been read, every 64 KiB or less
     */
    LineReader(InputStream in, LongConsumer progress) {
        this.in = in;
        this.progress = progress;
    }

    /** A line, without its end. */
    static final class Line {
        private final int number;
        private final byte[] bytes;
        private final long length;

        Line(int number, byte[] bytes, long length) {
            this.number = number;
            this.bytes = bytes;
            this.length = length;
        }

        /** Returns its number, from 1. */
        int number() {
            return number;
        }

        /** Returns what is in it; nothing if it is too long. */
        byte[] bytes() {
            return bytes;
        }

        /** Returns how many bytes it has. */
        long length() {
            return length;
        }

        boolean isTooLong() {
            return length > LONGEST;
        }

        boolean isBlank() {
            for (byte each : bytes) {
                if (each != ' ' && each != '\t' && each != '\r') {
                    return false;
                }
            }
            return !isTooLong();
        }
    }

    /** Returns the next line; empty at the end. */
    Optional<Line> next() throws IOException {
        kept.reset();
        long length = 0;
        boolean any = false;
        while (true) {
            if (at == end && !fill()) {
                return any ? Optional.of(line(length)) : Optional.empty();
            }
            any = true;
            int stop = at;
            while (stop < end && buffer[stop] != '\n') {
                stop++;
            }
            length += stop - at;
            if (length <= LONGEST) {
                kept.write(buffer, at, stop - at);
            }
            boolean ended = stop < end;
            at = ended ? stop + 1 : stop;
            if (ended) {
                return Optional.of(line(length));
            }
        }
    }

    private Line line(long length) {
        number = number == Integer.MAX_VALUE ? number : number + 1;
        return new Line(number, length > LONGEST ? new byte[0] : kept.toByteArray(), length);
    }

    private boolean fill() throws IOException {
        int read;
        do {
            read = in.read(buffer, 0, BUFFER);
        } while (read == 0);
        at = 0;
        end = Math.max(0, read);
        bytes += end;
        progress.accept(bytes);
        return read > 0;
    }
}
