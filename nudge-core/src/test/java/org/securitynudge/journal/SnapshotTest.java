package org.securitynudge.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.securitynudge.journal.Journals.NOON;
import static org.securitynudge.journal.Journals.append;
import static org.securitynudge.journal.Journals.appendAll;
import static org.securitynudge.journal.Journals.entry;
import static org.securitynudge.journal.Journals.files;
import static org.securitynudge.journal.Journals.writers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.securitynudge.journal.FaultyDisk.Operation;

/** What is known of records that are gone: a state stands for them, and nothing goes before it is durable. */
final class SnapshotTest {
    private final FaultyDisk disk = new FaultyDisk();
    private final Options options = Options.standard().disk(disk).segmentBytes(300);

    @TempDir
    Path directory;

    /** Remembers keys, and what states said. */
    private static final class Keys implements Memory {
        private final List<String> states = new ArrayList<>();
        private final List<String> records = new ArrayList<>();

        @Override
        public void state(byte[] state) {
            states.add(new String(state, UTF_8));
        }

        @Override
        public void record(Stored record) {
            records.add(record.key());
        }
    }

    private static Keys recovered(Journal journal) {
        Keys keys = new Keys();
        journal.recover(keys);
        return keys;
    }

    private static void settleAll(Journal journal) {
        journal.settle(journal.claim(100, 100_000));
    }

    private static void discard(Journal journal, String state) {
        journal.discard(NOON, () -> state.getBytes(UTF_8));
    }

    @Test
    void aStateStandsForRecordsThatAreGone() throws Exception {
        try (FileJournal journal = FileJournal.open(directory, options)) {
            appendAll(journal, 1, 9);
            settleAll(journal);

            discard(journal, "k1 to k9");
            appendAll(journal, 10, 11);
        }

        try (FileJournal journal = FileJournal.open(directory, options)) {
            Keys known = recovered(journal);
            assertThat(known.states).containsExactly("k1 to k9");
            assertThat(known.records).containsExactly("k10", "k11");
        }
    }

    @Test
    void noStateIsAskedForWhenNothingCanGo() throws Exception {
        List<String> asked = new ArrayList<>();
        try (FileJournal journal = FileJournal.open(directory, options)) {
            appendAll(journal, 1, 9);

            journal.discard(NOON, () -> {
                asked.add("asked");
                return new byte[0];
            });

            assertThat(asked).isEmpty();
            assertThat(files(directory, "state.snap")).isEmpty();
        }
    }

    @Test
    void theStateIsDurableBeforeASegmentGoes() throws Exception {
        try (FileJournal journal = FileJournal.open(directory, options)) {
            appendAll(journal, 1, 9);
            settleAll(journal);
            disk.done().clear();

            discard(journal, "all");

            assertThat(disk.done())
                    .containsSubsequence(
                            "FORCE state.snap.tmp",
                            "RENAME state.snap",
                            "FORCE_DIRECTORY " + journal.writer(),
                            "DELETE 00000000000000000001.seg");
        }
    }

    @Test
    void nothingGoesWhenTheStateCannotBeWritten() throws Exception {
        try (FileJournal journal = FileJournal.open(directory, options)) {
            appendAll(journal, 1, 9);
            settleAll(journal);
            int segments = files(directory, ".seg").size();
            disk.plan((operation, path) -> {
                if (operation == Operation.WRITE && path.toString().contains("state")) {
                    throw FaultyDisk.noSpace(path);
                }
            });

            discard(journal, "all");

            assertThat(files(directory, ".seg")).hasSize(segments);
            assertThat(files(directory, ".tmp")).isEmpty();
            assertThat(journal.figures().healthy()).isFalse();
            disk.heal();
            discard(journal, "all");
            assertThat(files(directory, ".seg")).hasSize(1);
        }
    }

    @Test
    void aRecordThatComesWhileTheStateIsMadeIsReadAgain() throws Exception {
        try (FileJournal journal = FileJournal.open(directory, options)) {
            appendAll(journal, 1, 9);
            settleAll(journal);

            journal.discard(NOON, () -> {
                append(journal, "late");
                return "k1 to k9".getBytes(UTF_8);
            });
        }

        try (FileJournal journal = FileJournal.open(directory, options)) {
            assertThat(recovered(journal).records).containsExactly("late");
        }
    }

