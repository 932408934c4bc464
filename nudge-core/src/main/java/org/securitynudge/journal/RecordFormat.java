package org.securitynudge.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A record as bytes: length, checksum, type, sequence, wall time, key, payload.
 *
 * <p>The length counts the whole record. The checksum is CRC32C over the segment's salt, the length and everything
 * behind the checksum.
 */
final class RecordFormat {
    private static final int CRC = 4;
    private static final int TYPE = 8;
    private static final int SEQUENCE = 9;
    private static final int SECONDS = 17;
    private static final int NANOS = 25;
    private static final int KEY_LENGTH = 29;
    private static final int KEY = 30;
    private static final byte ENTRY = 1;

    /** The shortest record, in bytes. */
    static final int MIN = KEY + 1;

    private static final int MAX = KEY + Entry.MAX_KEY + Entry.MAX_PAYLOAD;

    private RecordFormat() {}

    static int size(Entry entry) {
        return KEY + entry.key().length() + entry.bytes().length;
    }

    static void write(ByteBuffer into, long salt, long sequence, Entry entry) {
        int at = into.position();
        int size = size(entry);
        into.putInt(size).putInt(0).put(ENTRY).putLong(sequence);
        Instant when = entry.at();
        into.putLong(when.getEpochSecond()).putInt(when.getNano());
        into.put((byte) entry.key().length())
                .put(entry.key().getBytes(StandardCharsets.US_ASCII))
                .put(entry.bytes());
        CRC32C crc = seeded(salt, size);
        crc.update(into.duplicate().clear().slice(at + TYPE, size - TYPE));
        into.putInt(at + CRC, (int) crc.getValue());
    }

    /** Returns the length that a record at this offset claims to have, or 0 if that cannot be. */
    static int claimedSize(Window window, long offset) throws IOException {
        if (!window.covers(offset, MIN)) {
            return 0;
        }
        int size = window.intAt(offset);
        return size >= MIN && size <= MAX && offset + size <= window.end() ? size : 0;
    }

    /** Whether the checksum fits, if the record at this offset had this size. */
    static boolean passes(Window window, long offset, long salt, long size) throws IOException {
        if (size < MIN || size > MAX || !window.covers(offset, (int) size)) {
            return false;
        }
        CRC32C crc = seeded(salt, (int) size);
        window.digest(crc, offset + TYPE, (int) size - TYPE);
        return window.intAt(offset + CRC) == (int) crc.getValue();
    }

    /** Returns the sequence that a record at this offset claims to have. */
    static long claimedSequence(Window window, long offset) throws IOException {
        return window.covers(offset, MIN) ? window.longAt(offset + SEQUENCE) : 0;
    }

    /** Returns the entry at this offset if it is the one with this sequence and undamaged. */
    static @Nullable Entry read(Window window, long offset, long salt, long sequence) throws IOException {
        int size = claimedSize(window, offset);
        if (size == 0 || window.longAt(offset + SEQUENCE) != sequence) {
            return null;
        }
        if (!passes(window, offset, salt, size) || window.byteAt(offset + TYPE) != ENTRY) {
            return null;
        }
        int key = window.byteAt(offset + KEY_LENGTH);
        try {
            return new Entry(
                    new String(window.bytes(offset + KEY, key), StandardCharsets.US_ASCII),
                    Instant.ofEpochSecond(window.longAt(offset + SECONDS), window.intAt(offset + NANOS)),
                    window.bytes(offset + KEY + key, size - KEY - key));
        } catch (IllegalArgumentException
                | IndexOutOfBoundsException
                | NegativeArraySizeException
                | DateTimeException e) {
            return null; // the checksum fits and the content does not: not written by us
        }
    }

    private static CRC32C seeded(long salt, int size) {
        ByteBuffer seed = ByteBuffer.allocate(Long.BYTES + Integer.BYTES);
        seed.putLong(salt).putInt(size).flip();
        CRC32C crc = new CRC32C();
        crc.update(seed);
        return crc;
    }
}
