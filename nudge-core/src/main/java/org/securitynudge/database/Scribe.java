package org.securitynudge.database;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.securitynudge.journal.Entry;
import org.securitynudge.journal.JournalException;
import org.securitynudge.journal.JournalException.Reason;
import org.securitynudge.journal.Mailbox;
import org.securitynudge.journal.Mailbox.Command;
import org.securitynudge.journal.Mailbox.Letter;
import org.securitynudge.journal.Reception;
import org.securitynudge.journal.Stored;
import org.securitynudge.journal.Stream;

/**
 * What the thread {@code nudge-journal} does: takes what has come in, writes it as a group, tells the callers.
 *
 * <p>An acknowledgment that cannot be written is refused at once, as somebody waits for it. Best-effort records wait for a
 * database that comes back, as long as there is room for them.
 */
final class Scribe implements Runnable {
    private static final int GROUP_RECORDS = 512;
    private static final long GROUP_BYTES = 1 << 20;
    /** While records to keep come in without a pause, lossy ones are written once in so many groups. */
    private static final int LOSSY_TURN = 16;

    private static final int TRIES = 3;
    /** A connection that was dead already shows quickly; after longer a caller would wait too long for a second try. */
    private static final Duration WORTH_TRYING_AGAIN = Duration.ofSeconds(1);

    /** Each time somebody else has come further, so it ends; but a caller waits. */
    private static final Duration LONGEST_CONFLICT = Duration.ofSeconds(3);

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final GroupWriter writer;
    private final Trouble trouble;
    private final Tally tally;
    private final Runnable atTheEnd;
    private final Reception<GroupWriter> reception = new Reception<>(Scribe::failure);
    private final Mailbox<GroupWriter> mailbox = reception.mailbox();
    private volatile Runnable wake = () -> {};
    /** Since when the database has been asked for something that it has not answered; 0 if it has not. */
    private volatile long asking;

    private List<Letter> delayed = List.of();
    private long delayedUntil;
    private int turn;

    Scribe(GroupWriter writer, Trouble trouble, Tally tally, Runnable atTheEnd) {
        this.writer = writer;
        this.trouble = trouble;
        this.tally = tally;
        this.atTheEnd = atTheEnd;
    }

    @Override
    public void run() {
        while (!(mailbox.isClosed() && mailbox.isEmpty())) {
            if (delayed.isEmpty()) {
                mailbox.await();
            } else {
                mailbox.awaitUrgent(Duration.ofNanos(delayedUntil - System.nanoTime()));
            }
            supervised();
        }
        supervised(); // what is delayed gets a last chance
        reception.dropped(delayed.size());
        atTheEnd.run();
        reception.end();
    }

    CompletableFuture<Stored> append(Entry entry, Consumer<Stored> onDurable) {
        if (hangs()) {
            return CompletableFuture.failedFuture(new JournalException(
                    Reason.UNAVAILABLE,
                    "the database has not answered for " + Sessions.ANSWER.toSeconds()
                            + " s; nothing was promised, the same may be tried again"));
        }
        return reception.append(entry, onDurable);
    }

    private boolean hangs() {
        long since = asking;
        return since != 0 && System.nanoTime() - since > Sessions.ANSWER.toNanos();
    }

    boolean offer(Entry entry) {
        if (tally.isFull()) {
            reception.dropped(1);
            return false;
        }
        return reception.offer(entry);
    }

    /** Runs on the journal's thread, after everything that has come in before; the other value if it is closed. */
    <T> T call(Task<T> task, T otherwise) throws SQLException {
        CompletableFuture<T> answer = new CompletableFuture<>();
        reception.add(groups -> {
            try {
                answer.complete(groups == null ? otherwise : task.with(groups));
            } catch (Throwable t) {
                answer.completeExceptionally(t);
            }
        });
        return Answers.of(answer);
    }

    /** What is done on the journal's thread. */
    interface Task<T> {
        T with(GroupWriter groups) throws SQLException;
    }

    void onWork(Runnable listener) {
        wake = listener;
        if (tally.hasWork()) {
            listener.run();
        }
    }

    /** Records of {@link Stream#LOSSY} that are not in the database yet. */
    int inMemory() {
        return mailbox.waiting(Stream.LOSSY) + delayed.size();
    }

    long dropped() {
        return reception.dropped();
    }

    void close() {
        mailbox.close();
    }

    /** Gives up on what the database has not answered: refuses everything that waits for it. */
    void abandon() {
        reception.abandon();
    }

