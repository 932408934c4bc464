package org.securitynudge.rule;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The forms of single values in rule documents. */
final class Scalars {
    private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})([smhdw])");
    private static final Pattern RFC_3339 = Pattern.compile(
            "[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,9})?([Zz]|[+-][0-9]{2}:[0-9]{2})");

    private Scalars() {}

    /** Returns the length of {@code 90s}, {@code 15m}, {@code 8h}, {@code 7d} or {@code 2w}. */
    static Optional<Duration> duration(String text) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(matcher.group(1));
        return Optional.of(
                switch (matcher.group(2)) {
                    case "s" -> Duration.ofSeconds(number);
                    case "m" -> Duration.ofMinutes(number);
                    case "h" -> Duration.ofHours(number);
                    case "d" -> Duration.ofDays(number);
                    default -> Duration.ofDays(7 * number);
                });
    }

    /** Returns the instant of an RFC 3339 text, whose offset must be there. */
    static Optional<Instant> instant(String text) {
        if (!RFC_3339.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException noSuchTime) {
            return Optional.empty();
        }
    }

    /** Returns the locale of a language tag of BCP 47; its language has two or three letters, as nobody has registered a longer one. */
    static Optional<Locale> language(String tag) {
        try {
            Locale locale = new Locale.Builder().setLanguageTag(tag).build();
            return Optional.of(locale)
                    .filter(found -> found.getLanguage().length() == 2
                            || found.getLanguage().length() == 3);
        } catch (IllformedLocaleException noTag) {
            return Optional.empty();
        }
    }

    /** Returns an https address. */
    static Optional<URI> https(String text) {
        return uri(text)
                .filter(uri -> "https".equalsIgnoreCase(uri.getScheme())
                        && uri.getHost() != null
                        && uri.getUserInfo() == null);
    }

    /** Returns an https address or a path on the same server; never {@code //host}, which would lead away from it. */
    static Optional<URI> httpsOrPath(String text) {
        Optional<URI> path = uri(text).filter(uri -> text.startsWith("/") && !text.startsWith("//"));
        return path.or(() -> https(text));
    }

    private static Optional<URI> uri(String text) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException noAddress) {
            return Optional.empty();
        }
    }
}
