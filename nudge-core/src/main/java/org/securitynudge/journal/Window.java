package org.securitynudge.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/** The part of a file that is in memory while it is read from front to back. */
final class Window {
    private static final int FIRST_CAPACITY = 1 << 16;

    private static final int MOST_COPIED = 1 << 24;

    private final Disk.DiskFile file;
    private final long end;
    private ByteBuffer buffer;
    private long start;

    Window(Disk.DiskFile file, long end) throws IOException {
        this.file = file;
        this.end = Math.min(end, file.size());
        this.buffer =
                ByteBuffer.allocate((int) Math.min(FIRST_CAPACITY, this.end)).limit(0);
    }

    /** Where the file ends. */
    long end() {
        return end;
    }

    /** Brings these bytes into memory; false if the file ends before. */
    boolean covers(long offset, int length) throws IOException {
        if (offset + length > end) {
            return false;
        }
        if (offset < start || offset + length > start + buffer.limit()) {
            load(offset, length);
        }
        return offset + length <= start + buffer.limit();
    }

    byte byteAt(long offset) {
        return buffer.get(index(offset));
    }

    int intAt(long offset) {
        return buffer.getInt(index(offset));
    }

    long longAt(long offset) {
        return buffer.getLong(index(offset));
    }

    byte[] bytes(long offset, int length) {
        byte[] bytes = new byte[length];
        buffer.get(index(offset), bytes);
        return bytes;
    }

    /** Reads a part of the file, at most 16 MiB of it. */
    ByteBuffer copy(long from, long to) throws IOException {
        int length = (int) Math.min(MOST_COPIED, to - from);
        return ByteBuffer.wrap(covers(from, length) ? bytes(from, length) : new byte[0]);
    }

    void digest(CRC32C crc, long offset, int length) {
        crc.update(buffer.array(), index(offset), length);
    }

    private int index(long offset) {
        return Math.toIntExact(offset - start);
    }

    private void load(long offset, int length) throws IOException {
        if (buffer.capacity() < length) {
            buffer = ByteBuffer.allocate(length + FIRST_CAPACITY);
        }
        buffer.clear();
        buffer.limit((int) Math.min(buffer.capacity(), end - offset));
        start = offset;
        file.readFully(buffer, offset);
        buffer.flip();
    }
}
