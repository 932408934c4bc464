package org.securitynudge.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * A disk in memory that loses, with its power, what was not forced.
 *
 * <p>What is left is, for each file, any subset of the sectors that were written since its last force and any length
 * between; for each directory, any prefix of the names that were given and taken since it was forced last. A file whose
 * name is not durable is gone, whatever was forced in it. All of it follows from the seed of the random numbers.
 */
final class SimulatedDisk implements Disk {
    private final RandomGenerator random;
    private final SimulatedNames names;
    private final Set<String> locks = new HashSet<>();
    private int left = Integer.MAX_VALUE;
    private int faults;
    private boolean full;
    private boolean off;

    /** An empty disk that has these directories. */
    SimulatedDisk(RandomGenerator random, Path root) {
        this(random, new SimulatedNames(root));
    }

    private SimulatedDisk(RandomGenerator random, SimulatedNames names) {
        this.random = random;
        this.names = names;
    }

    /** Lets the power fail in the course of this operation, counted from now. */
    void failAfter(int operations) {
        left = operations;
    }

    /** Lets so many of a thousand operations fail, and writes end early. */
    void faults(int perThousand) {
        faults = perThousand;
        full = false;
    }

    boolean isOff() {
        return off;
    }

    /** Renames a file of a parked record, if there is one, as somebody does who wants it to be handed out once more. */
    synchronized void requeue(RandomGenerator by) throws IOException {
        List<String> parked = names.all().keySet().stream()
                .filter(name -> name.endsWith(Parked.SUFFIX))
                .toList();
        if (!parked.isEmpty()) {
            Path file = Path.of(parked.get(by.nextInt(parked.size())));
            long sequence = Parked.sequence(file.getFileName().toString());
            rename(file, file.resolveSibling(Parked.name(sequence, Parked.REQUEUED)));
        }
    }

    /** The names of all files that have bytes. */
    synchronized List<String> files() {
        return names.all().entrySet().stream()
                .filter(name -> name.getValue().length() > 0)
                .map(Map.Entry::getKey)
                .toList();
    }

    synchronized byte[] bytes(String name) {
        SimulatedFile file = names.all().get(name);
        ByteBuffer bytes = ByteBuffer.allocate(file == null ? 0 : file.length());
        return file != null && file.read(bytes, 0) > 0 ? bytes.array() : new byte[0];
    }

    /** Puts other bytes into a file, as a failing disk does. */
    synchronized void damage(String name, byte[] bytes) {
        SimulatedFile file = new SimulatedFile();
        file.write(ByteBuffer.wrap(bytes), 0);
        file.force();
        names.replace(name, file);
    }

    /** The names of all writers' directories. */
    synchronized Set<String> writers() {
        return names.all().keySet().stream()
                .map(name -> name.substring(name.lastIndexOf('/') + 1))
                .filter(WriterDirectory::isName)
                .collect(Collectors.toSet());
    }

    /** The disk as a new process finds it after this one was killed: everything written is there, forced or not. */
    synchronized SimulatedDisk afterKill() {
        off = true;
        names.all().values().forEach(SimulatedFile::dropClean);
        return new SimulatedDisk(random, names);
    }

    /** The disk as it is found after a loss of power. */
    synchronized SimulatedDisk afterPowerLoss() {
        off = true;
        double survival = random.nextInt(4) / 3.0; // none, some, most, all of what was not forced
        return new SimulatedDisk(random, names.afterPowerLoss(random, survival));
    }

    @Override
    public synchronized void makeDirectories(Path directory) throws IOException {
        String name = directory.toString();
        if (!names.all().containsKey(name)) {
            makeDirectories(directory.resolveSibling(""));
            begin();
            names.add(name, SimulatedNames.DIRECTORY);
            end();
        }
    }

    @Override
    public synchronized List<String> list(Path directory) throws IOException {
        refuseIfOff();
        return names.list(directory.toString());
    }

    @Override
    public synchronized DiskFile create(Path file) throws IOException {
        begin();
        String name = file.toString();
        names.find(SimulatedNames.parent(name));
        names.remove(name, random);
        SimulatedFile created = new SimulatedFile();
        names.add(name, created);
        end();
        return new OpenFile(created);
    }

    @Override
    public synchronized DiskFile open(Path file) throws IOException {
        refuseIfOff();
        return new OpenFile(names.find(file.toString()));
    }

    @Override
    public synchronized void rename(Path from, Path to) throws IOException {
        begin();
        names.move(from.toString(), to.toString(), random);
        end();
    }

    @Override
    public synchronized void delete(Path path) throws IOException {
        begin();
        if (!list(path).isEmpty()) {
            throw new DirectoryNotEmptyException(path.toString());
        }
        names.remove(path.toString(), random);
        end();
    }

    @Override
    public synchronized void forceDirectory(Path directory) throws IOException {
        begin();
        names.find(directory.toString());
        names.force(directory.toString());
        end();
    }

    @Override
    public synchronized Optional<Closeable> lock(Path file) throws IOException {
        refuseIfOff();
        names.find(file.toString());
        boolean taken = locks.add(file.toString());
        return taken ? Optional.of(() -> locks.remove(file.toString())) : Optional.empty();
    }

    private void begin() throws IOException {
        refuseIfOff();
        left--;
        if (left <= 0) {
            off = true;
            if (random.nextBoolean()) {
                refuseIfOff(); // before the operation; else after it, unanswered
            }
        }
        if (isFaulty()) {
            throw new IOException("Input/output error");
        }
    }

    private void end() throws IOException {
        refuseIfOff();
    }

    private void refuseIfOff() throws IOException {
        if (off) {
            throw new IOException("the power is off");
        }
    }

    private boolean isFaulty() {
        return faults > 0 && random.nextInt(1000) < faults;
    }

    private final class OpenFile implements DiskFile {
        private final SimulatedFile file;

        OpenFile(SimulatedFile file) {
            this.file = file;
        }

        @Override
        public int write(ByteBuffer from, long offset) throws IOException {
            synchronized (SimulatedDisk.this) {
                begin();
                if (full) {
                    full = false;
                    throw FaultyDisk.noSpace(Path.of("simulated"));
                }
                int limit = from.limit();
                full = isFaulty();
                if (full) {
                    from.limit(from.position() + random.nextInt(from.remaining()));
                }
                int count = from.remaining();
                file.write(from, offset);
                from.limit(limit);
                end();
                return count;
            }
        }

        @Override
        public int read(ByteBuffer into, long offset) throws IOException {
            synchronized (SimulatedDisk.this) {
                refuseIfOff();
                return file.read(into, offset);
            }
        }

        @Override
        public void force(boolean metadata) throws IOException {
            synchronized (SimulatedDisk.this) {
                begin();
                if (isFaulty()) {
                    file.failForce(random);
                    throw new IOException("Input/output error");
                }
                file.force();
                end();
            }
        }

        @Override
        public void truncate(long size) throws IOException {
            synchronized (SimulatedDisk.this) {
                begin();
                file.truncate(size);
                end();
            }
        }

        @Override
        public long size() throws IOException {
            synchronized (SimulatedDisk.this) {
                refuseIfOff();
                return file.length();
            }
        }

        @Override
        public void close() {
            // Nothing to let go of: what was not forced stays in the page cache.
        }
    }
}
