package org.securitynudge.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.securitynudge.journal.Journals.append;
import static org.securitynudge.journal.Journals.appendAll;
import static org.securitynudge.journal.Journals.entry;
import static org.securitynudge.journal.Journals.files;
import static org.securitynudge.journal.Journals.held;
import static org.securitynudge.journal.Journals.keys;
import static org.securitynudge.journal.Journals.numbered;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are not as they were written. */
final class DamageTest {
    private static final int RECORDS = 8;
    private static final int FEW = 3;
    /** Odd, so that all positions in a byte have their turn; 1 for every bit. */
    private static final int BIT_STEP = Integer.getInteger("nudge.journal.bitStep", 3);

    private static final int RECORD = RecordFormat.size(entry("k1"));

    private static final Options OPTIONS = Options.standard().disk(FaultyDisk.withoutForces());

    @TempDir
    Path directory;

    @Test
    void aCutAtAnyByteLosesOnlyTheTornRecord() throws Exception {
        byte[] whole = written(FEW);
        for (int length = SegmentHeader.SIZE; length <= whole.length; length++) {
            Files.write(segment(), Arrays.copyOf(whole, length));
            int left = (length - SegmentHeader.SIZE) / RECORD;

            try (FileJournal journal = FileJournal.open(directory, OPTIONS)) {
                assertThat(held(journal)).as("cut at %s", length).isEqualTo(numbered(1, left));
                assertThat(journal.figures().damaged()).as("cut at %s", length).isZero();
                assertThat(append(journal, "k" + (left + 1)).sequence()).isEqualTo(left + 1);
            }
            try (FileJournal journal = FileJournal.open(directory, OPTIONS)) {
                assertThat(held(journal)).as("cut at %s", length).isEqualTo(numbered(1, left + 1));
            }
            clear(length);
        }
    }

    @Test
    void aFlippedBitCostsOnlyItsRecordWhichIsQuarantinedAndTold() throws Exception {
        byte[] whole = written(FEW);
        for (int bit = 0; bit < whole.length * 8; bit += BIT_STEP) {
            byte[] flipped = whole.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            Files.write(segment(), flipped);
            int at = bit / 8 - SegmentHeader.SIZE;
            List<String> expected = new ArrayList<>(numbered(1, FEW));
            if (at >= 0) {
                expected.remove("k" + (at / RECORD + 1));
            }

            List<Loss> losses = new ArrayList<>();
            try (FileJournal journal = FileJournal.open(directory, telling(losses))) {
                assertThat(held(journal)).as("bit %s", bit).startsWith(expected.toArray(new String[0]));
                assertThat(journal.figures().damaged()).as("bit %s", bit).isEqualTo(at < 0 ? 0 : 1);
                assertThat(keys(journal.claim(100, 10_000))).startsWith(expected.toArray(new String[0]));
            }
            if (at >= 0) {
                int lost = at / RECORD + 1;
                assertThat(losses).singleElement().satisfies(loss -> {
                    assertThat(loss.firstSequence()).isEqualTo(lost).isEqualTo(loss.lastSequence());
                    assertThat(loss.cause()).isEqualTo(Loss.Cause.DAMAGED);
                });
                assertThat(files(directory, ".bin")).hasSize(1);
            }
            clear(bit);
        }
    }

    @Test
    void bytesOfAnEarlierFileNeverPass(@TempDir Path other) throws Exception {
        byte[] whole = written(RECORDS);
        try (FileJournal journal = FileJournal.open(other, OPTIONS)) {
            appendAll(journal, 1, RECORDS); // the same records with the same sequences: only the salt differs
        }
        byte[] earlier = Files.readAllBytes(files(other, ".seg").get(0));
        int half = SegmentHeader.SIZE + RECORDS / 2 * RECORD;
        System.arraycopy(earlier, half, whole, half, whole.length - half);
        Files.write(segment(), whole);

        try (FileJournal journal = FileJournal.open(directory, OPTIONS)) {
            assertThat(held(journal)).isEqualTo(numbered(1, RECORDS / 2));
        }
    }

