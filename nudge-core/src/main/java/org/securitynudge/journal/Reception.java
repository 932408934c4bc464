package org.securitynudge.journal;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.securitynudge.journal.JournalException.Reason;
import org.securitynudge.journal.Mailbox.Command;
import org.securitynudge.journal.Mailbox.Letter;

/**
 * Where entries come in and are answered, whatever keeps them: a {@link Mailbox}, and what becomes of what is in it when nobody takes it out
 * any more. Any thread may hand something in; one takes it out.
 */
public final class Reception<A> {
    private final Mailbox<A> mailbox = new Mailbox<>();
    private final Function<Reason, JournalException> failure;
    private final AtomicLong dropped = new AtomicLong();
    private volatile List<Letter> inHand = List.of();
    /** Nobody takes anything out of the mailbox any more, or nobody waits for it. */
    private volatile boolean ended;

    /** @param failure says why something was refused */
    public Reception(Function<Reason, JournalException> failure) {
        this.failure = failure;
    }

    /** Where it comes in. */
    public Mailbox<A> mailbox() {
        return mailbox;
    }

    /** Hands in an entry of {@link Stream#KEPT}; the future is that of {@link Journal#append(Entry, Consumer)}. */
    public CompletableFuture<Stored> append(Entry entry, Consumer<Stored> onDurable) {
        CompletableFuture<Stored> answer = new CompletableFuture<>();
        Reason refusal = mailbox.add(Stream.KEPT, new Letter(entry, onDurable, answer));
        if (refusal != null) {
            answer.completeExceptionally(failure.apply(refusal));
        } else {
            refuseIfEnded();
        }
        return answer;
    }

    /** Hands in an entry of {@link Stream#LOSSY}. False: it was dropped, and counted. */
    public boolean offer(Entry entry) {
        boolean taken = mailbox.add(Stream.LOSSY, new Letter(entry, stored -> {}, null)) == null;
        if (taken) {
            refuseIfEnded();
        } else {
            dropped(1);
        }
        return taken;
    }

    /** Hands in something to do. */
    public void add(Command<A> command) {
        mailbox.add(command);
        refuseIfEnded();
    }

    /** Counts entries of {@link Stream#LOSSY} that were dropped. */
    public void dropped(int entries) {
        dropped.addAndGet(entries);
    }

    /** How many entries of {@link Stream#LOSSY} were dropped. */
    public long dropped() {
        return dropped.get();
    }

    /** Notes what is being written, for those who give up on it. */
    public void take(List<Letter> letters) {
        inHand = letters;
    }

    /** Tells those who wait for letters that they are durable, and where. */
    public static void complete(List<Letter> letters, List<Stored> stored) {
        for (int i = 0; i < letters.size(); i++) {
            CompletableFuture<Stored> answer = letters.get(i).answer();
            if (answer != null) {
                letters.get(i).onDurable().accept(stored.get(i));
                answer.complete(stored.get(i));
            }
        }
    }

    /** Tells those who wait for letters that they were not written. */
    public void refuse(List<Letter> letters, JournalException why) {
        for (Letter letter : letters) {
            CompletableFuture<Stored> answer = letter.answer();
            if (answer == null) {
                dropped(1);
            } else {
                answer.completeExceptionally(why);
            }
        }
    }

    /** Refuses what is being written; what was answered already stays so. */
    public void refuseInHand(JournalException why) {
        refuse(inHand, why);
        inHand = List.of();
    }

    /** Gives up on what is being written and does not end: refuses everything that waits. */
    public void abandon() {
        ended = true;
        refuse(inHand, failure.apply(Reason.CLOSED));
        refuseAll();
    }

    /** Nobody takes anything out from now on. */
    public void end() {
        mailbox.close();
        ended = true;
        refuseAll();
    }

    /** What was added while the thread ended, or after it was given up, has nobody to answer it but the one who added it. */
    private void refuseIfEnded() {
        if (ended) {
            refuseAll();
        }
    }

    private void refuseAll() {
        for (Stream stream : Stream.values()) {
            refuse(mailbox.take(stream, Integer.MAX_VALUE, Long.MAX_VALUE), failure.apply(Reason.CLOSED));
        }
        for (Command<A> next = mailbox.takeCommand(); next != null; next = mailbox.takeCommand()) {
            next.run(null);
        }
    }
}
