package org.securitynudge.http;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.Headers;

/** The header {@code Retry-After} (RFC 9110, 10.2.3): seconds or a date, taken as 1 second to 1 hour. Nonsense is ignored. */
final class RetryAfter {
    static final Duration LEAST = Duration.ofSeconds(1);
    static final Duration MOST = Duration.ofHours(1);

    private static final Pattern SECONDS = Pattern.compile("[0-9]+");
    private static final int DIGITS_OF_AN_HOUR = 4;

    private RetryAfter() {}

    /**
     * Returns how long the server asks to wait.
     *
     * @param now our clock, used if the server does not say what its own shows: the two may be hours apart
     */
    static Optional<Duration> of(Headers headers, Instant now) {
        String value = headers.get("Retry-After");
        if (value == null) {
            return Optional.empty();
        }
        if (SECONDS.matcher(value).matches()) {
            return Optional.of(seconds(value));
        }
        Date until = headers.getDate("Retry-After");
        if (until == null) {
            return Optional.empty();
        }
        Date theirs = headers.getDate("Date");
        Instant from = theirs == null ? now : theirs.toInstant();
        return Optional.of(clamp(Duration.between(from, until.toInstant())));
    }

    private static Duration seconds(String digits) {
        String significant = digits.replaceFirst("^0+", "");
        if (significant.length() > DIGITS_OF_AN_HOUR) {
            return MOST;
        }
        return clamp(Duration.ofSeconds(significant.isEmpty() ? 0 : Integer.parseInt(significant)));
    }

    private static Duration clamp(Duration asked) {
        if (asked.compareTo(LEAST) < 0) {
            return LEAST;
        }
        return asked.compareTo(MOST) > 0 ? MOST : asked;
    }
}
