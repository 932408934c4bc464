package org.securitynudge.database;

import static org.securitynudge.database.Samples.entry;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import org.securitynudge.database.DatabaseOptions.Limits;
import org.securitynudge.journal.Entry;
import org.securitynudge.journal.Journal;
import org.securitynudge.journal.Stored;

/**
 * A process of a fleet: it appends, says so when it was promised, delivers to its standard output, and runs until it is
 * killed. {@code S} a key: submitted. {@code P}: promised. {@code D} writer, stream, number and key: delivered.
 */
final class Replica {
    static final Duration LEASE = Duration.ofSeconds(1);
    static final int BATCH = 50;
    static final int THREADS = 4;

    private static final Object OUTPUT = new Object();

    private Replica() {}

    static DatabaseJournal open(int port) {
        return DatabaseJournal.open(
                Postgres.source("public", port),
                DatabaseOptions.standard()
                        .createSchema(true)
                        .limits(new Limits(LEASE, Duration.ofMillis(200), Duration.ofSeconds(2))));
    }

    /**
     * Runs.
     *
     * @param args the port of the server and what keys begin with
     */
    public static void main(String[] args) throws IOException {
        DatabaseJournal journal = open(Integer.parseInt(args[0]));
        for (int thread = 0; thread < THREADS; thread++) {
            String prefix = args[1] + "-" + thread + "-";
            new Thread(() -> append(journal, prefix)).start();
        }
        new Thread(() -> deliver(journal)).start();
        int read = 0;
        while (read >= 0) { // until the parent is gone
            read = System.in.read();
        }
        Runtime.getRuntime().halt(1);
    }

    private static void append(Journal journal, String prefix) {
        for (int i = 0; true; i++) {
            Entry entry = entry(prefix + i);
            say("S " + entry.key());
            while (!promised(journal, entry)) {
                LockSupport.parkNanos(20_000_000);
            }
            say("P " + entry.key());
            journal.offer(entry(prefix + "lossy-" + i));
        }
    }

    private static boolean promised(Journal journal, Entry entry) {
        try {
            journal.append(entry).join();
            return true;
        } catch (CompletionException refused) {
            return false;
        }
    }

    private static void deliver(Journal journal) {
        while (true) {
            List<Stored> batch = journal.claim(BATCH, 1 << 20);
            for (Stored record : batch) {
                say("D " + record.writer() + " " + record.stream() + " " + record.sequence() + " " + record.key());
            }
            if (batch.isEmpty()) {
                LockSupport.parkNanos(20_000_000);
            } else {
                journal.settle(batch);
            }
        }
    }

    private static void say(String line) {
        synchronized (OUTPUT) {
            System.out.println(line);
            System.out.flush();
        }
    }
}
