package org.securitynudge.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The directory of one writer, locked: an {@code owner.lock} and a directory for each stream.
 *
 * <p>Whoever holds the lock owns everything in it, whether it wrote it or found it. F8: nothing in it is changed before
 * that.
 */
final class WriterDirectory {
    static final String LOCK = "owner.lock";

    private final Options options;
    private final Path path;
    private final Closeable lock;
    private final StreamLog kept;
    private final StreamLog lossy;
    private final Optional<Snapshot> found;
    private final boolean damaged;

    private WriterDirectory(Options options, Path path, Closeable lock) throws IOException {
        this.options = options;
        this.path = path;
        this.lock = lock;
        Optional<Snapshot> snapshot = Optional.empty();
        boolean unreadable = false;
        try {
            snapshot = Snapshot.read(options.disk(), path);
        } catch (Snapshot.DamagedException e) {
            unreadable = true; // what it stood for is gone, and counted; what the files still hold is read
        }
        this.found = snapshot;
        this.damaged = unreadable;
        this.kept = stream(Stream.KEPT);
        this.lossy = stream(Stream.LOSSY);
    }

    /** Whether this is the name of a writer's directory; others are none of our business. */
    static boolean isName(String name) {
        return name.matches("w-\\d{13}-[0-9a-f]{16}");
    }

    /** Makes a directory for a new writer. */
    static WriterDirectory create(Path parent, Options options) throws IOException {
        Disk disk = options.disk();
        for (int attempt = 0; attempt < 8; attempt++) { // somebody may take a new one for an orphan
            long start = options.clock().millis();
            String name = String.format(
                    Locale.ROOT, "w-%013d-%016x", start, options.random().nextLong());
            Path path = parent.resolve(name);
            for (Stream stream : Stream.values()) {
                disk.makeDirectories(path.resolve(stream.directory()));
            }
            disk.create(path.resolve(LOCK)).close();
            Optional<WriterDirectory> made = adopt(path, options);
            if (made.isPresent()) {
                return made.get();
            }
        }
        throw new IOException("no new directory could be locked in " + parent);
    }

    /** Takes over a directory if nobody has it; empty if somebody has. */
    static Optional<WriterDirectory> adopt(Path path, Options options) throws IOException {
        String name = path.getFileName().toString();
        if (!OpenWriters.add(name)) {
            return Optional.empty();
        }
        Optional<Closeable> lock = Optional.empty();
        Optional<WriterDirectory> opened = Optional.empty();
        boolean again = true;
        try {
            lock = options.disk().lock(path.resolve(LOCK));
            if (lock.isPresent()) {
                options.disk().forceDirectory(path); // whoever made it may have been killed before that
                options.disk().forceDirectory(path.resolveSibling(""));
                opened = Optional.of(new WriterDirectory(options, path, lock.get()));
            }
        } catch (NoSuchFileException e) {
            // Being made, or being removed, by its owner: there is nothing in it.
            opened = Optional.empty();
        } catch (StreamRecovery.UntrustedException e) {
            again = false;
            throw e;
        } finally {
            if (opened.isEmpty()) {
                lock.ifPresent(Disk::closeQuietly);
                if (again) {
                    OpenWriters.remove(name);
                }
            }
        }
        return opened;
    }

    String name() {
        return path.getFileName().toString();
    }

    StreamLog log(Stream stream) {
        return stream == Stream.KEPT ? kept : lossy;
    }

    List<StreamLog> logs() {
        return List.of(kept, lossy);
    }

    /** The snapshot that was found in it. */
    Optional<Snapshot> found() {
        return found;
    }

    /** Whether the snapshot found here was made by one who knew all that the snapshot found there stands for. */
    boolean standsFor(WriterDirectory other) {
        Ends theirs = other.found
                .map(snapshot -> snapshot.covered().getOrDefault(other.name(), Ends.NONE))
                .orElse(Ends.NONE);
        return found.map(snapshot -> snapshot.covered().get(other.name()))
                .filter(known -> known.max(theirs).equals(known))
                .isPresent();
    }

    /** Whether there is a snapshot that cannot be read. */
    boolean isDamaged() {
        return damaged;
    }

    /** How far its streams have come. */
    Ends ends() {
        return new Ends(kept.end(), lossy.end());
    }

    /** Puts a snapshot in place, durable on return. */
    void put(Snapshot snapshot) throws IOException {
        snapshot.write(options.disk(), path);
    }

    /** Whether nothing in it waits or was set aside. */
    boolean isPast() {
        return kept.isPast() && lossy.isPast();
    }

    /**
     * Deletes it: what takes up room first, then the lock. Until then a crash leaves a directory that the next owner continues
     * with the right numbers, because the cursors are there; afterwards one without a lock, which nobody takes over.
     */
    void delete() throws IOException {
        try {
            kept.deleteSegments();
            lossy.deleteSegments();
            options.disk().delete(path.resolve(LOCK));
            options.disk().forceDirectory(path);
            kept.deleteRest();
            lossy.deleteRest();
            options.disk().delete(path.resolve(Snapshot.NAME + Disk.DRAFT)); // a crash may have left it
            options.disk().delete(path.resolve(Snapshot.NAME));
        } finally {
            close();
        }
        options.disk().delete(path);
        options.disk().forceDirectory(path.resolveSibling(""));
    }

    void close() {
        kept.close();
        lossy.close();
        Disk.closeQuietly(lock);
        OpenWriters.remove(name());
    }

    private StreamLog stream(Stream stream) throws IOException {
        Path directory = path.resolve(stream.directory());
        options.disk().makeDirectories(directory);
        long known = found.map(snapshot -> snapshot.covered().getOrDefault(name(), Ends.NONE))
                .orElse(Ends.NONE)
                .of(stream);
        return new StreamLog(new Home(options, directory, name(), stream), known);
    }
}
