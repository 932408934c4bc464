package org.securitynudge.decide;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.securitynudge.journal.Entry;
import org.securitynudge.journal.Journal;
import org.securitynudge.journal.JournalException;
import org.securitynudge.model.Acknowledgment;
import org.securitynudge.model.Answer;
import org.securitynudge.model.AnswerRefusedException;
import org.securitynudge.model.Choice;
import org.securitynudge.model.ChoiceType;
import org.securitynudge.model.NotRecordedException;
import org.securitynudge.model.Prompt;
import org.securitynudge.record.Digests;
import org.securitynudge.record.History;
import org.securitynudge.record.HistoryKeys;
import org.securitynudge.record.Recorded;
import org.securitynudge.record.Records;

/**
 * Takes answers: judges them by the prompt that was shown, makes them durable, and only then lets the history know. The same answer given
 * twice counts once; a different second one is refused.
 */
public final class Registrar {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final InstantSource clock;
    private final Journal journal;
    private final History history;
    private final Digests digests;
    private final Records records;
    private final Decider decider;

    /** Answers on their way to the disk, by occasion; bounded by the journal's queue. */
    private final Map<String, Writing> writing = new ConcurrentHashMap<>();

    /** An answer on its way, and when the one that counts was given. */
    private record Writing(List<String> fingerprints, CompletableFuture<Instant> done) {}

    /** Creates a registrar. */
    public Registrar(
            InstantSource clock, Journal journal, History history, Digests digests, Records records, Decider decider) {
        this.clock = clock;
        this.journal = journal;
        this.history = history;
        this.digests = digests;
        this.records = records;
        this.decider = decider;
    }

    /**
     * Records an answer and returns the acknowledgment once it is durable.
     *
     * @throws AnswerRefusedException if the answer does not fit the prompt, or the prompt was answered otherwise
     * @throws NotRecordedException if it could not be made durable within 5 s; the same answer may be given again
     */
    public Acknowledgment acknowledge(Asked asked, Answer answer) {
        return awaited(begin(asked, answer));
    }

    /**
     * Records an answer without waiting: what {@link #acknowledge} returns or throws comes with the future, at any time. What depends on
     * the future runs on a thread of the common pool unless it has an executor of its own.
     */
    public CompletableFuture<Acknowledgment> acknowledgeAsync(Asked asked, Answer answer) {
        CompletableFuture<Acknowledgment> begun;
        try {
            begun = begin(asked, answer);
        } catch (AnswerRefusedException e) {
            return CompletableFuture.failedFuture(e);
        }
        CompletableFuture<Acknowledgment> answered = new CompletableFuture<>();
        // Not on the journal's thread: nobody's slow code may keep others' answers from the disk.
        CompletableFuture<?> unused = begun.whenCompleteAsync((acknowledgment, failure) -> {
            if (failure == null) {
                answered.complete(acknowledgment);
            } else {
                answered.completeExceptionally(refusal(failure));
            }
        });
        return answered;
    }

    private CompletableFuture<Acknowledgment> begin(Asked asked, Answer answer) {
        Choice choice = Judge.choice(asked, answer);
        Instant now = clock.instant();
        Instant at = now.isBefore(asked.shownAt()) ? asked.shownAt() : now;
        Records.Given given = new Records.Given(
                asked.occasion(),
                asked.level(),
                asked.shownAt(),
                choice,
                answer,
                at,
                journal.durability(),
                asked.evidence());
        if (choice.type() == ChoiceType.REPORT_FALSE_POSITIVE) {
            return write(records.disputed(given), List.of(History.DISPUTED))
                    .thenApply(settled -> acknowledgment(given, settled));
        }
        List<String> fingerprints = records.fingerprints(choice, answer);
        Recorded record = records.answered(given, keys(given), fingerprints.get(0));
        return write(record, fingerprints).thenApply(settled -> {
            decider.answered(asked);
            return acknowledgment(given, settled);
        });
    }

    /**
     * Returns the choice that an answer to a prompt makes, without recording anything.
     *
     * @throws AnswerRefusedException if it does not fit the prompt
     */
    public static Choice choice(Prompt prompt, Answer answer) {
        return Judge.choice(Asked.of(prompt), answer);
    }

    /**
     * Makes a record durable that is no answer, and lets the history know.
     *
     * @throws NotRecordedException if it could not be made durable within 5 s
     */
    public void keep(Recorded record) {
        awaited(write(record, List.of(record.id())));
    }

