package org.securitynudge.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** States that stand for deleted records, when directories come and go. */
final class StateCrashTest {
    private static final Path ROOT = Path.of("/j");

    private final Random random = new Random(3);
    private SimulatedDisk disk = new SimulatedDisk(random, ROOT);
    private Instant now = Journals.NOON;

    @Test
    void aHalfDeletedDirectoryIsNotContinuedWithNumbersThatWereUsed() throws Exception {
        for (int operation = 1; operation < 60; operation++) {
            disk = new SimulatedDisk(random, ROOT);
            Subject older = open();
            Subject newer = open();
            Map<String, Long> last = new HashMap<>();
            append(newer, last, "k1");
            append(newer, last, "k2");
            newer.close();
            older.upkeep();
            older.settle(older.claim(10, 10_000));
            disk.failAfter(operation);
            older.discard(); // deletes the newer one's directory
            disk = disk.afterPowerLoss();
            older.close();

            Subject next = open();
            assertThat(next.memory()).as("cut in operation %s", operation).contains("k1", "k2");
            append(next, last, "k3");
            next.close();

            Subject again = open();
            assertThat(again.memory()).as("cut in operation %s", operation).contains("k1", "k2", "k3");
            again.close();
        }
    }

    @Test
    void ofTwoStatesThatStandForEachOtherOneIsHandedOver() throws Exception {
        Subject older = open();
        Subject newer = open();
        Map<String, Long> last = new HashMap<>();
        for (int i = 1; i <= 3; i++) {
            append(older, last, "old" + i);
            append(newer, last, "new" + i);
        }
        newer.close();
        older.upkeep();
        older.settle(older.claim(1, 10_000));
        older.discard(); // its state stands for both
        older.close();

        Subject both = open(); // writes in the newer one's directory, and has the older one's, too
        both.settle(both.claim(1, 10_000));
        both.discard();
        both.close();

        Subject next = open();
        assertThat(next.memory()).contains("old1", "old2", "old3", "new1", "new2", "new3");
        next.close();
    }

    private Subject open() throws JournalException {
        now = now.plusMillis(1);
        Options options = Options.standard().disk(disk).random(random).clock(() -> now);
        return Subject.archive(ROOT, options.segmentBytes(200));
    }

    private static void append(Subject subject, Map<String, Long> last, String key) throws JournalException {
        Stored stored =
                subject.append(Stream.KEPT, List.of(Journals.entry(key))).get(0);
        Long before = last.put(stored.writer(), stored.sequence());
        assertThat(stored.sequence()).as(key).isGreaterThan(before == null ? 0 : before);
    }
}
