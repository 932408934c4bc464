package org.securitynudge.model;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Thrown by a {@link RuleSource} that answered, but without a document. The rules in force stay. */
public final class UnavailableException extends IOException {
    private static final long serialVersionUID = 1;

    private final boolean lasting;
    private final transient @Nullable Duration retryAfter;

    /** Creates the exception for trouble that may pass: ask again at the usual pace. */
    public UnavailableException(String message) {
        this(message, false, null);
    }

    private UnavailableException(String message, boolean lasting, @Nullable Duration retryAfter) {
        super(requireNonNull(message, "message"));
        this.lasting = lasting;
        this.retryAfter = retryAfter;
    }

    /** Returns the exception for trouble that people must mend, such as a missing permission: ask again more and more slowly. */
    public static UnavailableException lasting(String message) {
        return new UnavailableException(message, true, null);
    }

    /** Returns the exception for a source that asks to wait. */
    public static UnavailableException retryAfter(String message, Duration after) {
        return new UnavailableException(message, false, requireNonNull(after, "after"));
    }

    /** Returns whether people must mend it. */
    public boolean isLasting() {
        return lasting;
    }

    /** Returns how long the source asks to wait. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
