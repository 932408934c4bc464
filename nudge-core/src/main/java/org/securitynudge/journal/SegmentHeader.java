package org.securitynudge.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * The first bytes of a segment, written twice so that a flipped bit in one copy costs nothing.
 *
 * @param salt seeds the checksums of the segment's records: bytes of an earlier file never pass
 * @param first the sequence of the segment's first record
 */
record SegmentHeader(long salt, long first) {
    /** Raised when a reader of an earlier version would misread what follows. */
    static final byte VERSION = 1;

    private static final long MAGIC = 0x4a524e4c_53454731L; // "JRNLSEG1"
    private static final int COPY = 64;
    private static final int CHECKED = 32;

    /** The number of bytes of both copies. */
    static final int SIZE = 2 * COPY;

    ByteBuffer encoded(Stream stream) {
        ByteBuffer bytes = ByteBuffer.allocate(SIZE);
        for (int copy = 0; copy < SIZE; copy += COPY) {
            bytes.position(copy);
            bytes.putLong(MAGIC).put(VERSION).put(stream.code()).position(copy + 16);
            bytes.putLong(salt).putLong(first).putInt(checksum(bytes, copy));
        }
        return bytes.clear();
    }

    /**
     * Reads the header, from either copy; empty if both are damaged.
     *
     * @throws UnknownVersionException if it was written by a later version
     */
    static Optional<SegmentHeader> read(Window window, Stream stream) throws IOException {
        if (!window.covers(0, SIZE)) {
            return Optional.empty();
        }
        ByteBuffer bytes = ByteBuffer.wrap(window.bytes(0, SIZE));
        for (int copy = 0; copy < SIZE; copy += COPY) {
            if (bytes.getLong(copy) == MAGIC && bytes.getInt(copy + CHECKED) == checksum(bytes, copy)) {
                if (bytes.get(copy + 8) != VERSION) {
                    throw new UnknownVersionException(bytes.get(copy + 8));
                }
                if (bytes.get(copy + 9) == stream.code()) {
                    return Optional.of(new SegmentHeader(bytes.getLong(copy + 16), bytes.getLong(copy + 24)));
                }
            }
        }
        return Optional.empty();
    }

    private static int checksum(ByteBuffer bytes, int copy) {
        CRC32C crc = new CRC32C();
        crc.update(bytes.duplicate().clear().slice(copy, CHECKED));
        return (int) crc.getValue();
    }

    /** A file of a later version of this library. */
    static final class UnknownVersionException extends IOException {
        private static final long serialVersionUID = 1L;

        UnknownVersionException(byte version) {
            super("format version " + version + ", this library reads up to " + VERSION);
        }
    }
}
