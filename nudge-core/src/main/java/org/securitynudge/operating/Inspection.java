package org.securitynudge.operating;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a journal directory holds, and what is wrong with it.
 *
 * @param directory the directory with the writers' directories
 * @param budgetBytes how many bytes of acknowledgments may wait before more are refused
 * @param writers the writers, the oldest first
 * @param defects what is not as it was written
 * @param notes what looks odd and is not wrong
 */
public record Inspection(
        Path directory, long budgetBytes, List<Writer> writers, List<Defect> defects, List<String> notes) {
    public Inspection {
        requireNonNull(directory, "directory");
        writers = List.copyOf(writers);
        defects = List.copyOf(defects);
        notes = List.copyOf(notes);
    }

    /** Returns what became of all records of a stream of all writers, {@code ack} or {@code imp}. */
    public Account total(String stream) {
        return writers.stream()
                .flatMap(writer -> writer.streams().stream())
                .filter(each -> each.name().equals(stream))
                .map(Stream::account)
                .reduce(Account.NOTHING, Account::plus);
    }

    /** Whether somebody writes in a writer's directory. */
    public enum Owner {
        /** A process does. */
        RUNNING,
        /** Nobody does: the next process to use the journal takes it over. */
        GONE,
        /** There is no lock file, so nobody takes it over. */
        NONE,
        /** The lock file may not be read. */
        UNKNOWN
    }

    /**
     * One journal, usually one process.
     *
     * @param name its name, the last part of the source of its events
     * @param began when it was begun, by the clock of its machine
     * @param owner whether somebody writes in it
     * @param history the file that stands for deleted records; empty if there is none
     * @param streams {@code ack} and {@code imp}; none if the directory may not be read
     */
    public record Writer(String name, Instant began, Owner owner, Optional<HistoryFile> history, List<Stream> streams) {
        public Writer {
            requireNonNull(began, "began");
            requireNonNull(owner, "owner");
            requireNonNull(history, "history");
            streams = List.copyOf(streams);
        }
    }

    /**
     * The file {@code state.snap}: what people were shown and answered, in place of records that are delivered and deleted.
     *
     * @param whole whether it is as it was written, in one of its two copies at least
     * @param bytes how long it is
     * @param covers up to which acknowledgment it stands for the records of which writers
     */
    public record HistoryFile(boolean whole, long bytes, Map<String, Long> covers) {
        public HistoryFile {
            covers = Map.copyOf(covers);
        }
    }

    /**
     * A stream of a writer.
     *
     * @param name {@code ack} for acknowledgments and loss records, {@code imp} for everything else
     * @param account what became of its records
     * @param first the first record held; 0 if none is
     * @param last the last record held; 0 if none is
     * @param held how many are held, delivered ones included
     * @param oldestWaiting when the oldest one that waits happened
     * @param requeued how many of those that wait were parked before
     * @param segments how many files of records there are
     * @param bytes how long they are
     * @param bytesWaiting the bytes of those in which records wait: what the budget bounds
     * @param quarantined how many files with damaged bytes were put aside
     */
    public record Stream(
            String name,
            Account account,
            long first,
            long last,
            long held,
            Optional<Instant> oldestWaiting,
            int requeued,
            int segments,
            long bytes,
            long bytesWaiting,
            int quarantined) {
        public Stream {
            requireNonNull(account, "account");
            requireNonNull(oldestWaiting, "oldestWaiting");
        }
    }

    /**
     * What became of records; the figures after the first add up to it.
     *
     * @param written how many were written
     * @param delivered accepted by the collector, whether they are still held or were deleted since
     * @param waiting still to be delivered
     * @param parked refused by the collector and kept
     * @param lost damaged or missing, unless they are known to have been delivered before
     * @param evicted deleted undelivered to make room, which {@code events.lost} told; acknowledgments never are
     */
    public record Account(long written, long delivered, long waiting, long parked, long lost, long evicted) {
        static final Account NOTHING = new Account(0, 0, 0, 0, 0, 0);

        Account plus(Account other) {
            return new Account(
                    written + other.written,
                    delivered + other.delivered,
                    waiting + other.waiting,
                    parked + other.parked,
                    lost + other.lost,
                    evicted + other.evicted);
        }
    }

    /**
     * Something that is not as it was written.
     *
     * @param writer the writer
     * @param stream {@code ack} or {@code imp}; empty if it concerns neither
     * @param first the first record it touches; 0 if it touches none
     * @param last the last record it touches; 0 if it touches none
     * @param file the file it is in, or the directory in which something is missing
     * @param offset where in the file
     * @param lost whether the records count as lost
     * @param text what it is and what it means, in a sentence without a full stop
     */
    public record Defect(
            String writer, String stream, long first, long last, Path file, long offset, boolean lost, String text) {}
}
