package org.securitynudge.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/** The file system of the machine, to look at: what would change something throws. */
enum ReadOnlyDisk implements Disk {
    INSTANCE;

    @Override
    public List<String> list(Path directory) throws IOException {
        return SystemDisk.INSTANCE.list(directory);
    }

    @Override
    public DiskFile open(Path file) throws IOException {
        return SystemDisk.openToRead(file);
    }

    /** A lock that others may have at the same time; empty while somebody has one of their own. */
    @Override
    public Optional<Closeable> lock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
        Optional<Closeable> held = Optional.empty();
        try {
            FileLock lock = channel.tryLock(0, Long.MAX_VALUE, true);
            held = lock == null ? Optional.empty() : Optional.of(channel);
            return held;
        } catch (OverlappingFileLockException e) {
            return held; // somebody in this process has it
        } finally {
            if (held.isEmpty()) {
                channel.close();
            }
        }
    }

    @Override
    public void makeDirectories(Path directory) {
        throw new ReadOnlyFileSystemException();
    }

    @Override
    public DiskFile create(Path file) {
        throw new ReadOnlyFileSystemException();
    }

    @Override
    public void rename(Path from, Path to) {
        throw new ReadOnlyFileSystemException();
    }

    @Override
    public void delete(Path path) {
        throw new ReadOnlyFileSystemException();
    }

    @Override
    public void forceDirectory(Path directory) {
        throw new ReadOnlyFileSystemException();
    }
}