    @Test
    void aLossIsToldOnceAndItsSequenceIsNotUsedAgain() throws Exception {
        byte[] whole = written(RECORDS);
        whole[whole.length - 1] ^= 1;
        Files.write(segment(), whole);

        List<Loss> losses = new ArrayList<>();
        for (int life = 0; life < 3; life++) {
            try (FileJournal journal = FileJournal.open(directory, telling(losses))) {
                assertThat(keys(journal.claim(100, 10_000)))
                        .containsExactly("k1", "k2", "k3", "k4", "k5", "k6", "k7", "loss1");
                assertThat(journal.claim(100, 10_000).get(7).sequence()).isEqualTo(RECORDS + 1);
            }
        }

        assertThat(losses).hasSize(1);
    }

    @Test
    void severalDamagedRecordsCostOnlyThemselves() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        byte[] whole = written(RECORDS);
        for (int round = 0; round < 30; round++) {
            byte[] damaged = whole.clone();
            List<String> expected = new ArrayList<>(numbered(1, RECORDS));
            for (int i = 0; i < 1 + random.nextInt(4); i++) {
                int at = random.nextInt(RECORDS * RECORD);
                damaged[SegmentHeader.SIZE + at] ^= (byte) (1 + random.nextInt(255));
                expected.remove("k" + (at / RECORD + 1));
            }
            Files.write(segment(), damaged);

            try (FileJournal journal = FileJournal.open(directory, OPTIONS)) {
                assertThat(held(journal)).as("seed %s round %s", seed, round).isSubsetOf(numbered(1, RECORDS));
                assertThat(held(journal)).as("seed %s round %s", seed, round).containsAll(expected);
            }
            clear(round);
        }
    }

    @Test
    void bothCopiesOfAHeaderGoneCostTheSegmentAndAreCounted() throws Exception {
        Options small = OPTIONS.segmentBytes(SegmentHeader.SIZE + 2L * RECORD);
        try (FileJournal journal = FileJournal.open(directory, small)) {
            appendAll(journal, 1, 6);
        }
        Path second = files(directory, ".seg").get(1);
        byte[] bytes = Files.readAllBytes(second);
        Arrays.fill(bytes, 0, SegmentHeader.SIZE, (byte) 7);
        Files.write(second, bytes);

        try (FileJournal journal = FileJournal.open(directory, small)) {
            assertThat(held(journal)).containsExactly("k1", "k2", "k5", "k6");
            assertThat(journal.figures().damaged()).isEqualTo(2);
            assertThat(append(journal, "k7").sequence()).isEqualTo(7);
        }
    }

    @Test
    void aSegmentThatVanishedIsCounted() throws Exception {
        Options small = OPTIONS.segmentBytes(SegmentHeader.SIZE + 2L * RECORD);
        try (FileJournal journal = FileJournal.open(directory, small)) {
            appendAll(journal, 1, 6);
        }
        Files.delete(files(directory, ".seg").get(1));

        List<Loss> losses = new ArrayList<>();
        try (FileJournal journal = FileJournal.open(directory, telling(losses))) {
            assertThat(keys(journal.claim(100, 10_000))).containsExactly("k1", "k2", "k5", "k6", "loss1");
            assertThat(losses)
                    .singleElement()
                    .extracting(Loss::firstSequence, Loss::lastSequence, Loss::cause)
                    .containsExactly(3L, 4L, Loss.Cause.MISSING);
        }
    }

    @Test
    void damageWhileTheJournalIsOpenCostsOnlyItsRecord() throws Exception {
        List<Loss> losses = new ArrayList<>();
        try (FileJournal journal = FileJournal.open(directory, telling(losses))) {
            appendAll(journal, 1, RECORDS);
            byte[] bytes = Files.readAllBytes(segment());
            bytes[SegmentHeader.SIZE + 3 * RECORD + 40] ^= 4;
            Files.write(segment(), bytes);

            assertThat(keys(journal.claim(100, 10_000))).containsExactly("k1", "k2", "k3", "k5", "k6", "k7", "k8");
            assertThat(journal.figures().damaged()).isEqualTo(1);
            assertThat(keys(journal.claim(100, 10_000))).endsWith("loss1");
            assertThat(journal.figures().waitingKept()).isEqualTo(8); // seven, and the loss
            journal.settle(journal.claim(100, 10_000));
            assertThat(journal.figures().waitingKept()).isZero();
        }
    }

    @Test
    void aTornCursorCostsRepeatsAndNoRecord() throws Exception {
        try (FileJournal journal = FileJournal.open(directory, OPTIONS)) {
            appendAll(journal, 1, RECORDS);
            journal.settle(journal.claim(3, 10_000));
            journal.settle(journal.claim(2, 10_000));
        }
        Path cursor = files(directory, "cursor").stream()
                .filter(file -> file.getParent().endsWith("ack"))
                .findFirst()
                .orElseThrow();
        byte[] whole = Files.readAllBytes(cursor);
        for (int at = 0; at < whole.length; at += 173) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 1;
            Files.write(cursor, damaged);

            try (FileJournal journal = FileJournal.open(directory, OPTIONS)) {
                assertThat(keys(journal.claim(100, 10_000)))
                        .as("byte %s", at)
                        .endsWith("k6", "k7", "k8")
                        .hasSizeLessThanOrEqualTo(5); // the slot before it is good
                assertThat(held(journal)).hasSize(RECORDS);
            }
        }
        Files.write(cursor, new byte[0]);
        try (FileJournal journal = FileJournal.open(directory, OPTIONS)) {
            assertThat(keys(journal.claim(100, 10_000))).isEqualTo(numbered(1, RECORDS));
        }
    }

    @Test
    void foreignFilesAreLeftAlone() throws Exception {
        written(RECORDS);
        Path ack = segment().getParent();
        List<Path> foreign = List.of(
                ack.resolve("notes.txt"),
                ack.resolve("09999999999999999999.seg"),
                ack.resolve("parked/99999999999999999999.rec"),
                ack.resolve("parked/99999999999999999999.requeue"),
                ack.resolve("quarantine/99999999999999999999-00000000.bin"),
                ack.resolve("1.seg"),
                directory.resolve("journal/readme"),
                directory.resolve("journal/w-backup/ack/00000000000000000001.seg"));
        for (Path file : foreign) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, "not ours");
        }

        try (FileJournal journal = FileJournal.open(directory, OPTIONS)) {
            assertThat(held(journal)).isEqualTo(numbered(1, RECORDS));
            journal.settle(journal.claim(100, 10_000));
            Journals.discard(journal);
        }

        assertThat(foreign).allSatisfy(file -> assertThat(file).hasContent("not ours"));
    }

    @Test
    void aLaterFormatIsLeftAloneAndShown() throws Exception {
        byte[] whole = written(RECORDS);
        byte[] header = new SegmentHeader(1, 1).encoded(Stream.KEPT).array();
        header[8] = SegmentHeader.VERSION + 1;
        for (int copy = 0; copy < 128; copy += 64) {
            header[copy + 8] = SegmentHeader.VERSION + 1;
            java.util.zip.CRC32C crc = new java.util.zip.CRC32C();
            crc.update(header, copy, 32);
            java.nio.ByteBuffer.wrap(header).putInt(copy + 32, (int) crc.getValue());
        }
        System.arraycopy(header, 0, whole, 0, header.length);
        Path segment = segment();
        Files.write(segment, whole);

        try (FileJournal journal = FileJournal.open(directory, OPTIONS)) {
            assertThat(journal.figures().inaccessible()).isEqualTo(1);
            assertThat(held(journal)).isEmpty();
            append(journal, "k1");
        }
        assertThat(segment).hasBinaryContent(whole);
        assertThat(Journals.writers(directory)).hasSize(2);
    }

    private byte[] written(int records) throws IOException {
        try (FileJournal journal = FileJournal.open(directory, OPTIONS)) {
            appendAll(journal, 1, records);
        }
        return Files.readAllBytes(segment());
    }

    private Path segment() {
        return files(directory, ".seg").get(0);
    }

    /** Brings the directory back to one segment, for the next round. */
    private void clear(int round) throws IOException {
        List<Path> segments = files(directory, ".seg");
        for (Path file : segments.subList(1, segments.size())) {
            Files.delete(file);
        }
        for (Path file : files(directory, ".bin")) {
            Files.delete(file);
        }
        for (Path file : files(directory, "cursor")) {
            Files.delete(file);
        }
        assertThat(files(directory, ".tmp")).as("round %s", round).isEmpty();
    }

    private static Options telling(List<Loss> losses) {
        return OPTIONS.lossRecord(loss -> {
            losses.add(loss);
            return Optional.of(entry("loss" + losses.size()));
        });
    }
}
