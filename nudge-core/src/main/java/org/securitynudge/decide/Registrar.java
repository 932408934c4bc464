package org.securitynudge.decide;

import static java.util.Objects.requireNonNull;

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
import org.securitynudge.journal.Stored;
import org.securitynudge.model.Acknowledgment;
import org.securitynudge.model.Answer;
import org.securitynudge.model.AnswerRefusedException;
import org.securitynudge.model.Choice;
import org.securitynudge.model.ChoiceType;
import org.securitynudge.model.Durability;
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

    private record Writing(List<String> fingerprints, Instant at, CompletableFuture<Stored> done) {}

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
        Choice choice = Judge.choice(asked, answer);
        Instant now = clock.instant();
        Instant at = now.isBefore(asked.shownAt()) ? asked.shownAt() : now;
        Records.Given given = new Records.Given(
                asked.occasion(), asked.level(), asked.shownAt(), choice, answer, at, durability(), asked.evidence());
        if (choice.type() == ChoiceType.REPORT_FALSE_POSITIVE) {
            return acknowledgment(given, dispute(given));
        }
        Instant settled = settle(given);
        decider.answered(asked);
        return acknowledgment(given, settled);
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
        write(record, List.of(record.id()), record.at());
    }

    private Durability durability() {
        return journal.durable() ? Durability.DISK : Durability.MEMORY;
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

    private Instant dispute(Records.Given given) {
        Recorded record = records.disputed(given);
        return history.answer(record.id())
                .map(History.Settled::at)
                .orElseGet(() -> write(record, List.of(History.DISPUTED), given.at()));
    }

    private Instant settle(Records.Given given) {
        List<String> fingerprints = records.fingerprints(given.choice(), given.answer());
        Optional<History.Settled> before = history.answer(given.occasion().id());
        if (before.isPresent()) {
            requireSame(before.get().fingerprint(), fingerprints);
            return before.get().at();
        }
        return write(records.answered(given, keys(given)), fingerprints, given.at());
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

    /** Two threads with the same answer wait for the same record. */
    private Instant write(Recorded record, List<String> fingerprints, Instant at) {
        Writing mine = new Writing(fingerprints, at, new CompletableFuture<>());
        Writing first = writing.putIfAbsent(record.id(), mine);
        if (first != null) {
            requireSame(first.fingerprints().get(0), fingerprints);
            await(first.done());
            return first.at();
        }
        // The first writer may have finished between our look at the history and our entry here.
        Optional<History.Settled> before = history.answer(record.id());
        if (before.isPresent()) {
            writing.remove(record.id());
            requireSame(before.get().fingerprint(), fingerprints);
            return before.get().at();
        }
        await(journal.append(new Entry(record.id(), record.at(), record.bytes()), stored -> history.apply(record))
                .whenComplete((stored, failure) -> written(record, mine, stored, failure)));
        return at;
    }

    /** Runs on the journal's thread, also when nobody waits any more. */
    private void written(Recorded record, Writing mine, @Nullable Stored stored, @Nullable Throwable failure) {
        writing.remove(record.id());
        if (stored != null) {
            mine.done().complete(stored);
        } else {
            mine.done().completeExceptionally(requireNonNull(failure));
        }
    }

    private static void requireSame(String first, List<String> second) {
        if (!second.contains(first)) {
            throw new AnswerRefusedException("this prompt was answered already, and otherwise");
        }
    }

    /** Waits through interrupts, so that a cancelled request does not lose what its user just said, and hands the interrupt on. */
    private static void await(CompletableFuture<Stored> done) {
        boolean interrupted = false;
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (true) {
                try {
                    done.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                    return;
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (TimeoutException e) {
                    throw new NotRecordedException(
                            NotRecordedException.Reason.TOO_SLOW,
                            "the answer could not be made safe within 5 s; give the same answer again, it counts once",
                            e);
                } catch (ExecutionException e) {
                    throw notRecorded(e);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static NotRecordedException notRecorded(ExecutionException e) {
        Throwable cause = e.getCause();
        if (!(cause instanceof JournalException failure)) {
            return new NotRecordedException(
                    NotRecordedException.Reason.IO, "the answer could not be made safe: " + cause, e);
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