    @Test
    void lossyRecordsOfferedBeforeTheStateIsMadeAreInIt() throws Exception {
        try (FileJournal journal = FileJournal.open(directory, options)) {
            appendAll(journal, 1, 9);
            settleAll(journal);

            journal.discard(NOON, () -> {
                journal.offer(entry("shown-meanwhile"));
                return "everything".getBytes(UTF_8);
            });
        }

        try (FileJournal journal = FileJournal.open(directory, options)) {
            assertThat(recovered(journal).records).isEmpty();
            assertThat(Journals.keys(journal.claim(10, 10_000))).containsExactly("shown-meanwhile");
        }
    }

    @Test
    void theStateOfAnAdoptedDirectoryIsHandedOverUntilOursStandsForIt() throws Exception {
        try (FileJournal one = FileJournal.open(directory, options);
                FileJournal two = FileJournal.open(directory, options)) {
            for (FileJournal journal : List.of(one, two)) {
                appendAll(journal, 1, 9);
                settleAll(journal);
                discard(journal, journal == one ? "one" : "two");
            }
        }

        try (FileJournal journal = FileJournal.open(directory, options)) {
            Keys known = recovered(journal);
            assertThat(known.states).containsExactlyInAnyOrder("one", "two");
            assertThat(known.records).isEmpty();
            discard(journal, "both");
            assertThat(writers(directory)).hasSize(1);
        }
        try (FileJournal journal = FileJournal.open(directory, options)) {
            assertThat(recovered(journal).states).containsExactly("both");
        }
    }

    @Test
    void aStateThatAnotherOneStandsForIsNotHandedOverAsWell() throws Exception {
        try (FileJournal one = FileJournal.open(directory, options)) {
            appendAll(one, 1, 9);
            settleAll(one);
            discard(one, "one");
            Path left = writers(directory).get(0);
            try (FileJournal two = FileJournal.open(directory, options)) {
                append(two, "k10");
                one.close();
                two.upkeep(new Keys());
                settleAll(two);
                disk.plan((operation, path) -> {
                    if (operation == Operation.DELETE && path.startsWith(left.toRealPath())) {
                        throw new IOException("Input/output error");
                    }
                });

                discard(two, "one and two");
            }
        }
        disk.heal();
        assertThat(writers(directory)).hasSize(2); // the process ended before it could delete the other

        try (FileJournal journal = FileJournal.open(directory, options)) {
            assertThat(recovered(journal).states).containsExactly("one and two");
        }
    }

    @Test
    void numbersThatAStateStandsForAreNotGivenAgainWhenTheNewestSegmentIsGone() throws Exception {
        stateOf("k1 to k9");
        for (Path segment : files(directory, ".seg")) {
            Files.delete(segment);
        }
        Files.delete(files(directory, "cursor").get(0));
        List<Loss> losses = new ArrayList<>();
        Options telling = options.lossRecord(loss -> {
            losses.add(loss);
            return Optional.of(entry("loss"));
        });

        try (FileJournal journal = FileJournal.open(directory, telling)) {
            assertThat(losses).singleElement().satisfies(loss -> {
                assertThat(loss.cause()).isEqualTo(Loss.Cause.MISSING);
                assertThat(loss.firstSequence()).isEqualTo(1);
                assertThat(loss.lastSequence()).isEqualTo(9);
            });
            assertThat(append(journal, "k11").sequence()).isEqualTo(11); // the report of the loss is the tenth
        }
    }

    @Test
    void aFlippedBitCostsNothing() throws Exception {
        Path state = stateOf("whole");
        byte[] bytes = Files.readAllBytes(state);

        for (int at = 0; at < bytes.length; at++) {
            byte[] flipped = bytes.clone();
            flipped[at] ^= 0x10;
            Files.write(state, flipped);
            assertThat(Snapshot.read(SystemDisk.INSTANCE, state.getParent())
                            .orElseThrow()
                            .state())
                    .as("byte %d", at)
                    .asString()
                    .isEqualTo("whole");
        }
    }

    @Test
    void aStateThatCannotBeReadIsCountedAndNotHandedOver() throws Exception {
        Path state = stateOf("gone");
        int length = Files.readAllBytes(state).length;

        for (int cut = 0; cut < length / 2; cut++) {
            Files.write(state, new byte[cut]);
            try (FileJournal journal = FileJournal.open(directory, options)) {
                assertThat(recovered(journal).states).isEmpty();
                assertThat(journal.figures().damaged()).isEqualTo(1);
                assertThat(append(journal, "k" + (10 + cut)).sequence()).isEqualTo(10 + cut);
            }
        }
    }

    private Path stateOf(String text) throws IOException {
        try (FileJournal journal = FileJournal.open(directory, options)) {
            appendAll(journal, 1, 9);
            settleAll(journal);
            discard(journal, text);
        }
        return files(directory, "state.snap").get(0);
    }
}
