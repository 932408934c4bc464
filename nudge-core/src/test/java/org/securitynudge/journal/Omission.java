package org.securitynudge.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A disk behind a door that leaves out one of the rules of order: what the journal would be without it. */
final class Omission implements Disk {
    /** The rules that can be left out at the door. */
    enum Rule {
        /** The directory is not forced: a new segment has no durable name. */
        F1,
        /** A group is not forced. */
        F2,
        /** A file is not cut back after a failed write. */
        F3,
        /** A file whose force failed is forced once more, and believed. */
        F4,
        /** A group is forced only before the next write: whoever looks in between sees what is not durable. */
        F5,
        /** The cursor is not forced. */
        F6,
        /** A record set aside is not forced. */
        F7
    }

    private final Disk disk;
    private final Rule rule;
    private final List<DiskFile> late = new ArrayList<>();

    Omission(Rule rule, Disk disk) {
        this.rule = rule;
        this.disk = disk;
    }

    @Override
    public void makeDirectories(Path directory) throws IOException {
        disk.makeDirectories(directory);
    }

    @Override
    public List<String> list(Path directory) throws IOException {
        return disk.list(directory);
    }

    @Override
    public DiskFile create(Path file) throws IOException {
        return new Half(file, disk.create(file));
    }

    @Override
    public DiskFile open(Path file) throws IOException {
        return new Half(file, disk.open(file));
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        disk.rename(from, to);
    }

    @Override
    public void delete(Path path) throws IOException {
        disk.delete(path);
    }

    @Override
    public void forceDirectory(Path directory) throws IOException {
        if (rule != Rule.F1
                || !List.of("ack", "imp").contains(directory.getFileName().toString())) {
            disk.forceDirectory(directory);
        }
    }

    @Override
    public Optional<Closeable> lock(Path file) throws IOException {
        return disk.lock(file);
    }

    private void forceLate() throws IOException {
        List<DiskFile> due = List.copyOf(late);
        late.clear();
        for (DiskFile file : due) {
            file.force(false);
        }
    }

    private final class Half implements DiskFile {
        private final String name;
        private final DiskFile file;

        Half(Path path, DiskFile file) {
            String given = path.getFileName().toString();
            this.name = given.endsWith(Disk.DRAFT) ? given.substring(0, given.length() - 4) : given;
            this.file = file;
        }

        @Override
        public int write(ByteBuffer from, long offset) throws IOException {
            forceLate();
            return file.write(from, offset);
        }

        @Override
        public int read(ByteBuffer into, long offset) throws IOException {
            return file.read(into, offset);
        }

        @Override
        public void force(boolean metadata) throws IOException {
            boolean group = name.endsWith(".seg") && !metadata;
            switch (rule) {
                case F2 -> forceUnless(group, metadata);
                case F4 -> forceTwice(metadata);
                case F5 -> {
                    forceUnless(group, metadata);
                    late.addAll(group ? List.of(file) : List.of());
                }
                case F6 -> forceUnless(name.equals(Cursor.NAME), metadata);
                case F7 -> forceUnless(name.endsWith(".rec"), metadata);
                default -> file.force(metadata);
            }
        }

        private void forceUnless(boolean omitted, boolean metadata) throws IOException {
            if (!omitted) {
                file.force(metadata);
            }
        }

        private void forceTwice(boolean metadata) throws IOException {
            try {
                file.force(metadata);
            } catch (IOException e) {
                file.force(metadata);
            }
        }

        @Override
        public void truncate(long size) throws IOException {
            if (rule != Rule.F3) {
                file.truncate(size);
            }
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
