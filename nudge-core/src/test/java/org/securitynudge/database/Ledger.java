package org.securitynudge.database;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.securitynudge.journal.Stored;

/** What replicas have said, and the judgment of what is in the database by it. */
final class Ledger {
    private final Set<String> submitted = new HashSet<>();
    private final Set<String> promised = new HashSet<>();

    /** How often each number of each writer and stream was delivered, and what it was. */
    private final Map<String, NavigableMap<Long, String>> delivered = new HashMap<>();

    private int duplicates;

    /** Reads what a replica says until it ends. */
    Thread follow(Process replica) {
        Thread reader = new Thread(() -> {
            try (BufferedReader lines = replica.inputReader(UTF_8)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    read(line.split(" ", -1));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        reader.start();
        return reader;
    }

    /** The last line of a process that was killed may be cut: then it is too short, or its key is too short for its payload. */
    private synchronized void read(String[] words) {
        if (words[0].equals("S") && words.length == 2) {
            submitted.add(words[1]);
        } else if (words[0].equals("P") && words.length == 2) {
            promised.add(words[1]);
        } else if (words[0].equals("D") && words.length == 5) {
            delivered(words[1] + " " + words[2], Long.parseLong(words[3]), words[4]);
        }
    }

    synchronized void delivered(Stored record) {
        delivered(record.writer() + " " + record.stream(), record.sequence(), record.key());
    }

    private void delivered(String of, long sequence, String key) {
        String before = delivered.computeIfAbsent(of, same -> new TreeMap<>()).put(sequence, key);
        if (before != null) {
            duplicates++;
        }
    }

    synchronized int promised() {
        return promised.size();
    }

    synchronized int duplicates() {
        return duplicates;
    }

    synchronized int numbers() {
        return delivered.values().stream().mapToInt(Map::size).sum();
    }

    /**
     * Judges: nothing lost, nothing that nobody said, no gap, everything delivered.
     *
     * @param last the last number that each writer gave in each stream
     */
    synchronized void judge(List<Stored> held, Map<String, Long> last, String as) {
        Set<String> present = new HashSet<>();
        held.forEach(record -> {
            assertThat(present.add(record.key())).as("%s: %s twice", as, record).isTrue();
            assertThat(record.payload())
                    .as(as)
                    .isEqualTo(Samples.entry(record.key()).payload());
        });
        assertThat(promised).as("%s: LOST", as).isSubsetOf(present);
        assertThat(present).as("%s: PHANTOM", as).isSubsetOf(submitted);
        List<String> gaps = new ArrayList<>();
        last.forEach((writer, number) -> {
            NavigableMap<Long, String> numbers = delivered.getOrDefault(writer, new TreeMap<>());
            if (numbers.size() != number || (number > 0 && !numbers.lastKey().equals(number))) {
                gaps.add(writer + " " + numbers.size() + " of " + number);
            }
        });
        assertThat(gaps).as("%s: GAP", as).isEmpty();
        Set<String> arrived = new HashSet<>();
        delivered.values().forEach(numbers -> arrived.addAll(numbers.values()));
        assertThat(present).as("%s: never delivered", as).isSubsetOf(arrived);
    }
}
