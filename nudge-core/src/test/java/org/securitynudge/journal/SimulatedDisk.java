package org.securitynudge.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A disk in memory that loses, with its power, what was not forced.
 *
 * <p>What is left is, for each file, any subset of the sectors that were written since its last force and any length
 * between; for each directory, any prefix of the names that were given and taken since it was forced last. A file whose
 * name is not durable is gone, whatever was forced in it. All of it follows from the seed of the random numbers.
 */
final class SimulatedDisk implements Disk {
    private static final SimulatedFile DIRECTORY = new SimulatedFile();
    private static final int MOST_DELETED = 6;

    /** A change of names that is not durable yet: something goes, something comes, or both at once. */
    private record Change(
            Set<String> directories,
            @Nullable String gone,
            @Nullable String come,
            SimulatedFile file) {
        void apply(TreeMap<String, SimulatedFile> names) {
            if (gone != null) {
                names.remove(gone);
                names.subMap(gone + "/", gone + "0").clear();
            }
            if (come != null) {
                names.put(come, file);
            }
        }
    }

    private final RandomGenerator random;
    private final TreeMap<String, SimulatedFile> names;
    private final TreeMap<String, SimulatedFile> durable;
    private final List<Change> changes;
    private final List<SimulatedFile> deleted;
    private final Set<String> locks = new HashSet<>();
    private int left = Integer.MAX_VALUE;
    private int faults;
    private boolean full;
    private boolean off;

    /** An empty disk that has these directories. */
    SimulatedDisk(RandomGenerator random, Path root) {
        this(random, new TreeMap<>(), new TreeMap<>(), List.of(), new ArrayList<>());
        for (Path path = root; path != null; path = path.getParent()) {
            names.put(path.toString(), DIRECTORY);
            durable.put(path.toString(), DIRECTORY);
        }
    }

