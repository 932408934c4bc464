package org.securitynudge.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.securitynudge.journal.FaultyDisk.Operation;
import org.securitynudge.journal.JournalException.Reason;

/** R4: the disk full at every 4 KiB, each force failing in turn, and directories that are not ours to use. */
final class EveryFaultTest {
    private static final int BLOCK = 4096;

    private final FaultyDisk disk = FaultyDisk.withoutForces();
    private final Options options = Options.standard().disk(disk).segmentBytes(10_000);

    @TempDir
    Path directory;

    @Test
    void aDiskThatIsFullAtAnyBlockLosesNothingAndGoesOn() throws Exception {
        for (int blocks = 0; blocks <= 16; blocks++) {
            Path here = directory.resolve("full" + blocks);
            List<String> promised = new ArrayList<>();
            try (FileJournal journal = FileJournal.open(here, options)) {
                disk.room((long) blocks * BLOCK);
                for (int i = 0; i < 25; i++) {
                    appendOrBeRefused(journal, "k" + i, promised, Reason.DISK_FULL);
                }
                assertThat(promised.size()).as("%s blocks", blocks).isBetween(blocks / 2, 2 * blocks);
                disk.heal();
                Journals.append(journal, "goes-on");
                promised.add("goes-on");
            }
            assertThat(heldKeys(here)).as("%s blocks", blocks).containsExactlyElementsOf(promised);
        }
    }

    @Test
    void eachForceThatFailsInTurnLosesNothing() throws Exception {
        int forces = 1;
        for (int failing = 1; failing <= forces; failing++) {
            Path here = directory.resolve("force" + failing);
            List<String> promised = new ArrayList<>();
            AtomicInteger left = new AtomicInteger(failing);
            try (FileJournal journal = FileJournal.open(here, options)) {
                disk.done().clear();
                disk.plan((operation, path) -> {
                    boolean force = operation == Operation.FORCE || operation == Operation.FORCE_DIRECTORY;
                    if (force && left.decrementAndGet() == 0) {
                        throw new IOException("Input/output error");
                    }
                });
                for (int i = 0; i < 12; i++) {
                    appendOrBeRefused(journal, "k" + i, promised, Reason.IO);
                    journal.settle(journal.claim(1, 10_000));
                    journal.discard(Journals.NOON, () -> new byte[0]);
                }
                disk.heal();
            }
            forces = Math.max(forces, (int) disk.done().stream()
                    .filter(step -> step.startsWith("FORCE"))
                    .count());
            List<String> held = heldKeys(here);
            assertThat(promised).as("force %s", failing).endsWith(held.toArray(new String[0]));
            assertThat(held).as("force %s", failing).isNotEmpty();
        }
        assertThat(forces).isGreaterThan(20);
    }

    @Test
    void aDirectoryOfSomebodyElseIsLeftAloneAndCounted() throws Exception {
        String theirs;
        try (FileJournal journal = FileJournal.open(directory, options)) {
            Journals.append(journal, "theirs");
            theirs = journal.writer();
        }
        disk.plan((operation, path) -> {
            if (path.toString().contains(theirs)) {
                throw new AccessDeniedException(path.toString());
            }
        });

        try (FileJournal journal = FileJournal.open(directory, options)) {
            assertThat(journal.figures().inaccessible()).isEqualTo(1);
            assertThat(journal.writer()).isNotEqualTo(theirs);
            Journals.append(journal, "ours");
        }
    }

    @Test
    void aReadOnlyFileSystemIsNamedWithTheRemedy() {
        disk.plan((operation, path) -> {
            if (operation != Operation.READ && operation != Operation.OPEN) {
                throw new FileSystemException(path.toString(), null, "Read-only file system");
            }
        });

        assertThat(org.assertj.core.api.Assertions.catchThrowableOfType(
                        JournalException.class, () -> FileJournal.open(directory, options)))
                .hasMessageStartingWith("journal directory " + directory)
                .hasMessageContaining(" is not writable: ")
                .hasMessageContaining("Read-only file system")
                .hasMessageEndingWith("; let the user of this process write there, or choose another directory");
    }

    @Test
    void linksInsideAreNotFollowed() throws Exception {
        Path writer;
        try (FileJournal journal = Journals.open(directory)) {
            Journals.append(journal, "k1");
            writer = directory.toRealPath().resolve("journal").resolve(journal.writer());
        }
        for (String name : List.of("owner.lock", "ack/00000000000000000001.seg", "ack/cursor")) {
            Path outside = Files.writeString(directory.resolve("outside"), "not ours");
            Path file = writer.resolve(name);
            Path kept = directory.resolve("kept");
            boolean there = Files.exists(file);
            if (there) {
                Files.move(file, kept);
            }
            Files.createSymbolicLink(file, outside);

            try (FileJournal journal = Journals.open(directory)) {
                assertThat(journal.figures().inaccessible()).as(name).isEqualTo(1);
                Journals.append(journal, "k2");
            }

            assertThat(outside).as(name).hasContent("not ours");
            Files.delete(file);
            if (there) {
                Files.move(kept, file);
            }
        }
        try (FileJournal journal = Journals.open(directory)) {
            assertThat(Journals.held(journal)).contains("k1", "k2");
        }
    }

    private static void appendOrBeRefused(FileJournal journal, String key, List<String> promised, Reason reason) {
        try {
            promised.add(Journals.append(journal, new Entry(key, Journals.NOON, new byte[3000]))
                    .key());
        } catch (UncheckedIOException e) {
            assertThat(((JournalException) e.getCause()).reason()).isEqualTo(reason);
        }
    }

    private static List<String> heldKeys(Path directory) throws JournalException {
        List<String> keys = new ArrayList<>();
        try (FileJournal journal = Journals.open(directory)) {
            journal.replay(record -> keys.add(record.key()));
            assertThat(journal.figures().damaged()).isZero();
        }
        return keys;
    }
}
