package org.securitynudge.deliver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.securitynudge.journal.Entry;
import org.securitynudge.journal.Journal;
import org.securitynudge.journal.Stored;

/**
 * Sets records aside, so that the others go on. What says so to the collector is durable before: a crash between the two says it twice, never
 * not at all.
 */
final class Aside {
    private final Journal journal;
    private final Function<Stored, Optional<Entry>> notice;

    Aside(Journal journal, Function<Stored, Optional<Entry>> notice) {
        this.journal = journal;
        this.notice = notice;
    }

    /** @throws UncheckedIOException if the journal could not write it; then the record is claimed again */
    void put(Stored record, String why) {
        putAll(List.of(record), why);
    }

    /** @throws UncheckedIOException if the journal could not write it; then those that are left are claimed again */
    void putAll(List<Stored> records, String why) {
        List<CompletableFuture<Stored>> notices = records.stream()
                .flatMap(record -> notice.apply(record).stream())
                .map(journal::append)
                .toList();
        notices.forEach(Aside::awaited);
        records.forEach(record -> journal.park(record, why));
    }

    private static void awaited(CompletableFuture<Stored> written) {
        try {
            written.join();
        } catch (CompletionException e) {
            Throwable cause = e.getCause();
            throw new UncheckedIOException(cause instanceof IOException io ? io : new IOException(cause));
        }
    }
}
