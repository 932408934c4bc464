package org.securitynudge.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The file that remembers what is settled, in two slots that are written in turn: one that is torn leaves the other.
 *
 * <p>A slot that cannot be read costs repeated deliveries, never a record.
 */
final class Cursor {
    /** How the file was found. */
    enum Found {
        NONE,
        GOOD,
        DAMAGED
    }

    private static final long MAGIC = 0x4a524e4c_43555231L; // "JRNLCUR1"
    static final String NAME = "cursor";
    private static final int SLOT = 4096;
    private static final int HEAD = 36;
    private static final int MOST_RANGES = (SLOT - HEAD) / 16;

    private final Home home;
    private Disk.@Nullable DiskFile file;
    private long generation;

    Cursor(Home home) {
        this.home = home;
    }

    /** Reads what is settled into the set. */
    Found read(SettledSet into) throws IOException {
        Optional<byte[]> bytes = slots();
        if (bytes.isEmpty()) {
            return Found.NONE;
        }
        int slot = newest(bytes.get());
        if (slot < 0) {
            return Found.DAMAGED;
        }
        ByteBuffer newest = ByteBuffer.wrap(bytes.get(), slot, SLOT).slice();
        generation = newest.getLong(12);
        into.add(1, newest.getLong(20));
        for (int i = 0; i < newest.getInt(28); i++) {
            into.add(newest.getLong(HEAD + 16 * i), newest.getLong(HEAD + 16 * i + 8));
        }
        return Found.GOOD;
    }

    /** Writes what is settled, durable on return. */
    void write(SettledSet settled) throws IOException {
        generation++;
        ByteBuffer slot = encoded(settled);
        try {
            if (file == null) {
                file = created();
            }
            file.writeFully(slot, generation % 2 * SLOT);
            file.force(false);
        } catch (IOException e) {
            close(); // a file whose force failed is not forced again: the next write begins a new one
            throw e;
        }
    }

    void close() {
        Disk.closeQuietly(file);
        file = null;
    }

    /** A new file with the slots of the old one; the write that follows goes to the older of them. */
    private Disk.DiskFile created() throws IOException {
        return home.disk().place(home.directory(), NAME, ByteBuffer.wrap(slots().orElse(new byte[2 * SLOT])));
    }

    /** Whether the file has its name, and nothing was written to it yet: so it is for as long as the first write takes. */
    static boolean isUnwritten(Home home) throws IOException {
        byte[] bytes = new Cursor(home).slots().orElse(new byte[0]);
        return Arrays.equals(bytes, new byte[bytes.length]);
    }

    private Optional<byte[]> slots() throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(2 * SLOT);
        try (Disk.DiskFile opened = home.disk().open(home.file(NAME))) {
            opened.readFully(bytes, 0);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        return Optional.of(bytes.array());
    }

    private ByteBuffer encoded(SettledSet settled) {
        ByteBuffer slot = ByteBuffer.allocate(SLOT);
        slot.putLong(0).putInt(SLOT).putLong(generation).putLong(settled.base());
        slot.putInt(Math.min(MOST_RANGES, settled.ranges().size())).position(HEAD);
        for (Map.Entry<Long, Long> range : settled.ranges().entrySet()) {
            if (slot.remaining() < 16) {
                break; // what does not fit is delivered again after a restart
            }
            slot.putLong(range.getKey()).putLong(range.getValue());
        }
        slot.putLong(0, MAGIC);
        slot.putInt(32, checksum(slot.array(), 0));
        return slot.clear();
    }

    private static int newest(byte[] bytes) {
        int best = -1;
        ByteBuffer slots = ByteBuffer.wrap(bytes);
        for (int at = 0; at < bytes.length; at += SLOT) {
            boolean good = slots.getLong(at) == MAGIC && slots.getInt(at + 32) == checksum(bytes, at);
            if (good && (best < 0 || slots.getLong(at + 12) > slots.getLong(best + 12))) {
                best = at;
            }
        }
        return best;
    }

    private static int checksum(byte[] bytes, int at) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, at, 32);
        crc.update(bytes, at + HEAD, SLOT - HEAD);
        return (int) crc.getValue();
    }
}
