package org.securitynudge.journal;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.securitynudge.journal.StreamLog.Chunk;
import org.securitynudge.journal.StreamLog.Limits;

/** A journal under test: all of it, or what its thread does without the thread. */
interface Subject {
    /** Opens one in this directory. */
    interface Opener {
        Subject open(Path directory, Options options) throws JournalException;
    }

    /** Appends a group; returns what was promised. */
    List<Stored> append(Stream stream, List<Entry> group) throws JournalException;

    List<Stored> claim(int records, long bytes);

    void settle(List<Stored> done);

    /** Sets a record aside; false if it could not. */
    boolean park(Stored record);

    void discard(Instant before);

    List<Stored> replay();

    /** What the journal's thread does after each round of work. */
    void pass();

    Figures figures();

    /** Lets go of everything; on a disk that is off nothing is written. */
    void close();

    /** The archive, used as the journal's thread uses it. */
    static Subject archive(Path directory, Options options) throws JournalException {
        Archive archive = Archive.open(directory, options);
        archive.tellLosses();
        return new ArchiveSubject(archive);
    }

    /** The journal itself. */
    static Subject journal(Path directory, Options options) throws JournalException {
        return new JournalSubject(FileJournal.open(directory.getParent(), options));
    }

    /** Without threads: a million runs are only possible so. */
    record ArchiveSubject(Archive archive) implements Subject {
        private static final Limits REPLAY = new Limits(512, 1 << 20, false);

        @Override
        public List<Stored> append(Stream stream, List<Entry> group) throws JournalException {
            List<Stored> stored = archive.append(stream, group);
            if (stream == Stream.LOSSY) {
                archive.evict();
            }
            return stored;
        }

        @Override
        public List<Stored> claim(int records, long bytes) {
            return archive.claim(records, bytes);
        }

        @Override
        public void settle(List<Stored> done) {
            archive.settle(done);
        }

        @Override
        public boolean park(Stored record) {
            return archive.park(record, "refused").isEmpty();
        }

        @Override
        public void discard(Instant before) {
            archive.discard(before);
        }

        @Override
        public List<Stored> replay() {
            List<Stored> held = new ArrayList<>();
            for (StreamLog log : archive.logs()) {
                Chunk chunk = new Chunk(List.of(), log.start(), log.end() == 0);
                while (!chunk.complete() && chunk.next().sequence() <= log.end()) {
                    chunk = log.read(chunk.next(), REPLAY);
                    held.addAll(chunk.records());
                }
            }
            return held;
        }

        @Override
        public void pass() {
            archive.tellLosses();
            archive.save();
        }

        @Override
        public Figures figures() {
            return archive.figures();
        }

        @Override
        public void close() {
            archive.close();
        }
    }

    /** With its thread, through the interface that everybody uses. */
    record JournalSubject(FileJournal journal) implements Subject {
        @Override
        public List<Stored> append(Stream stream, List<Entry> group) throws JournalException {
            if (stream == Stream.LOSSY) {
                group.forEach(journal::offer);
                return List.of();
            }
            List<CompletableFuture<Stored>> answers =
                    group.stream().map(journal::append).toList();
            List<Stored> stored = new ArrayList<>();
            for (CompletableFuture<Stored> answer : answers) {
                try {
                    stored.add(answer.join());
                } catch (CompletionException e) {
                    if (!(e.getCause() instanceof JournalException)) {
                        throw e;
                    }
                }
            }
            return stored;
        }

        @Override
        public List<Stored> claim(int records, long bytes) {
            return journal.claim(records, bytes);
        }

        @Override
        public void settle(List<Stored> done) {
            journal.settle(done);
        }

        @Override
        public boolean park(Stored record) {
            try {
                journal.park(record, "refused");
                return true;
            } catch (java.io.UncheckedIOException e) {
                return false;
            }
        }

        @Override
        public void discard(Instant before) {
            journal.discard(before);
        }

        @Override
        public List<Stored> replay() {
            List<Stored> held = new ArrayList<>();
            journal.replay(held::add);
            return held;
        }

        @Override
        public void pass() {
            // The journal's thread has done it.
        }

        @Override
        public Figures figures() {
            return journal.figures();
        }

        @Override
        public void close() {
            journal.close();
        }
    }
}
