package org.securitynudge.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What a killed process wrote and did not force is durable before the next one builds on it: then the power may go. */
final class KillThenPowerLossTest {
    private static final Path ROOT = Path.of("/j");
    private static final int MOST_OPERATIONS = 60;
    private static final int ROUNDS = 20;

    private final Random random = new Random(7);

    @Test
    void aRecordThatWasHandedOutStays() throws Exception {
        whatTheNextFindsStays(subject -> {
            append(subject, "k1");
            append(subject, "k2");
        });
    }

    @Test
    void whatWasSetAsideStays() throws Exception {
        whatTheNextFindsStays(subject -> {
            append(subject, "k1");
            subject.park(subject.claim(1, 1).get(0));
        });
    }

    @Test
    void aSegmentGoesOnlyWhenTheCursorThatWasFoundIsDurable() throws Exception {
        whatTheNextFindsStays(subject -> {
            for (int i = 0; i < 4; i++) {
                append(subject, "k" + i);
                subject.settle(subject.claim(1, 1));
            }
        });
    }

    /** Kills at each operation in turn; the next owner goes on, and then the power goes. */
    private void whatTheNextFindsStays(Work work) throws IOException {
        for (int operation = 1; operation <= MOST_OPERATIONS; operation++) {
            for (int round = 0; round < ROUNDS; round++) {
                SimulatedDisk disk = killed(operation, work);

                Subject next = open(disk);
                Set<String> found = waitingOrParked(next, disk);
                append(next, "last");
                next.discard();
                disk = disk.afterPowerLoss();
                next.close();

                Subject last = open(disk);
                assertThat(waitingOrParked(last, disk))
                        .as("killed in operation %s", operation)
                        .containsAll(found)
                        .contains("last");
                assertThat(last.figures().damaged())
                        .as("killed in operation %s", operation)
                        .isZero();
                last.close();
            }
        }
    }

    private SimulatedDisk killed(int operation, Work work) {
        SimulatedDisk disk = new SimulatedDisk(random, ROOT);
        disk.failAfter(operation);
        List<Subject> first = new ArrayList<>();
        try {
            first.add(open(disk));
            work.on(first.get(0));
        } catch (JournalException e) {
            assertThat(disk.isOff()).isTrue();
        }
        SimulatedDisk after = disk.afterKill();
        first.forEach(Subject::close);
        return after;
    }

    private Subject open(SimulatedDisk disk) throws JournalException {
        return Subject.archive(
                ROOT, Options.standard().disk(disk).random(random).segmentBytes(200));
    }

    private static void append(Subject subject, String key) throws JournalException {
        subject.append(Stream.KEPT, List.of(Journals.entry(key)));
    }

    private static Set<String> waitingOrParked(Subject subject, Disk disk) throws IOException {
        Evidence evidence = Evidence.of(List.of(subject), disk, ROOT);
        Set<String> keys = new TreeSet<>(Journals.keys(evidence.claimable()));
        keys.addAll(evidence.parked());
        return keys;
    }

    /** What the process that is killed does. */
    private interface Work {
        void on(Subject subject) throws JournalException;
    }
}
