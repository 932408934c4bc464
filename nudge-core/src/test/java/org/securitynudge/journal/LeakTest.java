package org.securitynudge.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.securitynudge.journal.Journals.append;
import static org.securitynudge.journal.Journals.entry;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.nio.file.Path;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** R9: what is left of a journal that was closed. */
final class LeakTest {
    private static final int TIMES = 100;

    @TempDir
    Path directory;

    @Test
    void openingAndClosingLeavesNoThreadFileOrLock() throws Exception {
        OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
        assumeThat(system).isInstanceOf(UnixOperatingSystemMXBean.class);
        use("first");
        long before = ((UnixOperatingSystemMXBean) system).getOpenFileDescriptorCount();
        for (int i = 0; i < TIMES; i++) {
            use("k" + i);
        }

        Awaitility.await()
                .until(() -> Thread.getAllStackTraces().keySet().stream()
                        .noneMatch(thread -> thread.getName().equals("nudge-journal")));
        assertThat(((UnixOperatingSystemMXBean) system).getOpenFileDescriptorCount())
                .isLessThan(before + TIMES / 4); // other tests' streams come and go
        assertThat(System.getProperty("org.securitynudge.journal.open")).isNull();
        assertThat(Journals.writers(directory)).hasSize(1);
        try (var lock = SystemDisk.INSTANCE
                .lock(Journals.writers(directory).get(0).resolve("owner.lock"))
                .orElseThrow()) {
            assertThat(lock).isNotNull();
        }
    }

    /** In a container every process is number 1: here the owner before was this very process. */
    @Test
    void aDirectoryWhoseDeadOwnerHadOurProcessIdIsAdopted() throws Exception {
        String writer = use("k1");

        try (FileJournal journal = Journals.open(directory)) {
            assertThat(journal.writer()).isEqualTo(writer);
            assertThat(Journals.held(journal)).contains("k1");
        }
    }

    private String use(String key) throws JournalException {
        try (FileJournal journal = Journals.open(directory)) {
            append(journal, key);
            journal.offer(entry("lossy"));
            journal.park(journal.claim(1, 1).get(0), "refused");
            journal.settle(journal.claim(10, 10_000));
            Journals.discard(journal);
            return journal.writer();
        }
    }
}
