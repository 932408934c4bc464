package org.securitynudge.journal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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

    /** Deletes what is settled, with all that is in the memory as the state. */
    void discard();

    /** Takes over what others left, and looks for what is to be handed out once more. */
    void upkeep();

    /** The keys of all that was recovered and appended: what the state is made of. */
    Set<String> memory();

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
        ArchiveSubject subject = new ArchiveSubject(archive, new TreeSet<>());
        subject.recover(archive.writers());
        return subject;
    }

    /** The journal itself. */
    static Subject journal(Path directory, Options options) throws JournalException {
        JournalSubject subject = new JournalSubject(FileJournal.open(directory.getParent(), options), new TreeSet<>());
        subject.journal().recover(into(subject.memory()));
        return subject;
    }

    /** Remembers keys. */
    static Memory into(Set<String> memory) {
        return new Memory() {
            @Override
            public void state(byte[] state) {
                memory.addAll(List.of(new String(state, US_ASCII).split(" ", -1)));
            }

            @Override
            public void record(Stored record) {
                memory.add(record.key());
            }
        };
    }

    /** The memory as bytes. */
    static byte[] state(Set<String> memory) {
        return String.join(" ", memory).getBytes(US_ASCII);
    }

    /** Without threads: a million runs are only possible so. */
    record ArchiveSubject(Archive archive, Set<String> memory) implements Subject {
        private static final Limits REPLAY = new Limits(512, 1 << 20, false);

        @Override
        public List<Stored> append(Stream stream, List<Entry> group) throws JournalException {
            List<Stored> stored = archive.append(stream, group);
            memory.addAll(Journals.keys(stored));
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
        public void discard() {
            archive.discardable().ifPresent(ends -> archive.discard(ends, state(memory)));
        }

        @Override
        public void upkeep() {
            recover(archive.upkeep());
        }

        private void recover(List<WriterDirectory> writers) {
            archive.states(writers).forEach(into(memory)::state);
            for (WriterDirectory writer : writers) {
                Ends covered = archive.covered(writer.name());
                for (StreamLog log : writer.logs()) {
                    replay(log).stream()
                            .filter(record -> record.sequence() > covered.of(record.stream()))
                            .forEach(record -> memory.add(record.key()));
                }
            }
        }

        @Override
        public List<Stored> replay() {
            return archive.logs().stream().flatMap(log -> replay(log).stream()).toList();
        }

        private static List<Stored> replay(StreamLog log) {
            List<Stored> held = new ArrayList<>();
            Chunk chunk = new Chunk(List.of(), log.start(), log.end() == 0);
            while (!chunk.complete() && chunk.next().sequence() <= log.end()) {
                chunk = log.read(chunk.next(), REPLAY);
                held.addAll(chunk.records());
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
    record JournalSubject(FileJournal journal, Set<String> memory) implements Subject {
        @Override
        public List<Stored> append(Stream stream, List<Entry> group) throws JournalException {
            if (stream == Stream.LOSSY) {
                group.forEach(journal::offer);
                group.forEach(entry -> memory.add(entry.key()));
                return List.of();
            }
            List<CompletableFuture<Stored>> answers = group.stream()
                    .map(entry -> journal.append(entry, durable -> {}))
                    .toList();
            List<Stored> stored = new ArrayList<>();
            for (CompletableFuture<Stored> answer : answers) {
                try {
                    stored.add(answer.join());
                    memory.add(stored.get(stored.size() - 1).key());
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
        public void discard() {
            journal.discard(Instant.MAX, () -> state(memory));
        }

        @Override
        public void upkeep() {
            journal.upkeep(into(memory));
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
