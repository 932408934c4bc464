package org.securitynudge.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Child processes that print a key after its record was promised, killed at a random moment. -Dnudge.journal.kills sets how
 * often. What a kill cannot show is whether a force reached the disk: {@link DiskFaultTest} is about that.
 */
final class KillTest {
    private static final int KILLS = Integer.getInteger("nudge.journal.kills", 5);
    private static final int PROCESSES = 2;

    @TempDir
    Path directory;

    @Test
    void nothingThatWasPromisedIsLostWhenTheProcessIsKilled() throws Exception {
        long seed = Long.getLong("nudge.journal.seed", System.nanoTime());
        Random random = new Random(seed);
        Set<String> promised = new HashSet<>();
        for (int cycle = 0; cycle < KILLS; cycle++) {
            List<Process> children = new ArrayList<>();
            for (int i = 0; i < PROCESSES; i++) {
                children.add(ChildProcess.start(Child.class, directory.toString(), cycle + "-" + i));
            }
            try {
                for (Process child : children) {
                    promised.addAll(killedAfter(child, 1 + random.nextInt(400)));
                }
            } finally {
                children.forEach(Process::destroyForcibly);
            }

            try (FileJournal journal = Journals.open(directory)) {
                List<Stored> held = new ArrayList<>();
                journal.replay(held::add);

                String as = "seed " + seed + " cycle " + cycle;
                Set<String> keys = new HashSet<>(Journals.keys(held));
                assertThat(promised.stream().filter(key -> !keys.contains(key)))
                        .as(as)
                        .isEmpty();
                assertThat(keys).as(as).hasSameSizeAs(held);
                assertThat(held)
                        .as(as)
                        .allSatisfy(record -> assertThat(record.payload())
                                .isEqualTo(Journals.entry(record.key()).payload()));
                assertThat(journal.figures().damaged()).as(as).isZero();
                assertThat(gaps(held)).as(as).isEmpty();
            }
        }
        assertThat(promised).hasSizeGreaterThan(KILLS);
        System.out.println("kills " + KILLS * PROCESSES + ", promised " + promised.size() + ", lost 0, seed " + seed);
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
            for (int thread = 0; thread < 8; thread++) {
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
