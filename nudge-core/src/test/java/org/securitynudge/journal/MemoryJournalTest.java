package org.securitynudge.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.securitynudge.journal.Journals.append;
import static org.securitynudge.journal.Journals.appendAll;
import static org.securitynudge.journal.Journals.entry;
import static org.securitynudge.journal.Journals.held;
import static org.securitynudge.journal.Journals.keys;

import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class MemoryJournalTest {
    private final MemoryJournal journal = MemoryJournal.create(InstantSource.fixed(Journals.NOON), 1_000);

    @Test
    void keptIsClaimedBeforeLossyUntilSettled() {
        journal.offer(entry("lossy"));
        appendAll(journal, 1, 3);

        assertThat(journal.durable()).isFalse();
        assertThat(journal.writer()).startsWith("m-");
        assertThat(keys(journal.claim(10, 10_000))).containsExactly("k1", "k2", "k3", "lossy");
        assertThat(keys(journal.claim(2, 10_000))).containsExactly("k1", "k2");
        assertThat(keys(journal.claim(10, 1))).containsExactly("k1");
        assertThat(journal.claim(3, 10_000)).extracting(Stored::sequence).containsExactly(1L, 2L, 3L);

        journal.settle(journal.claim(2, 10_000));

        assertThat(keys(journal.claim(10, 10_000))).containsExactly("k3", "lossy");
        assertThat(held(journal)).containsExactly("k3", "lossy");
        assertThat(journal.figures().waitingKept()).isEqualTo(1);
        assertThat(journal.figures().waitingLossy()).isEqualTo(1);
        assertThat(journal.figures().oldestWaiting()).contains(Journals.NOON);
    }

    @Test
    void aParkedRecordIsNotClaimedAgain() {
        appendAll(journal, 1, 2);

        journal.park(journal.claim(1, 1).get(0), "refused");

        assertThat(keys(journal.claim(10, 10_000))).containsExactly("k2");
        assertThat(journal.figures().parked()).isEqualTo(1);
    }

    @Test
    void beyondTheBudgetEntriesAreRefusedUntilThereIsRoom() {
        int written = 0;
        while (!journal.append(entry("k")).isCompletedExceptionally()) {
            written++;
        }
        assertThat(written).isEqualTo(1_000 / RecordFormat.size(entry("k")));
        assertThatThrownBy(() -> journal.append(entry("k")).get())
                .isInstanceOf(ExecutionException.class)
                .cause()
                .hasMessage("the journal in memory has used its budget of 1000 bytes with records that wait;"
                        + " have them taken off, or raise the budget");
        for (int i = 0; i < written; i++) {
            assertThat(journal.offer(entry("k"))).isTrue();
        }
        assertThat(journal.offer(entry("k"))).isFalse();
        assertThat(journal.figures().dropped()).isEqualTo(1);

        journal.settle(journal.claim(1, 1));

        append(journal, "k");
    }

    @Test
    void workIsAnnounced() {
        AtomicInteger wakes = new AtomicInteger();
        journal.onWork(wakes::incrementAndGet);
        append(journal, "k1");
        journal.offer(entry("k2"));
        assertThat(wakes).hasValue(2);

        journal.onWork(wakes::incrementAndGet);
        assertThat(wakes).hasValue(3);
    }

    @Test
    void aClosedJournalRefuses() {
        append(journal, "k1");
        journal.close();

        assertThatThrownBy(() -> journal.append(entry("k2")).get())
                .isInstanceOf(ExecutionException.class)
                .cause()
                .hasMessage("the journal is closed");
        assertThat(journal.offer(entry("k2"))).isFalse();
        assertThat(journal.claim(1, 1)).isEmpty();
    }
}
