package org.securitynudge.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.securitynudge.journal.Journals.append;
import static org.securitynudge.journal.Journals.entry;
import static org.securitynudge.journal.Surveys.SMALL;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A directory that is looked at while somebody writes, rolls, parks, hands out again and deletes: nothing looks wrong, nothing is disturbed. */
final class SurveyBesideWriterTest {
    private static final int LOOKS = Integer.getInteger("nudge.journal.looks", 30);

    @TempDir
    Path directory;

    /** What a busy application does to its journal, without an end. */
    private static final class Load implements Runnable {
        private final FileJournal journal;
        private final AtomicBoolean ended;
        private int number;

        Load(FileJournal journal, AtomicBoolean ended) {
            this.journal = journal;
            this.ended = ended;
        }

        @Override
        public void run() {
            while (!ended.get()) {
                step();
            }
        }

        void step() {
            number++;
            append(journal, "k" + number);
            journal.offer(entry("lossy" + number));
            List<Stored> claimed = journal.claim(3, 100_000);
            if (number % 7 == 0) {
                journal.park(claimed.get(0), "refused");
            } else if (number % 3 == 0) {
                journal.settle(claimed);
            }
            if (number % 5 == 0) {
                Journals.discard(journal);
                journal.upkeep(new Unremembered());
            }
        }
    }

    private static final class Unremembered implements Memory {
        @Override
        public void state(byte[] state) {
            assertThat(state).isEmpty();
        }

        @Override
        public void record(Stored record) {
            assertThat(record.key()).isNotEmpty();
        }
    }

    /** Another process with such a load, which says when it has begun. */
    static final class Child {
        private Child() {}

        public static void main(String[] args) throws Exception {
            Load load = new Load(FileJournal.open(Path.of(args[0]), SMALL), new AtomicBoolean());
            load.step();
            System.out.println("begun");
            System.out.flush();
            load.run();
        }
    }

    private void looksWell(Owner owner) throws JournalException {
        List<WriterSurvey> seen = Surveys.read(directory);
        assertThat(seen).hasSize(1);
        WriterSurvey writer = seen.get(0);
        assertThat(writer.owner()).isEqualTo(owner);
        assertThat(writer.faults()).isEmpty();
        for (StreamSurvey stream : writer.streams()) {
            assertThat(stream.faults()).isEmpty();
            assertThat(stream.strangers()).isEmpty();
            Account account = stream.account();
            assertThat(account.lost()).isZero();
            assertThat(account.delivered() + account.waiting() + account.parked())
                    .isEqualTo(account.written());
            assertThat(account.delivered()).isNotNegative();
        }
    }

    /** Asks for what is parked to be handed out again, as an operator would. */
    private void requeueSome() throws JournalException {
        Survey survey = Survey.of(directory);
        List<Aside> aside = survey.aside();
        if (!aside.isEmpty()) {
            Aside first = aside.get(0);
            survey.requeue(first.writer(), first.stream(), first.sequence());
        }
    }

    @Test
    void aJournalInThisProcessIsNeitherMisreadNorDisturbed() throws Exception {
        AtomicBoolean ended = new AtomicBoolean();
        List<Throwable> failed = new ArrayList<>();
        try (FileJournal journal = FileJournal.open(directory, SMALL)) {
            Load load = new Load(journal, ended);
            load.step();
            Thread thread = new Thread(load);
            thread.setUncaughtExceptionHandler((broken, e) -> failed.add(e));
            thread.start();
            for (int i = 0; i < LOOKS; i++) {
                looksWell(Owner.ALIVE);
                requeueSome();
            }
            ended.set(true);
            thread.join();

            assertThat(failed).isEmpty();
            assertThat(journal.figures().healthy()).isTrue();
            assertThat(journal.figures().damaged()).isZero();
            assertThat(writerOfAnotherProcess()).startsWith("w-").isNotEqualTo(journal.writer()); // the lock is held
        }
    }

    private String writerOfAnotherProcess() throws Exception {
        Process other = ChildProcess.start(OwnershipTest.Opener.class, directory.toString());
        return new String(other.getInputStream().readAllBytes(), UTF_8).strip();
    }

    @Test
    void aJournalInAnotherProcessIsNeitherMisreadNorDisturbed() throws Exception {
        Process child = ChildProcess.start(Child.class, directory.toString());
        try (BufferedReader output = child.inputReader(UTF_8)) {
            assertThat(output.readLine()).isEqualTo("begun");
            for (int i = 0; i < LOOKS; i++) {
                looksWell(Owner.ALIVE);
                requeueSome();
            }
            assertThat(child.isAlive()).isTrue();
        } finally {
            child.destroyForcibly().waitFor();
        }
        looksWell(Owner.GONE);
        try (FileJournal journal = Journals.open(directory)) {
            assertThat(journal.figures().damaged()).isZero();
        }
    }
}