    private void supervised() {
        try {
            pass();
        } catch (Throwable t) { // whatever it is, the next group must be written
            reception.refuseInHand(new JournalException(Reason.IO, "the journal failed unexpectedly: " + t, t));
        }
        reception.take(List.of());
    }

    private void pass() {
        if (mailbox.hasCommands()) {
            List<Command<GroupWriter>> commands = new ArrayList<>();
            for (Command<GroupWriter> next = mailbox.takeCommand(); next != null; next = mailbox.takeCommand()) {
                commands.add(next);
            }
            writeAllWaiting(Stream.KEPT);
            writeAllWaiting(Stream.LOSSY);
            commands.forEach(this::run);
        } else if (writeGroup(Stream.KEPT) == 0 || ++turn % LOSSY_TURN == 0) {
            writeGroup(Stream.LOSSY);
        }
    }

    private void run(Command<GroupWriter> command) {
        asking = System.nanoTime();
        command.run(writer);
        asking = 0;
    }

    private void writeAllWaiting(Stream stream) {
        int left = mailbox.waiting(stream) + (stream == Stream.LOSSY ? delayed.size() : 0);
        for (int written = 1; left > 0 && written > 0; left -= written) {
            written = writeGroup(stream);
        }
    }

    private int writeGroup(Stream stream) {
        List<Letter> letters = stream == Stream.KEPT ? mailbox.take(stream, GROUP_RECORDS, GROUP_BYTES) : lossy();
        if (letters.isEmpty()) {
            return 0;
        }
        reception.take(letters);
        return write(stream, letters) ? letters.size() : 0;
    }

    private List<Letter> lossy() {
        if (delayed.isEmpty()) {
            return mailbox.take(Stream.LOSSY, GROUP_RECORDS, GROUP_BYTES);
        }
        if (delayedUntil - System.nanoTime() > 0 && !mailbox.isClosed()) {
            return List.of();
        }
        List<Letter> again = delayed;
        delayed = List.of();
        return again;
    }

    /** Whether the database answered, one way or the other. */
    private boolean write(Stream stream, List<Letter> letters) {
        try {
            GroupWriter.Written written =
                    written(stream, letters.stream().map(Letter::entry).toList());
            trouble.ended();
            tally.written(stream, written);
            Reception.complete(letters, written.places());
            wake.run();
            return true;
        } catch (SQLException | RuntimeException e) {
            if (Complaint.isAboutData(e)) {
                refused(stream, letters, e);
                return true;
            }
            unavailable(stream, letters, e);
            return false;
        }
    }

    private GroupWriter.Written written(Stream stream, List<Entry> entries) throws SQLException {
        long began = System.nanoTime();
        for (int attempt = 1; true; attempt++) {
            asking = began;
            try {
                return writer.write(stream, entries);
            } catch (SQLException e) {
                // The outcome of a commit may be unknown. Doing it again finds out.
                Duration soon = Complaint.isConflict(e) ? LONGEST_CONFLICT : WORTH_TRYING_AGAIN;
                boolean late = System.nanoTime() - began > soon.toNanos();
                if (late || Complaint.isAboutData(e) || (attempt >= TRIES && !Complaint.isConflict(e))) {
                    throw e;
                }
            } finally {
                asking = 0;
            }
        }
    }

    /** Some record cannot be stored, ever: the others must not fail with it. */
    private void refused(Stream stream, List<Letter> letters, Exception why) {
        if (letters.size() == 1) {
            reception.refuse(letters, Complaint.of(why));
            return;
        }
        int middle = letters.size() / 2;
        write(stream, letters.subList(0, middle));
        write(stream, letters.subList(middle, letters.size()));
    }

    private void unavailable(Stream stream, List<Letter> letters, Exception why) {
        trouble.found(why);
        if (stream == Stream.LOSSY && !mailbox.isClosed()) {
            List<Letter> more = new ArrayList<>(delayed);
            more.addAll(letters);
            delayed = List.copyOf(more);
            delayedUntil = System.nanoTime() + PAUSE.toNanos();
            return;
        }
        JournalException failure = Complaint.of(why);
        reception.refuse(letters, failure);
        // Those behind have waited as long, and would wait as long again.
        reception.refuse(mailbox.take(stream, Integer.MAX_VALUE, Long.MAX_VALUE), failure);
    }

    private static JournalException failure(Reason reason) {
        return reason == Reason.BUSY
                ? new JournalException(reason, "the database does not keep up; try again in a moment")
                : new JournalException(reason, "the journal is closed");
    }
}
