package org.securitynudge.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Whether somebody writes in a writer's directory. */
public enum Owner {
    /** A process holds it. */
    ALIVE,
    /** Nobody holds it: the next process on this journal takes it over. */
    GONE,
    /** It has no lock file: it is being made or removed, or nobody will ever take it over. */
    NONE,
    /** It cannot be found out: the lock file may not be read. */
    UNKNOWN;

    /**
     * Looks at a writer's directory. If nobody holds it, the lock is shared for a moment; a process that wants it just then finds it taken
     * and looks again within a minute.
     */
    static Owner of(Path directory) {
        String name = directory.getFileName().toString();
        if (!OpenWriters.add(name)) {
            return ALIVE; // F10: not looked at, as that would release the lock
        }
        try {
            Optional<Closeable> lock = ReadOnlyDisk.INSTANCE.lock(directory.resolve(WriterDirectory.LOCK));
            lock.ifPresent(Disk::closeQuietly);
            return lock.isPresent() ? GONE : ALIVE;
        } catch (NoSuchFileException e) {
            return NONE;
        } catch (IOException e) {
            return UNKNOWN;
        } finally {
            OpenWriters.remove(name);
        }
    }
}
