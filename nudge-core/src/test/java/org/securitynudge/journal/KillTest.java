package org.securitynudge.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * R1: one to four child processes on one directory, each with eight threads that print a key after its record was promised,
 * killed at a random moment. -Dnudge.journal.kills=1000 for a thousand cycles. What a kill cannot show is whether a force
 * reached the disk: {@link SimulatedCrashTest} and the power loss test are about that.
 */
final class KillTest {
    private static final int CYCLES = Integer.getInteger("nudge.journal.kills", 25);
    private static final int MOST_PROCESSES = 4;
    private static final int THREADS = 8;
    /** So many cycles share a directory, whose writers are adopted again and again; then it has become long to read. */
    private static final int CYCLES_EACH = 25;

    private final long seed = Long.getLong("nudge.journal.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final Set<String> promised = new HashSet<>();

    @TempDir
    Path directory;

    @Test
    void nothingThatWasPromisedIsLostWhenTheProcessIsKilled() throws Exception {
        int kills = 0;
        int all = 0;
        for (int cycle = 0; cycle < CYCLES; cycle++) {
            if (cycle % CYCLES_EACH == 0) {
                all += promised.size();
                promised.clear();
            }
            int processes = 1 + random.nextInt(MOST_PROCESSES);
            Path round = directory.resolve("round" + cycle / CYCLES_EACH);
            killAll(round, cycle, processes);
            kills += processes;
            judge(round, "seed " + seed + " cycle " + cycle);
        }
        all += promised.size();
        assertThat(all).isGreaterThan(CYCLES);
        System.out.printf(
                "%d cycles, %d processes killed, %d promised, none lost, none invented, no gap, seed %d%n",
                CYCLES, kills, all, seed);
    }

    private void killAll(Path round, int cycle, int processes) throws Exception {
        List<Process> children = new ArrayList<>();
        try {
            for (int i = 0; i < processes; i++) {
                children.add(ChildProcess.start(Child.class, round.toString(), cycle + "-" + i));
            }
            for (Process child : children) {
                promised.addAll(killedAfter(child, 1 + random.nextInt(400)));
            }
        } finally {
            children.forEach(Process::destroyForcibly);
        }
    }

    private void judge(Path round, String as) throws Exception {
        try (FileJournal journal = Journals.open(round)) {
            List<Stored> held = new ArrayList<>();
            journal.replay(held::add);
            Set<String> keys = new HashSet<>(Journals.keys(held));
            assertThat(promised.stream().filter(key -> !keys.contains(key)))
                    .as("lost, %s", as)
                    .isEmpty();
            assertThat(keys).as("twice, %s", as).hasSameSizeAs(held);
            assertThat(held)
                    .as("different, %s", as)
                    .allMatch(record -> Arrays.equals(
                            record.payload(), Journals.entry(record.key()).payload()));
            assertThat(tooFar(held)).as("never submitted, %s", as).isEmpty();
            assertThat(journal.figures().damaged()).as(as).isZero();
            assertThat(gaps(held)).as("gaps, %s", as).isEmpty();
        }
    }

    /**
     * Kept records that their thread cannot have come to: it submits the next when the one before was promised. The parent
     * may have missed one line, so two records more than it knows of are right.
     */
    private List<Stored> tooFar(List<Stored> held) {
        Map<String, Integer> reached = new HashMap<>();
        for (String key : promised) {
            reached.merge(thread(key), number(key), Math::max);
        }
        return held.stream()
                .filter(record -> record.stream() == Stream.KEPT
                        && number(record.key()) > reached.getOrDefault(thread(record.key()), -1) + 2)
                .toList();
    }

    private static String thread(String key) {
        return key.substring(0, key.lastIndexOf('-'));
    }

    private static int number(String key) {
        return Integer.parseInt(key.substring(key.lastIndexOf('-') + 1));
    }

    /** Sequences that do not follow their predecessor, per writer and stream. */
    private static List<String> gaps(List<Stored> held) {
        List<String> gaps = new ArrayList<>();
        Map<String, Long> last = new HashMap<>();
        for (Stored record : held) {
            Long before = last.put(record.writer() + record.stream(), record.sequence());
            if (record.sequence() != (before == null ? 1 : before + 1)) {
                gaps.add(before + " -> " + record);
            }
        }
        return gaps;
    }

    private static List<String> killedAfter(Process child, int lines) throws IOException, InterruptedException {
        List<String> keys = new ArrayList<>();
        try (BufferedReader output = child.inputReader(UTF_8)) {
            String line = output.readLine();
            while (line != null && keys.size() < lines) {
                keys.add(line);
                line = output.readLine();
            }
            child.toHandle().destroyForcibly(); // the process itself would close its output, which is still wanted
            while (line != null) {
                keys.add(line);
                line = output.readLine();
            }
        }
        child.waitFor();
        if (!keys.isEmpty()) {
            keys.remove(keys.size() - 1); // may be half a line
        }
        return keys;
    }

    /** The process that is killed: eight threads append, one takes off. */
    static final class Child {
        private Child() {}

        public static void main(String[] args) throws Exception {
            FileJournal journal =
                    FileJournal.open(Path.of(args[0]), Options.standard().segmentBytes(20_000));
            for (int thread = 0; thread < THREADS; thread++) {
                String prefix = args[1] + "-" + thread + "-";
                start(() -> {
                    for (int i = 0; true; i++) {
                        journal.offer(Journals.entry(prefix + "lossy-" + i));
                        String key = Journals.append(journal, prefix + i).key();
                        synchronized (System.out) {
                            System.out.println(key);
                            System.out.flush();
                        }
                    }
                });
            }
            start(() -> {
                while (true) {
                    journal.settle(journal.claim(50, 10_000));
                }
            });
        }

        private static void start(Runnable endless) {
            new Thread(endless).start();
        }
    }
}
