package org.securitynudge.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.securitynudge.journal.Ledger.Kind;
import org.securitynudge.journal.Ledger.Violation;

/** Several lives of journals on one simulated disk, each ended by a kill or a loss of power: all of it from one seed. */
final class CrashRun {
    /**
     * What is run.
     *
     * @param root the directory of the journals
     * @param opener how a journal is opened
     * @param door what is between the journal and the disk; one for each life
     * @param faults how many of a thousand operations fail, in the lives in which any do
     */
    record Setup(Path root, Subject.Opener opener, UnaryOperator<Disk> door, int faults) {
        Setup through(UnaryOperator<Disk> other) {
            return new Setup(root, opener, other, faults);
        }
    }

    private final Setup setup;
    private final Random random;
    private final Ledger ledger = new Ledger();
    private final long segmentBytes;
    private final long budgetBytes;
    private final int lives;
    private final int faults;
    private SimulatedDisk disk;
    private Disk door;
    private Instant now = Journals.NOON;
    private int crashes;

    CrashRun(long seed, Setup setup) {
        this.setup = setup;
        this.random = new Random(seed * 0x9E3779B97F4A7C15L);
        this.segmentBytes = 300L + random.nextInt(3000);
        this.budgetBytes = random.nextInt(3) == 0 ? 4000L + random.nextInt(10_000) : 1L << 20;
        this.lives = 2 + random.nextInt(3);
        this.faults = random.nextInt(3) == 0 ? setup.faults() : 0;
        this.disk = new SimulatedDisk(random, setup.root());
        this.door = disk;
    }

    /** Runs it; returns what is wrong. */
    List<Violation> violations() throws IOException {
        for (int life = 1; life <= lives && ledger.violations().isEmpty(); life++) {
            door = setup.door().apply(disk);
            boolean blind = life < lives && random.nextInt(5) == 0;
            if (blind) {
                disk.failAfter(1 + random.nextInt(40));
                disk.faults(faults);
            }
            List<Subject> subjects = opened(blind);
            if (!blind) {
                judge(subjects);
                disk.failAfter(1 + random.nextInt(random.nextBoolean() ? 40 : 250));
                disk.faults(faults);
            }
            if (life < lives) {
                for (int act = random.nextInt(30); act > 0 && !disk.isOff() && !subjects.isEmpty(); act--) {
                    act(subjects.get(random.nextInt(subjects.size())));
                    closeOne(subjects);
                }
            }
            end(subjects);
        }
        return ledger.violations();
    }

    int promises() {
        return ledger.promises();
    }

    int crashes() {
        return crashes;
    }

    private List<Subject> opened(boolean mayFail) {
        List<Subject> subjects = new ArrayList<>();
        Options options = Options.standard()
                .disk(door)
                .random(random)
                .clock(() -> now)
                .segmentBytes(segmentBytes)
                .budgetBytes(budgetBytes)
                .lossRecord(loss -> ledger.lossRecord(loss, now));
        try {
            for (int i = random.nextInt(4) == 0 ? 2 : 1; i > 0; i--) {
                subjects.add(setup.opener().open(setup.root(), options));
            }
        } catch (JournalException e) {
            if (!mayFail) {
                ledger.violations().add(new Violation(Kind.LOST, "not opened: " + e));
            }
        }
        return subjects;
    }

    private void judge(List<Subject> subjects) throws IOException {
        ledger.judge(Evidence.of(subjects, disk, setup.root()));
        for (Subject subject : subjects) {
            subject.pass();
            if (subject.figures().inaccessible() > 0) {
                ledger.violations().add(new Violation(Kind.LOST, "a directory is inaccessible"));
            }
        }
    }

    private void act(Subject subject) {
        int what = random.nextInt(100);
        if (what < 40) {
            append(subject, Stream.KEPT);
        } else if (what < 55) {
            append(subject, Stream.LOSSY);
        } else if (what < 75) {
            settle(subject);
        } else if (what < 82) {
            park(subject);
        } else if (what < 85) {
            requeue(subject);
        } else if (what < 94) {
            ledger.discarding(subject.memory());
            subject.discard();
        } else {
            now = now.plusMillis(random.nextInt(10_000) - 5000); // the clock is set
        }
        subject.pass();
        now = now.plusMillis(random.nextInt(300));
    }

    /** One of several goes; another takes over what it leaves. */
    private void closeOne(List<Subject> subjects) {
        if (subjects.size() > 1 && random.nextInt(12) == 0) {
            subjects.remove(random.nextInt(subjects.size())).close();
            subjects.get(0).upkeep();
        }
    }

    /** Somebody renames a file of a parked record, to have it handed out once more. */
    private void requeue(Subject subject) {
        try {
            disk.requeue(random);
        } catch (IOException e) {
            assertThat(disk.isOff() || faults > 0).isTrue();
        }
        subject.upkeep();
    }

    private void append(Subject subject, Stream stream) {
        List<Entry> group = new ArrayList<>();
        int size = random.nextInt(4) == 0 ? random.nextInt(700) : 40;
        for (int i = random.nextInt(4); i >= 0; i--) {
            byte[] payload = new byte[size];
            random.nextBytes(payload);
            group.add(ledger.submit(stream, now, payload));
        }
        try {
            ledger.promise(subject.append(stream, group));
        } catch (JournalException e) {
            // Nothing was promised: all of the group may be found, or some, or nothing.
            group.clear();
        }
    }

    private void settle(Subject subject) {
        List<Stored> claimed = subject.claim(1 + random.nextInt(12), 1 + random.nextInt(4000));
        ledger.deliver(claimed);
        List<Stored> done =
                claimed.stream().filter(record -> random.nextInt(5) > 0).toList();
        ledger.settling(done);
        subject.settle(done);
        if (faults == 0 && !disk.isOff()) {
            ledger.settled(done);
        }
    }

    private void park(Subject subject) {
        List<Stored> claimed = subject.claim(1 + random.nextInt(3), 4000);
        ledger.deliver(claimed);
        if (!claimed.isEmpty()) {
            Stored record = claimed.get(claimed.size() - 1);
            ledger.parking(record);
            subject.park(record);
        }
    }

    /** By a proper close, a kill or a loss of power. */
    private void end(List<Subject> subjects) {
        if (random.nextInt(6) == 0) {
            subjects.forEach(Subject::close);
            subjects.clear();
        }
        Set<String> names = disk.writers();
        disk = random.nextInt(3) == 0 ? disk.afterKill() : disk.afterPowerLoss();
        subjects.forEach(Subject::close); // what is off writes nothing: this only lets go of names and threads
        names.forEach(OpenWriters::remove); // those that the process was not to look at again
        crashes++;
    }
}
