package org.securitynudge.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Images of a real file system, taken at random moments while a journal writes on it: each is what a loss of power at that
 * moment leaves. Needs root, loop devices, mkfs.ext4 and mkfs.xfs: {@code mvn -Ppower -pl nudge-core test}.
 * -Dnudge.power.images sets how many images are taken.
 */
@Tag("long")
@Tag("power")
final class PowerLossTest {
    private static final int IMAGES = Integer.getInteger("nudge.power.images", 200);
    private static final int IMAGES_EACH = 25;

    /** An image, and when it was taken. */
    private record Shot(Path image, long from, long to) {}

    private final long seed = Long.getLong("nudge.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private int promised;
    private int lost;
    private int torn;
    private int images;

    @Test
    void nothingPromisedIsLostWithThePower(@TempDir Path directory) throws Exception {
        takeAndJudge(directory, IMAGES, true);

        assertThat(lost).isZero();
        assertThat(promised).isGreaterThan(images);
    }

    @Test
    void aJournalThatForcesNothingIsSeenToLose(@TempDir Path directory) throws Exception {
        takeAndJudge(directory, IMAGES_EACH, false);

        assertThat(lost).isPositive();
    }

    private void takeAndJudge(Path directory, int most, boolean forces) throws Exception {
        try (LoopMount mount = new LoopMount(directory)) {
            while (images < most) {
                List<Shot> shots = new ArrayList<>();
                PowerLossChild child = PowerLossChild.start(mount.live(), forces, "life" + images);
                try {
                    for (int i = 0; i < IMAGES_EACH; i++) {
                        child.awaitLines(1 + random.nextInt(150));
                        long from = System.nanoTime();
                        shots.add(new Shot(mount.image(), from, System.nanoTime()));
                    }
                } finally {
                    child.kill();
                }
                for (Shot shot : shots) {
                    mount.inspect(shot.image(), found -> judge(found, shot, child));
                }
            }
        }
        System.out.printf(
                "%s: %d images, %d promised before one, %d of them lost, %d torn records, seed %d%n",
                forces ? "as it is" : "without the force of a group", images, promised, lost, torn, seed);
    }

    private void judge(Path found, Shot shot, PowerLossChild child) throws Exception {
        List<Stored> held = new ArrayList<>();
        try (FileJournal journal = Journals.open(found)) {
            journal.replay(held::add);
            torn += (int) journal.figures().damaged();
        }
        assertThat(held)
                .as("seed %s", seed)
                .allSatisfy(record -> assertThat(record.payload())
                        .isEqualTo(Journals.entry(record.key()).payload()));
        Set<String> missing = new HashSet<>(child.promisedBefore(shot.from()));
        missing.removeAll(child.settledBefore(shot.to()));
        promised += missing.size();
        Journals.keys(held).forEach(missing::remove);
        lost += missing.size();
        images++;
    }
}