    private static Acknowledgment acknowledgment(Records.Given given, Instant at) {
        return new Acknowledgment(
                given.occasion(),
                given.level(),
                given.choice(),
                given.answer(),
                at,
                given.durability(),
                given.evidence());
    }

    private HistoryKeys keys(Records.Given given) {
        return given.occasion()
                .user()
                .map(user -> new HistoryKeys(
                        Optional.of(digests.person(user)),
                        Optional.empty(),
                        Optional.of(given.evidence().cooldown()).filter(key -> !key.isEmpty()),
                        Optional.of(Attempt.episodeKey(
                                digests, user, given.evidence().situation()))))
                .orElse(HistoryKeys.none());
    }

    /**
     * Returns when the answer was given that counts: this one, or the same one before. Two threads with the same answer wait for the same
     * record.
     */
    private CompletableFuture<Instant> write(Recorded record, List<String> fingerprints) {
        Writing mine = new Writing(fingerprints, new CompletableFuture<>());
        Writing first = writing.putIfAbsent(record.id(), mine);
        if (first != null) {
            requireSame(first.fingerprints().get(0), fingerprints);
            return first.done();
        }
        Optional<History.Settled> before = history.answer(record.id());
        if (before.isPresent()) {
            settle(record.id(), mine, before.get());
        } else {
            Entry entry = record.entry();
            CompletableFuture<?> unused = journal.append(
                            entry, stored -> remember(stored.isOf(entry) ? Optional.of(record) : Recorded.of(stored)))
                    .whenComplete((stored, failure) -> written(record, mine, failure));
        }
        return mine.done();
    }

    private void remember(Optional<Recorded> record) {
        record.ifPresent(history::apply);
    }

    /** Runs on the journal's thread, also when nobody waits any more. */
    private void written(Recorded record, Writing mine, @Nullable Throwable failure) {
        Optional<History.Settled> known = history.answer(record.id());
        if (failure == null && known.isPresent()) { // where many write, it may be another's answer that counts
            settle(record.id(), mine, known.get());
            return;
        }
        writing.remove(record.id());
        if (failure == null) {
            mine.done().complete(record.at());
        } else {
            mine.done().completeExceptionally(failure);
        }
    }

    private void settle(String occasion, Writing mine, History.Settled counts) {
        writing.remove(occasion);
        if (mine.fingerprints().contains(counts.fingerprint())) {
            mine.done().complete(counts.at());
        } else {
            mine.done().completeExceptionally(otherwise());
        }
    }

    private static void requireSame(String first, List<String> second) {
        if (!second.contains(first)) {
            throw otherwise();
        }
    }

    private static AnswerRefusedException otherwise() {
        return new AnswerRefusedException(
                AnswerRefusedException.Reason.ANSWERED_OTHERWISE, "this prompt was answered already, and otherwise");
    }

    /** Waits through interrupts, so that a cancelled request does not lose what its user just said, and hands the interrupt on. */
    private static <T> T awaited(CompletableFuture<T> done) {
        boolean interrupted = false;
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (true) {
                try {
                    return done.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (TimeoutException e) {
                    throw new NotRecordedException(
                            NotRecordedException.Reason.TOO_SLOW,
                            "the answer could not be made safe within 5 s; give the same answer again, it counts once",
                            e);
                } catch (ExecutionException e) {
                    throw refusal(e);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Returns what the caller gets: made anew, as several may wait for the same record. */
    private static RuntimeException refusal(Throwable wrapped) {
        Throwable inner = wrapped.getCause();
        Throwable cause = wrapped instanceof JournalException || inner == null ? wrapped : inner;
        if (cause instanceof AnswerRefusedException) {
            return otherwise();
        }
        if (!(cause instanceof JournalException failure)) {
            return new NotRecordedException(
                    NotRecordedException.Reason.IO, "the answer could not be made safe: " + cause, cause);
        }
        NotRecordedException.Reason reason = switch (failure.reason()) {
            case DISK_FULL -> NotRecordedException.Reason.DISK_FULL;
            case IO -> NotRecordedException.Reason.IO;
            case CLOSED -> NotRecordedException.Reason.CLOSED;
            case BUSY -> NotRecordedException.Reason.TOO_SLOW;
            case UNAVAILABLE -> NotRecordedException.Reason.STORE_UNAVAILABLE;
        };
        return new NotRecordedException(reason, "the answer could not be made safe: " + failure.getMessage(), failure);
    }
}
