package org.securitynudge.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;

/** What the journal's tests say often. */
final class Journals {
    static final Instant NOON = Instant.parse("2026-11-22T12:00:00.123456789Z");

    private Journals() {}

    static FileJournal open(Path directory) throws JournalException {
        return FileJournal.open(directory, Options.standard());
    }

    static Entry entry(String key) {
        return new Entry(key, NOON, ("payload of " + key).getBytes(StandardCharsets.UTF_8));
    }

    static Stored append(Journal journal, String key) {
        return append(journal, entry(key));
    }

    static Stored append(Journal journal, Entry entry) {
        try {
            return journal.append(entry).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new UncheckedIOException((JournalException) e.getCause());
        }
    }

    static void appendAll(Journal journal, int from, int to) {
        for (int i = from; i <= to; i++) {
            append(journal, "k" + i);
        }
    }

    /** Lets go of what is settled; a state without content stands for it. */
    static void discard(Journal journal) {
        journal.discard(NOON, () -> new byte[0]);
    }

    /** The keys of everything held. */
    static List<String> held(Journal journal) {
        List<String> keys = new ArrayList<>();
        journal.replay(record -> {
            assertThat(record.payload()).isEqualTo(entry(record.key()).payload());
            keys.add(record.key());
        });
        return keys;
    }

    static List<String> keys(List<Stored> records) {
        return records.stream().map(Stored::key).toList();
    }

    static List<String> numbered(int from, int to) {
        List<String> keys = new ArrayList<>();
        for (int i = from; i <= to; i++) {
            keys.add("k" + i);
        }
        return keys;
    }

    /** The files below a directory with this ending, sorted. */
    static List<Path> files(Path directory, String ending) {
        try (var files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Path> writers(Path directory) {
        return files(directory, "owner.lock").stream().map(Path::getParent).toList();
    }
}
