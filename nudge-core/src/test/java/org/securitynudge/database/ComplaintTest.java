package org.securitynudge.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

final class ComplaintTest {
    @Test
    void whatWasToBeStoredIsInNoMessageAndInNoCause() {
        BatchUpdateException batch = new BatchUpdateException(
                "Batch entry 0 INSERT INTO nudge_history VALUES ('secret') was aborted", "08006", new int[0]);
        batch.setNextException(new SQLException("An I/O error occurred\nsecret", "08006"));
        SQLException constraint = new SQLException("Failing row contains (secret)", "23502");

        assertThat(Complaint.text(batch)).isEqualTo("An I/O error occurred (SQL state 08006)");
        assertThat(Complaint.of(batch)).hasCause(batch.getNextException());
        assertThat(Complaint.text(constraint)).isEqualTo("java.sql.SQLException (SQL state 23502)");
        assertThat(Complaint.of(constraint)).hasNoCause();
        assertThat(Complaint.text(new IllegalStateException("secret"))).isEqualTo("java.lang.IllegalStateException");
    }

    @Test
    void aBatchThatSaysNothingMoreIsNotRepeated() {
        BatchUpdateException batch = new BatchUpdateException("INSERT ... ('secret')", "08006", new int[0]);

        assertThat(Complaint.text(batch)).isEqualTo("a batch of statements failed (SQL state 08006)");
    }

    @Test
    void onlyWhatIsAboutTheRecordsIsTriedWithFewer() {
        assertThat(Complaint.isAboutData(new SQLException("too long", "22001"))).isTrue();
        assertThat(Complaint.isAboutData(new IllegalArgumentException("bad"))).isTrue();
        assertThat(Complaint.isAboutData(new SQLException("refused", "08001"))).isFalse();
        assertThat(Complaint.isAboutData(new SQLException("no state"))).isFalse();
    }
}
