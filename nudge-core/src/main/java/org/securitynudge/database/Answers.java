package org.securitynudge.database;

import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Waits for what another thread does with the database. */
final class Answers {
    private Answers() {}

    /** Returns what it came to. An interrupt neither ends the waiting nor gets lost. */
    static <T> T of(CompletableFuture<T> answer) throws SQLException {
        try {
            return answer.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof SQLException failure
                    ? failure
                    : new SQLException("failed unexpectedly: " + e.getCause(), e.getCause());
        }
    }
}
