package org.securitynudge.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.securitynudge.journal.Entry;
import org.securitynudge.journal.Journal;
import org.securitynudge.journal.JournalException;
import org.securitynudge.journal.Memory;
import org.securitynudge.journal.Stored;

/** What the tests of journals say often. */
final class Samples {
    static final Instant NOON = Instant.parse("2026-11-22T12:00:00.123456789Z");

    private Samples() {}

    static Entry entry(String key) {
        return entry(key, NOON);
    }

    static Entry entry(String key, Instant at) {
        return new Entry(key, at, ("payload of " + key).getBytes(UTF_8));
    }

    /** What a key says of its record: {@code person/...}, {@code person/forget...}, {@code person/seen...}. */
    static Mark mark(Entry entry) {
        int slash = entry.key().indexOf('/');
        if (slash < 0) {
            return Mark.NONE;
        }
        String rest = entry.key().substring(slash + 1);
        Optional<String> person = Optional.of(entry.key().substring(0, slash));
        return new Mark(person, rest.startsWith("seen"), rest.startsWith("forget"));
    }

    static Stored append(Journal journal, String key) {
        return append(journal, entry(key));
    }

    static Stored append(Journal journal, Entry entry) {
        try {
            return journal.append(entry).get(20, TimeUnit.SECONDS);
        } catch (InterruptedException | TimeoutException e) {
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

    static List<String> keys(List<Stored> records) {
        return records.stream().map(Stored::key).toList();
    }

    static List<String> claimed(Journal journal) {
        return keys(journal.claim(10_000, Long.MAX_VALUE));
    }

    static List<String> held(Journal journal) {
        List<Stored> records = new ArrayList<>();
        journal.replay(records::add);
        return keys(records);
    }

    /** Remembers what it is given. */
    static final class Records implements Memory {
        private final List<Stored> records = new ArrayList<>();

        @Override
        public synchronized void state(byte[] state) {
            throw new AssertionError("a database has no states");
        }

        @Override
        public synchronized void record(Stored stored) {
            records.add(stored);
        }

        synchronized List<String> keys() {
            return Samples.keys(records);
        }
    }
}
