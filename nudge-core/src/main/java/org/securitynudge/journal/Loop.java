package org.securitynudge.journal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.securitynudge.journal.JournalException.Reason;
import org.securitynudge.journal.Mailbox.Command;
import org.securitynudge.journal.Mailbox.Letter;

/**
 * What the journal's thread does: takes what has come in, writes it as a group, tells the callers, runs commands.
 *
 * <p>F9: no other thread touches a channel, because interrupting any thread inside a channel operation closes the channel
 * for everybody.
 */
final class Loop implements Runnable {
    private static final int GROUP_RECORDS = 512;
    private static final long GROUP_BYTES = 1 << 20;
    /** While records to keep come in without a pause, lossy ones are written once in so many groups. */
    private static final int LOSSY_TURN = 16;

    private final Path directory;
    private final Options options;
    private final Reception<Archive> reception = new Reception<>(this::failure);
    private final Mailbox<Archive> mailbox = reception.mailbox();
    private final CompletableFuture<String> opened = new CompletableFuture<>();
    private volatile Figures figures = Figures.EMPTY;
    private volatile Runnable wake = () -> {};
    private int turn;

    Loop(Path directory, Options options) {
        this.directory = directory;
        this.options = options;
    }

    @Override
    public void run() {
        Archive archive;
        try {
            archive = Archive.open(Admission.admitted(directory, options.disk()), options);
            archive.tellLosses();
            figures = archive.figures();
            opened.complete(archive.writer());
        } catch (Throwable t) {
            opened.completeExceptionally(t);
            reception.end();
            return;
        }
        while (!(mailbox.isClosed() && mailbox.isEmpty())) {
            mailbox.await();
            supervised(archive);
        }
        archive.close();
        reception.end();
    }

    /** Completes with the writer's id when everything is read, or exceptionally. */
    CompletableFuture<String> opened() {
        return opened;
    }

    CompletableFuture<Stored> append(Entry entry, Consumer<Stored> onDurable) {
        return reception.append(entry, onDurable);
    }

    boolean offer(Entry entry) {
        return reception.offer(entry);
    }

    /** Runs on the journal's thread, after everything that has come in before; the other value if it is closed. */
    <T> T call(Function<Archive, T> body, T otherwise) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        reception.add(archive -> {
            try {
                answer.complete(archive == null ? otherwise : published(archive, body.apply(archive)));
            } catch (Throwable t) {
                answer.completeExceptionally(t);
            }
        });
        return answer.join();
    }

    void onWork(Runnable listener) {
        wake = listener;
        if (figures.waitingKept() + figures.waitingLossy() > 0) {
            listener.run();
        }
    }

    Figures figures() {
        Figures known = figures;
        return new Figures(
                known.waitingKept(),
                known.waitingLossy() + mailbox.waiting(Stream.LOSSY),
                known.oldestWaiting(),
                known.parked(),
                known.dropped() + reception.dropped(),
                known.damaged(),
                known.inaccessible(),
                known.bytesOnDisk(),
                known.bytesWaiting(),
                known.budgetBytes(),
                known.ends(),
                known.healthy());
    }

    void close() {
        mailbox.close();
    }

    /** Gives up on what the disk has not answered: refuses everything that waits for it. */
    void abandon() {
        reception.abandon();
    }

    private void supervised(Archive archive) {
        try {
            Thread.interrupted(); // nobody's signal to us, and it would close a channel
            pass(archive);
        } catch (Throwable t) { // whatever it is, the next group must be written
            reception.refuseInHand(unexpected(t));
        }
        reception.take(List.of());
    }

    private void pass(Archive archive) {
        if (mailbox.hasCommands()) {
            List<Command<Archive>> commands = new ArrayList<>();
            for (Command<Archive> next = mailbox.takeCommand(); next != null; next = mailbox.takeCommand()) {
                commands.add(next);
            }
            writeAllWaiting(archive, Stream.KEPT);
            writeAllWaiting(archive, Stream.LOSSY);
            commands.forEach(command -> command.run(archive));
        } else if (writeGroup(archive, Stream.KEPT) == 0 || ++turn % LOSSY_TURN == 0) {
            writeGroup(archive, Stream.LOSSY);
        }
        archive.tellLosses();
        archive.save();
        figures = archive.figures();
    }

    private void writeAllWaiting(Archive archive, Stream stream) {
        int left = mailbox.waiting(stream);
        for (int written = 1; left > 0 && written > 0; left -= written) {
            written = writeGroup(archive, stream);
        }
    }

    private int writeGroup(Archive archive, Stream stream) {
        List<Letter> letters = mailbox.take(stream, GROUP_RECORDS, GROUP_BYTES);
        if (letters.isEmpty()) {
            return 0;
        }
        reception.take(letters);
        try {
            List<Stored> stored =
                    archive.append(stream, letters.stream().map(Letter::entry).toList());
            figures = archive.figures();
            Reception.complete(letters, stored);
            wake.run();
        } catch (JournalException e) {
            figures = archive.figures();
            reception.refuse(letters, e);
        }
        if (stream == Stream.LOSSY) {
            archive.evict();
        }
        return letters.size();
    }

    /** The caller finds in the figures what its call did. */
    private <T> T published(Archive archive, T result) {
        figures = archive.figures();
        return result;
    }

    private JournalException failure(Reason reason) {
        return reason == Reason.BUSY
                ? new JournalException(
                        reason, "journal directory " + directory + " does not keep up; try again in a moment")
                : new JournalException(reason, "journal directory " + directory + ": the journal is closed");
    }

    private JournalException unexpected(Throwable cause) {
        return new JournalException(
                Reason.IO, "journal directory " + directory + " failed unexpectedly: " + cause, cause);
    }
}
