package org.securitynudge.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** The machine's disk, which fails or waits when a test says so, and remembers what was done in which order. */
final class FaultyDisk implements Disk {
    /** What may fail. */
    enum Operation {
        CREATE,
        WRITE,
        FORCE,
        TRUNCATE,
        RENAME,
        DELETE,
        FORCE_DIRECTORY,
        READ,
        OPEN
    }

    /** Called before each operation; what it throws is what the operation throws. */
    interface Plan {
        void before(Operation operation, Path path) throws IOException;
    }

    private final List<String> done = new CopyOnWriteArrayList<>();
    private final AtomicLong room = new AtomicLong(Long.MAX_VALUE);
    private final Map<Path, FaultyFile> drafts = new ConcurrentHashMap<>();
    private boolean forces = true;
    private volatile Plan plan = (operation, path) -> {};

    /** A disk that forces nothing: as fast as memory, for tests that are not about forces. */
    static FaultyDisk withoutForces() {
        FaultyDisk disk = new FaultyDisk();
        disk.forces = false;
        return disk;
    }

    void plan(Plan next) {
        plan = next;
    }

    void heal() {
        plan = (operation, path) -> {};
        room.set(Long.MAX_VALUE);
    }

    /** From now on there is room for so many bytes: then a short count, then an exception. */
    void room(long bytes) {
        room.set(bytes);
    }

    /** The operations so far, as "FORCE 00000000000000000001.seg". */
    List<String> done() {
        return done;
    }

    static FileSystemException noSpace(Path path) {
        return new FileSystemException(path.toString(), null, "No space left on device");
    }

    private void step(Operation operation, Path path) throws IOException {
        plan.before(operation, path);
        done.add(operation + " " + path.getFileName());
    }

    @Override
    public void makeDirectories(Path directory) throws IOException {
        SystemDisk.INSTANCE.makeDirectories(directory);
    }

    @Override
    public List<String> list(Path directory) throws IOException {
        return SystemDisk.INSTANCE.list(directory);
    }

    @Override
    public DiskFile create(Path file) throws IOException {
        step(Operation.CREATE, file);
        FaultyFile created = new FaultyFile(SystemDisk.INSTANCE.create(file), file);
        drafts.put(file, created);
        return created;
    }

    @Override
    public DiskFile open(Path file) throws IOException {
        step(Operation.OPEN, file);
        return new FaultyFile(SystemDisk.INSTANCE.open(file), file);
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        step(Operation.RENAME, to);
        SystemDisk.INSTANCE.rename(from, to);
        FaultyFile renamed = drafts.remove(from);
        if (renamed != null) {
            renamed.path = to;
        }
    }

    @Override
    public void delete(Path path) throws IOException {
        step(Operation.DELETE, path);
        SystemDisk.INSTANCE.delete(path);
    }

    @Override
    public void forceDirectory(Path directory) throws IOException {
        step(Operation.FORCE_DIRECTORY, directory);
        if (forces) {
            SystemDisk.INSTANCE.forceDirectory(directory);
        }
    }

    @Override
    public Optional<Closeable> lock(Path file) throws IOException {
        return SystemDisk.INSTANCE.lock(file);
    }

    private final class FaultyFile implements DiskFile {
        private final DiskFile file;
        private volatile Path path;

        FaultyFile(DiskFile file, Path path) {
            this.file = file;
            this.path = path;
        }

        @Override
        public int write(ByteBuffer from, long offset) throws IOException {
            step(Operation.WRITE, path);
            long left = room.get();
            if (left == 0) {
                throw noSpace(path);
            }
            int limit = from.limit();
            from.limit((int) Math.min(limit, from.position() + left));
            int count = file.write(from, offset);
            from.limit(limit);
            room.addAndGet(left == Long.MAX_VALUE ? 0 : -count);
            return count;
        }

        @Override
        public int read(ByteBuffer into, long offset) throws IOException {
            step(Operation.READ, path);
            return file.read(into, offset);
        }

        @Override
        public void force(boolean metadata) throws IOException {
            step(Operation.FORCE, path);
            if (forces) {
                file.force(metadata);
            }
        }

        @Override
        public void truncate(long size) throws IOException {
            step(Operation.TRUNCATE, path);
            file.truncate(size);
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
