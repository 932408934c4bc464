package org.securitynudge.deliver;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.securitynudge.journal.Figures;
import org.securitynudge.journal.Join;
import org.securitynudge.journal.Journal;
import org.securitynudge.journal.Stored;
import org.securitynudge.model.Collector;
import org.securitynudge.model.Delivery;
import org.securitynudge.model.Event;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what waits in a journal to a collector, in order, on one daemon thread, {@code nudge-courier}.
 *
 * <p>Nothing is ever deleted for its age or for the number of attempts: it is accepted, or refused and parked, or it
 * waits. Delivery is at least once. Neither the journal nor the collector is closed by the courier.
 */
public final class Courier implements AutoCloseable {
    /** Of the time to close, what is left for a collector to notice that its thread was interrupted. */
    private static final int INTERRUPT_SHARE = 4;

    /**
     * How long the courier waits for more once there is something to send: those who have much to say wake it ten times a second, not once
     * for each event, and a collector gets fewer requests.
     */
    private static final Duration LINGER = Duration.ofMillis(100);

    private static final Duration LONGEST = Duration.ofDays(1);
    private static final Logger EVENTS = LoggerFactory.getLogger("nudge.events");

    private final Journal journal;
    private final Collector collector;
    private final Waiting waiting;
    private final Dispatch dispatch;
    private final Roster roster;
    private final Thread thread;
    private final AtomicLong asked = new AtomicLong();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition answered = lock.newCondition();
    private long answer;
    private volatile boolean closing;

    private Courier(
            Journal journal, Function<Stored, Optional<Event>> decoder, Collector collector, CourierOptions options) {
        this.journal = journal;
        this.collector = collector;
        this.waiting = options.waiting();
        this.dispatch = new Dispatch(journal, decoder, collector, options);
        this.roster = new Roster(options.chores(), waiting);
        this.thread = new Thread(this::run, "nudge-courier");
        thread.setDaemon(true);
    }

    /**
     * Starts to deliver.
     *
     * @param journal what waits; only this courier claims from it
     * @param decoder makes an event of a record; empty if there is nothing to send, then the record is settled
     * @param collector where events go; called on the courier's thread only
     * @param options the settings
     */
    public static Courier start(
            Journal journal, Function<Stored, Optional<Event>> decoder, Collector collector, CourierOptions options) {
        Courier courier = new Courier(journal, decoder, collector, options);
        courier.thread.start();
        journal.onWork(courier.waiting::wake);
        return courier;
    }

    /**
     * Waits until everything recorded before this call is delivered or refused, or the time is over, and returns the true
     * figures. A courier that waits after a failure tries once more at once, unless the collector asked for that
     * time. Returns early, interrupt kept, if the thread is interrupted.
     */
    public Delivery flush(Duration atMost) {
        long deadline = System.nanoTime() + bounded(atMost);
        long mine = asked.incrementAndGet();
        waiting.hurry();
        lock.lock();
        try {
            long left = deadline - System.nanoTime();
            while (answer < mine && left > 0) {
                left = answered.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
        return delivery();
    }

    /** How far events have come. Does not block. */
    public Delivery delivery() {
        Figures figures = journal.figures();
        long refused = dispatch.suspected();
        long left = figures.waitingKept() + figures.waitingLossy();
        return new Delivery(dispatch.delivered(), Math.max(0, left - refused), figures.parked() + refused);
    }

    /** When the collector last accepted an event. */
    public Optional<Instant> lastDelivery() {
        return dispatch.lastDelivery();
    }

    /** What keeps events from being delivered now, for people; empty if nothing does. */
    public Optional<String> problem() {
        return dispatch.problem();
    }

    /** Closes within 5 s. */
    @Override
    public void close() {
        close(Duration.ofSeconds(5));
    }

    /**
     * Ends the courier: what it is sending may be finished, then the thread is interrupted. Bounded by this time even if the
     * collector never returns; its daemon thread is then left to it. What waits, waits in the journal.
     */
    public void close(Duration atMost) {
        closing = true;
        waiting.hurry();
        if (Thread.currentThread().equals(thread)) {
            return;
        }
        long share = bounded(atMost) / INTERRUPT_SHARE;
        if (!Join.within(Duration.ofNanos(bounded(atMost) - share), thread)) {
            dispatch.closing();
            thread.interrupt();
            if (!Join.within(Duration.ofNanos(share), thread)) {
                EVENTS.warn(
                        "Closed while {} did not answer; its thread nudge-courier is left behind. {} events wait in the"
                                + " journal and are delivered after the next start if the journal is durable ({}).",
                        collector.name(),
                        delivery().waiting(),
                        journal.durable());
            }
        }
    }

    private void run() {
        try {
            Next next = Next.IDLE;
            while (!closing) {
                roster.work();
                long request = asked.get();
                next = step();
                if (next.kind() == Next.Kind.IDLE) {
                    answer(request);
                }
                waitFor(next, request);
            }
            roster.end();
            if (next.kind() == Next.Kind.IDLE || next.kind() == Next.Kind.GO) {
                step(); // what came after all was sent would not have waited
            }
        } finally {
            answer(Long.MAX_VALUE);
        }
    }

    private Next step() {
        if (!closing) {
            Thread.interrupted(); // a stranger's: only close() may interrupt this thread
        }
        try {
            return dispatch.step();
        } catch (UncheckedIOException e) {
            return dispatch.failed(e);
        } catch (Throwable t) { // whatever it is, delivery must go on
            return dispatch.failed(t);
        }
    }

    private void waitFor(Next next, long request) {
        long end = waiting.nanoTime() + next.delay().toNanos();
        long left = next.delay().toNanos();
        while (left > 0 && !closing && !hurried(next, request)) {
            Duration most = roster.left(Duration.ofNanos(left));
            try {
                if (next.kind() == Next.Kind.IDLE) {
                    waiting.await(most);
                    linger(request);
                } else {
                    waiting.linger(most);
                    roster.work();
                }
            } catch (InterruptedException e) {
                if (closing) {
                    Thread.currentThread().interrupt();
                }
                return;
            }
            left = next.kind() == Next.Kind.IDLE ? 0 : end - waiting.nanoTime();
        }
    }

    private void linger(long request) throws InterruptedException {
        if (!closing && asked.get() == request) {
            waiting.linger(LINGER);
        }
    }

    /** New work ends no back-off, or a busy application would turn it into none; a new flush does, once. */
    private boolean hurried(Next next, long request) {
        return next.kind() != Next.Kind.WAIT_AS_ASKED && asked.get() != request;
    }

    private void answer(long request) {
        lock.lock();
        try {
            answer = Math.max(answer, request);
            answered.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private static long bounded(Duration duration) {
        return duration.compareTo(LONGEST) > 0 ? LONGEST.toNanos() : duration.toNanos();
    }
}
