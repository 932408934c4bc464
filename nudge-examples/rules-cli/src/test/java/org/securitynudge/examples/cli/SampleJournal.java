package org.securitynudge.examples.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
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

/**
 * A journal as an application leaves it behind, always the same: of nine acknowledgments five are
 * delivered, one is parked, these six are deleted, and three wait; two impressions wait.
 */
public final class SampleJournal {
    /** The writer of the sample. */
    public static final String WRITER = "w-1795683600000-0123456789abcdef";

    private static final Instant BEGAN = Instant.parse("2026-11-26T09:00:00Z");
    private static final Records LOSSES = new Records(Digests.local("sample", LocalKey.inMemory()), new Ids());

    private SampleJournal() {}

    /** Returns the settings: a file for three records, the time of the sample. */
    public static Options options() {
        return Options.standard()
                .clock(InstantSource.fixed(BEGAN))
                .segmentBytes(1_500)
                .lossRecord(loss -> Optional.of(entry(LOSSES.lost(loss, BEGAN))));
    }

    /** Makes the directory and writes the sample. */
    public static void write(Path directory) throws IOException {
        FileJournal.open(directory, options()).close();
        Path journal = directory.resolve("journal");
        try (var made = Files.list(journal)) {
            Files.move(made.findFirst().orElseThrow(), journal.resolve(WRITER));
        }
        try (FileJournal opened = FileJournal.open(directory, options())) {
            for (int i = 1; i <= 9; i++) {
                append(opened, answered(i));
            }
            opened.offer(entry(shown(1)));
            opened.offer(entry(shown(2)));
            List<Stored> claimed = opened.claim(9, 100_000);
            opened.park(claimed.get(5), "HTTP 400: \"text\" is too long\u001b[2J");
            opened.settle(claimed.subList(0, 5));
            opened.discard(BEGAN, () -> new byte[100]);
        }
    }

    /** Returns the file of a record of the acknowledgments: the first of three that it holds. */
    public static Path segment(Path directory, int first) {
        return directory.resolve("journal/" + WRITER + "/ack/" + "%020d.seg".formatted(first));
    }

    /** Flips a bit of a file. */
    public static void damage(Path file, int offset) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            bytes[offset] ^= 1;
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void append(FileJournal journal, Recorded record) throws IOException {
        journal.append(entry(record)).join();
    }

    private static Entry entry(Recorded record) {
        return new Entry(record.id(), record.at(), record.bytes());
    }

    private static Recorded answered(int number) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("occasion", id(number));
        data.put("trigger", "document.share");
        data.put("rule", "sharing/confidential-goes-outside");
        data.put("ruleVersion", 1);
        data.put("choice", "proceed");
        data.put("text", "f\u00fcr Ana\u202e\u007f");
        return new Recorded(
                id(number),
                EventType.PROMPT_ANSWERED.wireName(),
                BEGAN.plusSeconds(60L * number),
                data,
                Map.of("u", "digest-of-a-person"));
    }

    private static Recorded shown(int number) {
        return new Recorded(
                id(100 + number),
                EventType.PROMPT_SHOWN.wireName(),
                BEGAN.plusSeconds(60L * number - 5),
                Map.of("rule", "sharing/confidential-goes-outside"),
                Map.of());
    }

    private static String id(int number) {
        return "01990000-0000-7000-8000-%012d".formatted(number);
    }
}
