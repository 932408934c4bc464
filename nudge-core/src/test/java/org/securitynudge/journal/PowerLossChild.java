package org.securitynudge.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/** A process that writes a journal, and what it said: what was promised, and what it was about to settle, and when. */
final class PowerLossChild {
    private static final int THREADS = 8;
    /** So many are left waiting, so that there is something to lose. */
    private static final int WAITING = 500;

    private static final String PROMISED = "p";
    private static final String SETTLED = "s";

    private final Process process;
    private final Thread listener;
    private final List<String> lines = new ArrayList<>();

    private PowerLossChild(Process process) {
        this.process = process;
        this.listener = new Thread(this::listen);
        listener.start();
    }

    static PowerLossChild start(Path directory, boolean forces, String prefix) throws IOException {
        return new PowerLossChild(
                ChildProcess.start(PowerLossChild.class, directory.toString(), Boolean.toString(forces), prefix));
    }

    /** Waits until it has said so many more lines. */
    synchronized void awaitLines(int more) throws InterruptedException, IOException {
        int until = lines.size() + more;
        while (lines.size() < until) {
            if (!listener.isAlive()) {
                throw new IOException("the child process has ended");
            }
            wait(1000);
        }
    }

    /** Ends it, and hears what it has said until then. */
    void kill() throws InterruptedException {
        process.toHandle().destroyForcibly();
        listener.join();
    }

    Set<String> promisedBefore(long nanos) {
        return said(PROMISED, nanos);
    }

    Set<String> settledBefore(long nanos) {
        return said(SETTLED, nanos);
    }

    private synchronized Set<String> said(String what, long before) {
        Set<String> keys = new HashSet<>();
        for (String line : lines) {
            String[] words = line.split(" ", -1);
            if (words.length == 4 && words[0].equals(what) && Long.parseLong(words[1]) - before < 0) {
                keys.add(words[2]);
            }
        }
        return keys;
    }

    private void listen() {
        try (BufferedReader output = process.inputReader(UTF_8)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                heard(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized void heard(String line) {
        lines.add(line);
        notifyAll();
    }

    /** Eight threads append; one takes off, and has what is settled deleted now and then. */
    public static void main(String[] args) throws Exception {
        Options options = Options.standard().segmentBytes(20_000);
        FileJournal journal = FileJournal.open(
                Path.of(args[0]),
                Boolean.parseBoolean(args[1])
                        ? options
                        : options.disk(new Omission(Omission.Rule.F2, SystemDisk.INSTANCE)));
        for (int thread = 0; thread < THREADS; thread++) {
            String prefix = args[2] + "-" + thread + "-";
            endless(i -> say(PROMISED, Journals.append(journal, prefix + i).key()));
        }
        endless(i -> {
            if (journal.figures().waitingKept() < WAITING) {
                LockSupport.parkNanos(1_000_000);
                return;
            }
            List<Stored> claimed = journal.claim(50, 10_000);
            claimed.forEach(record -> say(SETTLED, record.key())); // said before it is so
            journal.settle(claimed);
            if (i % 10 == 0) {
                Journals.discard(journal);
            }
        });
    }

    private static void endless(IntConsumer work) {
        new Thread(() -> {
                    for (int i = 0; true; i++) {
                        work.accept(i);
                    }
                })
                .start();
    }

    /** The word at the end tells a whole line from a torn one. The clock is the same in all processes of a machine. */
    private static void say(String what, String key) {
        synchronized (System.out) {
            System.out.println(what + " " + System.nanoTime() + " " + key + " .");
            System.out.flush();
        }
    }
}
