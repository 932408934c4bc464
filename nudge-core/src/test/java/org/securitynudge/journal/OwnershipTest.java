package org.securitynudge.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.securitynudge.journal.Journals.append;
import static org.securitynudge.journal.Journals.appendAll;
import static org.securitynudge.journal.Journals.discard;
import static org.securitynudge.journal.Journals.entry;
import static org.securitynudge.journal.Journals.files;
import static org.securitynudge.journal.Journals.held;
import static org.securitynudge.journal.Journals.keys;
import static org.securitynudge.journal.Journals.open;
import static org.securitynudge.journal.Journals.writers;

import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may write where: several journals on one directory, owners that are gone, directories that are not fit. */
final class OwnershipTest {
    @TempDir
    Path directory;

    @Test
    void twoJournalsOnOneDirectoryDoNotDisturbEachOther() throws Exception {
        try (FileJournal one = open(directory);
                FileJournal two = open(directory)) {
            append(one, "one");
            append(two, "two");

            assertThat(one.writer()).isNotEqualTo(two.writer());
            assertThat(held(one)).containsExactly("one");
            assertThat(held(two)).containsExactly("two");
            one.settle(one.claim(10, 1000));
            assertThat(keys(two.claim(10, 1000))).containsExactly("two");
        }
        assertThat(System.getProperty("org.securitynudge.journal.open")).isNull();
    }

    @Test
    void aDeadOwnersRecordsAreAdoptedDrainedAndTheirDirectoryRemoved() throws Exception {
        try (FileJournal one = FileJournal.open(directory, at(1000));
                FileJournal two = FileJournal.open(directory, at(2000))) {
            appendAll(one, 1, 3);
            appendAll(two, 4, 5);
            two.offer(entry("lossy"));
        }
        assertThat(writers(directory)).hasSize(2);

        try (FileJournal journal = FileJournal.open(directory, at(3000))) {
            assertThat(journal.writer()).startsWith("w-0000000002000-"); // the newest is continued
            assertThat(held(journal)).containsExactly("k1", "k2", "k3", "k4", "k5", "lossy");
            assertThat(keys(journal.claim(10, 1000))).containsExactly("k1", "k2", "k3", "k4", "k5", "lossy");
            assertThat(append(journal, "k6").sequence()).isEqualTo(3);

            journal.settle(journal.claim(4, 1000));
            assertThat(keys(journal.claim(10, 1000))).containsExactly("k5", "k6", "lossy");
            assertThat(writers(directory)).hasSize(2); // no state stands for it yet

            discard(journal);
            assertThat(writers(directory)).hasSize(1);
            assertThat(held(journal)).containsExactly("k4", "k5", "k6", "lossy");
        }
        try (FileJournal journal = open(directory)) {
            assertThat(keys(journal.claim(10, 1000))).containsExactly("k5", "k6", "lossy");
            assertThat(journal.figures().damaged()).isZero();
        }
    }

    @Test
    void anOrphanWithParkedRecordsStays() throws Exception {
        try (FileJournal one = FileJournal.open(directory, at(1000));
                FileJournal two = FileJournal.open(directory, at(2000))) {
            append(one, "k1");
            one.park(one.claim(1, 1).get(0), "refused");
            append(two, "k2");
        }

        try (FileJournal journal = open(directory)) {
            journal.settle(journal.claim(10, 1000));
            discard(journal);

            assertThat(writers(directory)).hasSize(2);
            assertThat(journal.figures().parked()).isEqualTo(1);
        }
    }

