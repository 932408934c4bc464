package org.securitynudge.journal;

import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The names on a simulated disk: those that are given, and those that a loss of power leaves. */
final class SimulatedNames {
    static final SimulatedFile DIRECTORY = new SimulatedFile();
    private static final int MOST_DELETED = 6;

    /** A change that is not durable yet: a name goes, a name comes, or both at once. */
    private record Change(
            Set<String> directories,
            @Nullable String gone,
            @Nullable String come,
            SimulatedFile file) {
        void apply(Map<String, SimulatedFile> names) {
            if (gone != null) {
                names.remove(gone);
                names.keySet().removeIf(name -> name.startsWith(gone + "/"));
            }
            if (come != null) {
                names.put(come, file);
            }
        }
    }

    private final TreeMap<String, SimulatedFile> given;
    private final TreeMap<String, SimulatedFile> durable;
    private final List<Change> changes = new ArrayList<>();
    private final List<SimulatedFile> deleted;

    /** Those of a directory and the ones above it. */
    SimulatedNames(Path root) {
        this(new TreeMap<>(), new ArrayList<>());
        for (Path path = root; path != null; path = path.getParent()) {
            replace(path.toString(), DIRECTORY);
        }
    }

    private SimulatedNames(Map<String, SimulatedFile> durable, List<SimulatedFile> deleted) {
        this.given = new TreeMap<>(durable);
        this.durable = new TreeMap<>(durable);
        this.deleted = deleted;
    }

    Map<String, SimulatedFile> all() {
        return given;
    }

    SimulatedFile find(String name) throws NoSuchFileException {
        SimulatedFile file = given.get(name);
        if (file == null) {
            throw new NoSuchFileException(name);
        }
        return file;
    }

    List<String> list(String directory) {
        int start = directory.length() + 1;
        return given.subMap(directory + "/", directory + "0").keySet().stream()
                .filter(name -> name.indexOf('/', start) < 0)
                .map(name -> name.substring(start))
                .toList();
    }

    void add(String name, SimulatedFile file) {
        change(null, name, file);
    }

    void remove(String name, RandomGenerator random) {
        SimulatedFile file = given.get(name);
        if (file != null) {
            forget(file, random);
            change(name, null, file);
        }
    }

    void move(String from, String to, RandomGenerator random) throws NoSuchFileException {
        SimulatedFile file = find(from);
        find(parent(to));
        SimulatedFile replaced = given.get(to);
        if (replaced != null) {
            forget(replaced, random);
        }
        change(from, to, file);
    }

    /** Puts another file in the place of one, durably. */
    void replace(String name, SimulatedFile file) {
        given.put(name, file);
        durable.put(name, file);
    }

    /** Makes the changes in a directory durable; a move reaches both its directories, with all before it. */
    void force(String directory) {
        Set<String> reached = new HashSet<>(Set.of(directory));
        List<Change> forced = new ArrayList<>();
        for (int i = changes.size() - 1; i >= 0; i--) {
            Change change = changes.get(i);
            if (change.directories().stream().anyMatch(reached::contains)) {
                reached.addAll(change.directories());
                forced.add(0, change);
                changes.remove(i);
            }
        }
        forced.forEach(change -> change.apply(durable));
    }

    /** What is found after a loss of power: of the changes in each directory a prefix, of each file what is left. */
    SimulatedNames afterPowerLoss(RandomGenerator random, double survival) {
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
        return new SimulatedNames(found, deleted);
    }

    static String parent(String name) {
        int slash = name.lastIndexOf('/');
        return slash == 0 ? "/" : name.substring(0, slash);
    }

    private void forget(SimulatedFile file, RandomGenerator random) {
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
        change.apply(given);
        changes.add(change);
    }
}
