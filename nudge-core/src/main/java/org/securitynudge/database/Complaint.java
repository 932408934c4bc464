package org.securitynudge.database;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.Set;
import org.securitynudge.journal.JournalException;
import org.securitynudge.journal.JournalException.Reason;

/**
 * What is said of a failure of the database. Its own words are repeated only where they cannot contain what was being
 * stored.
 */
final class Complaint {
    /** Classes of SQL states about the connection, the credentials, the tables, the resources and the operator. */
    private static final Set<String> HARMLESS =
            Set.of("08", "0A", "25", "28", "3D", "3F", "40", "42", "53", "55", "57", "58", "90");

    /** Classes of SQL states about what was to be stored: with other records it may work. */
    private static final Set<String> ABOUT_DATA = Set.of("21", "22", "23");

    private static final int LONGEST = 300;

    private Complaint() {}

    /** Whether it is about some of the records and not about the database. */
    static boolean isAboutData(Exception failure) {
        return failure instanceof SQLException sql ? ABOUT_DATA.contains(kind(sql)) : true;
    }

    /** Whether another transaction was in the way, and has come further. */
    static boolean isConflict(SQLException failure) {
        return kind(failure).equals("40");
    }

    /** Returns what the caller whose record was not stored is told. */
    static JournalException of(Exception failure) {
        Exception cause = unwrapped(failure);
        return new JournalException(
                Reason.UNAVAILABLE,
                "the database cannot be used: " + text(failure) + "; nothing was promised, the same may be tried again",
                isHarmless(cause) ? cause : null);
    }

    /** Returns what went wrong, in a line. */
    static String text(Exception failure) {
        Exception cause = unwrapped(failure);
        String message = cause.getMessage();
        String words = message == null || !isHarmless(cause)
                ? cause.getClass().getName()
                : message.lines().findFirst().orElse("");
        String cut = words.length() > LONGEST ? words.substring(0, LONGEST) + "..." : words;
        String state = cause instanceof SQLException sql ? sql.getSQLState() : null;
        return state == null ? cut : cut + " (SQL state " + state + ")";
    }

    /** A failed batch repeats the whole statement with what was to be stored; the failure proper is within. */
    private static Exception unwrapped(Exception failure) {
        if (!(failure instanceof BatchUpdateException batch)) {
            return failure;
        }
        SQLException within = batch.getNextException();
        return within == null || within instanceof BatchUpdateException
                ? new SQLException("a batch of statements failed", batch.getSQLState())
                : within;
    }

    private static boolean isHarmless(Exception failure) {
        return failure instanceof SQLException sql && (sql.getSQLState() == null || HARMLESS.contains(kind(sql)));
    }

    private static String kind(SQLException sql) {
        String state = sql.getSQLState();
        return state == null || state.length() < 2 ? "" : state.substring(0, 2);
    }
}