    @Test
    void aDirectoryLockedByAnotherProcessIsNotTouched() throws Exception {
        String writer;
        try (FileJournal journal = open(directory)) {
            append(journal, "theirs");
            writer = journal.writer();
        }
        Path lock = directory.resolve("journal").resolve(writer).resolve("owner.lock");
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE);
                var held = channel.lock();
                FileJournal journal = open(directory)) {
            assertThat(held.isValid()).isTrue();
            assertThat(journal.writer()).isNotEqualTo(writer);
            assertThat(held(journal)).isEmpty();
        }
    }

    /** On POSIX, opening and closing the lock file a second time in the process that holds it drops the lock. */
    @Test
    void anotherProcessTakesOverNothingFromAProcessThatOpenedTwice() throws Exception {
        try (FileJournal one = open(directory);
                FileJournal two = open(directory);
                FileJournal three = open(directory)) {
            append(one, "k1");
            Process other = ChildProcess.start(Opener.class, directory.toString());
            String writer = new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();

            assertThat(other.waitFor()).isZero();
            assertThat(writer).startsWith("w-").isNotIn(one.writer(), two.writer(), three.writer());
        }
    }

    /** Another process, which prints whose directory it writes in. */
    static final class Opener {
        private Opener() {}

        public static void main(String[] args) throws Exception {
            try (FileJournal journal = open(Path.of(args[0]))) {
                System.out.println(journal.writer());
            }
        }
    }

    @Test
    void aHalfMadeDirectoryIsSkipped() throws Exception {
        Files.createDirectories(directory.resolve("journal/w-0000000001000-00000000deadbeef/ack"));

        try (FileJournal journal = open(directory)) {
            append(journal, "a");
            assertThat(journal.figures().inaccessible()).isZero();
        }
    }

    @Test
    void filesAndDirectoriesAreForTheOwnerOnly() throws Exception {
        assumeThat(directory.getFileSystem().supportedFileAttributeViews()).contains("posix");
        Path fresh = directory.resolve("a/b");
        try (FileJournal journal = open(fresh)) {
            append(journal, "k1");
            journal.offer(entry("k2"));
            journal.park(journal.claim(1, 1).get(0), "refused");
        }

        try (var all = Files.walk(fresh)) {
            assertThat(all)
                    .isNotEmpty()
                    .allSatisfy(path -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                            .as(path.toString())
                            .isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------"));
        }
    }

    @Test
    void aDirectoryThatEverybodyMayWriteIsRefused() throws Exception {
        assumeThat(directory.getFileSystem().supportedFileAttributeViews()).contains("posix");
        Path open = Files.createDirectory(directory.resolve("open"));
        Set<PosixFilePermission> everybody = PosixFilePermissions.fromString("rwxrwxrwx");
        Files.setPosixFilePermissions(open, everybody);

        assertThatThrownBy(() -> open(open))
                .isInstanceOf(JournalException.class)
                .hasMessage("journal directory " + open.toRealPath()
                        + " is writable by everybody; chmod o-w it, or choose another directory");
        assertThat(files(open, "")).containsExactly(open);
    }

    @Test
    void aSymbolicLinkToADirectoryIsFine() throws Exception {
        Path real = Files.createDirectory(directory.resolve("real"));
        Path link = Files.createSymbolicLink(directory.resolve("link"), real);

        try (FileJournal journal = open(link)) {
            append(journal, "k1");
        }
        try (FileJournal journal = open(real)) {
            assertThat(held(journal)).containsExactly("k1");
        }
    }

    @Test
    void aFileIsNoDirectory() throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "x");

        assertThatThrownBy(() -> open(file))
                .isInstanceOf(JournalException.class)
                .hasMessage("journal directory " + file + " is a file; choose a directory");
    }

    @Test
    void aSetClockDoesNotConfuseTheOrderOfSequences() throws Exception {
        for (long millis : new long[] {5000, 1000, 9000, 3000}) {
            try (FileJournal journal = FileJournal.open(directory, at(millis))) {
                append(journal, "at" + millis);
            }
        }

        try (FileJournal journal = FileJournal.open(directory, at(0))) {
            assertThat(keys(journal.claim(10, 1000))).containsExactly("at5000", "at1000", "at9000", "at3000");
        }
    }

    private static Options at(long millis) {
        return Options.standard().clock(InstantSource.fixed(Instant.ofEpochMilli(millis)));
    }
}
