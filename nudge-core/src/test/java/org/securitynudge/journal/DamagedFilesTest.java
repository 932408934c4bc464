package org.securitynudge.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** R4: every file of a journal cut at every byte and with every bit flipped, one at a time. */
final class DamagedFilesTest {
    private static final Path ROOT = Path.of("/j");
    private static final int RECORDS = 7;
    /** Those before are deleted, or set aside: nobody misses them in the segments. */
    private static final int FIRST_WAITING = 4;

    /** A cursor is mostly zeros. */
    private static final int LONG_FILE = 4096;

    private final Random random = new Random(11);
    private final SimulatedDisk whole = new SimulatedDisk(random, ROOT);
    private final List<Loss> losses = new ArrayList<>();
    private Options options = Options.standard()
            .random(random)
            .segmentBytes(260)
            .lossRecord(loss -> {
                losses.add(loss);
                return Optional.empty();
            });

    /** Two records that are settled, one that is parked, and four that wait. */
    @BeforeEach
    void write() throws IOException {
        options = options.disk(whole);
        Subject subject = Subject.archive(ROOT, options);
        for (int i = 1; i <= RECORDS; i++) {
            subject.append(Stream.KEPT, List.of(Journals.entry("k" + i)));
        }
        subject.settle(subject.claim(2, 10_000));
        subject.discard();
        subject.park(subject.claim(1, 10_000).get(0));
        subject.close();
    }

    @Test
    void aFlippedBitCostsAtMostItsRecordWhichIsReported() throws Exception {
        int cases = 0;
        for (String name : whole.files()) {
            byte[] bytes = whole.bytes(name);
            for (int bit = 0; bit < bytes.length * 8; bit += bytes.length > LONG_FILE ? 61 : 1) {
                byte[] flipped = bytes.clone();
                flipped[bit / 8] ^= (byte) (1 << bit % 8);

                Set<Long> missing = missing(name, flipped, name + " bit " + bit);

                assertThat(missing.size()).as("%s bit %s", name, bit).isLessThanOrEqualTo(1);
                assertThat(reported()).as("%s bit %s", name, bit).containsAll(missing);
                cases++;
            }
        }
        assertThat(cases).isGreaterThan(5000);
    }

    @Test
    void aCutLosesNothingBeforeItAndIsReportedUnlessItIsTheEnd() throws Exception {
        String newest =
                whole.files().stream().filter(name -> name.endsWith(".seg")).reduce("", (before, name) -> name);
        for (String name : whole.files()) {
            byte[] bytes = whole.bytes(name);
            for (int length = 0; length < bytes.length; length += bytes.length > LONG_FILE ? 37 : 1) {
                Set<Long> missing = missing(name, Arrays.copyOf(bytes, length), name + " cut at " + length);

                boolean inSegment = name.endsWith(".seg");
                assertThat(missing.size()).as("%s cut at %s", name, length).isLessThanOrEqualTo(inSegment ? 2 : 0);
                if (!name.equals(newest)) {
                    assertThat(reported()).as("%s cut at %s", name, length).containsAll(missing);
                }
            }
        }
    }

    /** The numbers of the records that were there and are not found with this file instead. */
    private Set<Long> missing(String name, byte[] instead, String as) throws IOException {
        losses.clear();
        SimulatedDisk disk = whole.afterPowerLoss();
        disk.damage(name, instead);
        List<Subject> subjects = new ArrayList<>();
        assertThatCode(() -> subjects.add(Subject.archive(ROOT, options.disk(disk))))
                .as(as)
                .doesNotThrowAnyException();
        Subject subject = subjects.get(0);
        Set<Long> missing = new TreeSet<>();
        for (long i = FIRST_WAITING; i <= RECORDS; i++) {
            missing.add(i);
        }
        subject.replay().forEach(record -> missing.remove(record.sequence()));
        subject.claim(100, 100_000);
        subject.append(Stream.KEPT, List.of(Journals.entry("next")));
        subject.pass();
        subject.close();
        return missing;
    }

    private Set<Long> reported() {
        Set<Long> reported = new TreeSet<>();
        for (Loss loss : losses) {
            for (long sequence = loss.firstSequence(); sequence <= loss.lastSequence(); sequence++) {
                reported.add(sequence);
            }
        }
        return reported;
    }
}