    private SimulatedDisk(
            RandomGenerator random,
            TreeMap<String, SimulatedFile> names,
            TreeMap<String, SimulatedFile> durable,
            List<Change> changes,
            List<SimulatedFile> deleted) {
        this.random = random;
        this.names = names;
        this.durable = durable;
        this.changes = new ArrayList<>(changes);
        this.deleted = deleted;
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
    void requeue(RandomGenerator by) throws IOException {
        List<String> parked = names.keySet().stream()
                .filter(name -> name.endsWith(Parked.SUFFIX))
                .toList();
        if (!parked.isEmpty()) {
            Path file = Path.of(parked.get(by.nextInt(parked.size())));
            long sequence = Parked.sequence(file.getFileName().toString());
            rename(file, file.resolveSibling(Parked.name(sequence, Parked.REQUEUED)));
        }
    }

    /** The names of all files that have bytes. */
    List<String> files() {
        return names.entrySet().stream()
                .filter(name -> name.getValue().length() > 0)
                .map(Map.Entry::getKey)
                .toList();
    }

    byte[] bytes(String name) {
        SimulatedFile file = names.get(name);
        ByteBuffer bytes = ByteBuffer.allocate(file == null ? 0 : file.length());
        return file != null && file.read(bytes, 0) > 0 ? bytes.array() : new byte[0];
    }

    /** Puts other bytes into a file, as a failing disk does. */
    void damage(String name, byte[] bytes) {
        SimulatedFile file = new SimulatedFile();
        file.write(ByteBuffer.wrap(bytes), 0);
        file.force();
        names.put(name, file);
        durable.put(name, file);
    }

    /** The names of all writers' directories. */
    Set<String> writers() {
        return names.keySet().stream()
                .map(name -> name.substring(name.lastIndexOf('/') + 1))
                .filter(WriterDirectory::isName)
                .collect(Collectors.toSet());
    }

    /** The disk as a new process finds it after this one was killed: everything written is there, forced or not. */
    SimulatedDisk afterKill() {
        off = true;
        names.values().forEach(SimulatedFile::dropClean);
        return new SimulatedDisk(random, names, durable, changes, deleted);
    }

    /** The disk as it is found after a loss of power. */
    SimulatedDisk afterPowerLoss() {
        off = true;
        double survival = random.nextInt(4) / 3.0; // none, some, most, all of what was not forced
        Set<String> cut = new HashSet<>();
        for (Change change : changes) {
            boolean reached = change.directories().stream().noneMatch(cut::contains) && random.nextDouble() < survival;
            if (reached) {
                change.apply(durable);
            } else {
                cut.addAll(change.directories());
            }
        }
        TreeMap<String, SimulatedFile> found = new TreeMap<>();
        for (Map.Entry<String, SimulatedFile> name : durable.entrySet()) {
            if (name.getKey().equals("/") || found.containsKey(parent(name.getKey()))) {
                SimulatedFile file = name.getValue();
                found.put(name.getKey(), file == DIRECTORY ? file : file.afterPowerLoss(random, survival, deleted));
            }
        }
        return new SimulatedDisk(random, found, new TreeMap<>(found), List.of(), deleted);
    }

    @Override
    public void makeDirectories(Path directory) throws IOException {
        String name = directory.toString();
        if (!names.containsKey(name)) {
            makeDirectories(directory.resolveSibling(""));
            begin();
            change(null, name, DIRECTORY);
            end();
        }
    }

    @Override
    public List<String> list(Path directory) throws IOException {
        refuseIfOff();
        int start = directory.toString().length() + 1;
        return names.subMap(directory + "/", directory + "0").keySet().stream()
                .filter(name -> name.indexOf('/', start) < 0)
                .map(name -> name.substring(start))
                .toList();
    }

    @Override
    public DiskFile create(Path file) throws IOException {
        begin();
        String name = file.toString();
        found(parent(name));
        remove(name);
        SimulatedFile created = new SimulatedFile();
        change(null, name, created);
        end();
        return new OpenFile(created);
    }

    @Override
    public DiskFile open(Path file) throws IOException {
        refuseIfOff();
        return new OpenFile(found(file.toString()));
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        begin();
        SimulatedFile file = found(from.toString());
        found(parent(to.toString()));
        SimulatedFile replaced = names.get(to.toString());
        if (replaced != null) {
            forget(replaced);
        }
        change(from.toString(), to.toString(), file);
        end();
    }

    @Override
    public void delete(Path path) throws IOException {
        begin();
        if (!list(path).isEmpty()) {
            throw new DirectoryNotEmptyException(path.toString());
        }
        remove(path.toString());
        end();
    }

    @Override
    public void forceDirectory(Path directory) throws IOException {
        begin();
        found(directory.toString());
        Set<String> reached = new HashSet<>(Set.of(directory.toString()));
        List<Change> forced = new ArrayList<>();
        for (int i = changes.size() - 1; i >= 0; i--) {
            Change change = changes.get(i);
            if (change.directories().stream().anyMatch(reached::contains)) {
                reached.addAll(change.directories()); // a move reaches both its directories, with all before it
                forced.add(0, change);
                changes.remove(i);
            }
        }
        forced.forEach(change -> change.apply(durable));
        end();
    }

    @Override
    public Optional<Closeable> lock(Path file) throws IOException {
        refuseIfOff();
        found(file.toString());
        boolean taken = locks.add(file.toString());
        return taken ? Optional.of(() -> locks.remove(file.toString())) : Optional.empty();
    }

    private void remove(String name) {
        SimulatedFile file = names.get(name);
        if (file != null) {
            forget(file);
            change(name, null, file);
        }
    }

    private void forget(SimulatedFile file) {
        if (file != DIRECTORY && deleted.size() < MOST_DELETED) {
            deleted.add(file);
        } else if (file != DIRECTORY) {
            deleted.set(random.nextInt(MOST_DELETED), file);
        }
    }

    private void change(@Nullable String gone, @Nullable String come, SimulatedFile file) {
        Set<String> directories = new HashSet<>();
        for (String name : new String[] {gone, come}) {
            if (name != null) {
                directories.add(parent(name));
            }
        }
        Change change = new Change(directories, gone, come, file);
        change.apply(names);
        changes.add(change);
    }

    private SimulatedFile found(String name) throws IOException {
        SimulatedFile file = names.get(name);
        if (file == null) {
            throw new NoSuchFileException(name);
        }
        return file;
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

    private static String parent(String name) {
        int slash = name.lastIndexOf('/');
        return slash == 0 ? "/" : name.substring(0, slash);
    }

    private final class OpenFile implements DiskFile {
        private final SimulatedFile file;

        OpenFile(SimulatedFile file) {
            this.file = file;
        }

        @Override
        public int write(ByteBuffer from, long offset) throws IOException {
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

        @Override
        public int read(ByteBuffer into, long offset) throws IOException {
            refuseIfOff();
            return file.read(into, offset);
        }

        @Override
        public void force(boolean metadata) throws IOException {
            begin();
            if (isFaulty()) {
                file.failForce(random);
                throw new IOException("Input/output error");
            }
            file.force();
            end();
        }

        @Override
        public void truncate(long size) throws IOException {
            begin();
            file.truncate(size);
            end();
        }

        @Override
        public long size() throws IOException {
            refuseIfOff();
            return file.length();
        }

        @Override
        public void close() {
            // Nothing to let go of: what was not forced stays in the page cache.
        }
    }
}
