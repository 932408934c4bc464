package org.securitynudge.operating;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.securitynudge.journal.Entry;
import org.securitynudge.journal.FileJournal;
import org.securitynudge.journal.Options;
import org.securitynudge.journal.Stored;
import org.securitynudge.model.EventType;
import org.securitynudge.record.Digests;
import org.securitynudge.record.Ids;
import org.securitynudge.record.LocalKey;
import org.securitynudge.record.Recorded;
import org.securitynudge.record.Records;

/** Journals as an application writes them, and what may befall them. */
final class Damaged {
    static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
    private static final Records RECORDS = new Records(Digests.local("a", LocalKey.inMemory()), new Ids());

    private Damaged() {}

    /** Settings with a few records a file, and with loss records as an application has them. */
    static Options options() {
        return Options.standard()
                .clock(InstantSource.fixed(NOON))
                .segmentBytes(700)
                .lossRecord(loss -> Optional.of(entry(RECORDS.lost(loss, NOON))));
    }

    /** Writes acknowledgments, settles some, and says how far it has come. */
    static void write(Path directory, int records, int settled) throws IOException {
        try (FileJournal journal = FileJournal.open(directory, options())) {
            for (int i = 1; i <= records; i++) {
                journal.append(entry(answered(i))).join();
            }
            if (settled > 0) {
                journal.settle(journal.claim(settled, 1 << 20));
            }
            journal.checkpoint(ends -> entry(RECORDS.checkpoint(ends, NOON)));
        }
    }

    /** Sets the oldest record aside. */
    static void park(Path directory, String why) throws IOException {
        try (FileJournal journal = FileJournal.open(directory, options())) {
            Stored oldest = journal.claim(1, 1).get(0);
            journal.park(oldest, why);
        }
    }

    static Entry entry(Recorded record) {
        return new Entry(record.id(), record.at(), record.bytes());
    }

    static Recorded answered(int number) {
        return new Recorded(
                "id-" + number,
                EventType.PROMPT_ANSWERED.wireName(),
                NOON.plusSeconds(number),
                Map.of("rule", "pack/rule"),
                Map.of("u", "digest"));
    }

    /** The files of acknowledgments, the oldest first. */
    static List<Path> segments(Path directory) {
        return files(directory, ".seg").stream()
                .filter(file -> file.getParent().endsWith("ack"))
                .toList();
    }

    static List<Path> files(Path directory, String ending) {
        try (var files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Changes a byte; counted from the end if negative. */
    static void flip(Path file, int offset) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[offset < 0 ? bytes.length + offset : offset] ^= 1;
        Files.write(file, bytes);
    }

    static void cut(Path file, int bytes) throws IOException {
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - bytes));
    }
}
