package org.securitynudge.journal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * What stands for records that are gone: bytes that the journal does not look into, and how far they reach in the streams of
 * which writers. The file holds it twice, so that a flipped bit in one copy costs nothing.
 */
final class Snapshot {
    static final String NAME = "state.snap";
    private static final long MAGIC = 0x4a524e4c_534e4150L; // "JRNLSNAP"
    private static final int VERSION = 1;
    /** Magic, version, length, number of writers; the checksum is behind everything. */
    private static final int HEAD = 20;

    private static final int CRC = 4;

    private final Map<String, Ends> covered;
    private final byte[] state;

    /**
     * @param covered up to where it stands for records, by the names of writers
     * @param state the bytes; not copied
     */
    Snapshot(Map<String, Ends> covered, byte[] state) {
        this.covered = Map.copyOf(covered);
        this.state = state;
    }

    Map<String, Ends> covered() {
        return covered;
    }

    byte[] state() {
        return state;
    }

    /**
     * Reads the file of a directory; empty if there is none.
     *
     * @throws DamagedException if neither copy is whole
     */
    static Optional<Snapshot> read(Disk disk, Path directory) throws IOException {
        Path path = directory.resolve(NAME);
        try (Disk.DiskFile file = disk.open(path)) {
            ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(file.size()));
            file.readFully(bytes, 0);
            return Optional.of(parsed(bytes.flip(), path));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Puts it in place, durable on return. */
    void write(Disk disk, Path directory) throws IOException {
        int names = covered.keySet().stream()
                .mapToInt(name -> 1 + name.length() + 2 * Long.BYTES)
                .sum();
        int size = HEAD + names + state.length + CRC;
        ByteBuffer both = ByteBuffer.allocate(2 * size);
        encode(both, size);
        disk.place(directory, NAME, both.put(both.slice(0, size)).flip()).close();
    }

    private void encode(ByteBuffer into, int size) {
        into.putLong(MAGIC).putInt(VERSION).putInt(size).putInt(covered.size());
        covered.forEach((name, ends) -> into.put((byte) name.length())
                .put(name.getBytes(US_ASCII))
                .putLong(ends.kept())
                .putLong(ends.lossy()));
        into.put(state);
        into.putInt(checksum(into, 0, into.position()));
    }

    private static Snapshot parsed(ByteBuffer bytes, Path file) throws IOException {
        // A copy that is damaged cannot say how long it is; both are equally long.
        for (int at = 0; at <= bytes.limit() / 2; at += Math.max(1, bytes.limit() / 2)) {
            if (isWhole(bytes, at)) {
                if (bytes.getInt(at + 8) != VERSION) {
                    throw new UnknownVersionException(file, bytes.getInt(at + 8));
                }
                return decoded(bytes.slice(at, bytes.getInt(at + 12)));
            }
        }
        throw new DamagedException(file);
    }

    private static boolean isWhole(ByteBuffer bytes, int at) {
        int length = bytes.limit() - at < HEAD + CRC ? 0 : bytes.getInt(at + 12);
        return length >= HEAD + CRC
                && length <= bytes.limit() - at
                && bytes.getLong(at) == MAGIC
                && bytes.getInt(at + length - CRC) == checksum(bytes, at, length - CRC);
    }

    private static Snapshot decoded(ByteBuffer copy) {
        Map<String, Ends> covered = new LinkedHashMap<>();
        copy.position(HEAD);
        for (int left = copy.getInt(16); left > 0; left--) {
            byte[] name = new byte[copy.get()];
            copy.get(name);
            covered.put(new String(name, US_ASCII), new Ends(copy.getLong(), copy.getLong()));
        }
        byte[] state = new byte[copy.remaining() - CRC];
        copy.get(state);
        return new Snapshot(covered, state);
    }

    private static int checksum(ByteBuffer bytes, int from, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes.duplicate().clear().slice(from, length));
        return (int) crc.getValue();
    }

    /** A file of a later version of this library. */
    static final class UnknownVersionException extends IOException {
        private static final long serialVersionUID = 1L;

        UnknownVersionException(Path file, int version) {
            super(file + ": format version " + version + ", this library reads up to " + VERSION);
        }
    }

    /** Neither copy is what was written. */
    static final class DamagedException extends IOException {
        private static final long serialVersionUID = 1L;

        DamagedException(Path file) {
            super(file + " is damaged in both its copies");
        }
    }
}
