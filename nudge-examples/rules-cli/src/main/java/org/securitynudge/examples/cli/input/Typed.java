package org.securitynudge.examples.cli.input;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values as people type them. */
public final class Typed {
    private static final Pattern LENGTH = Pattern.compile("([1-9][0-9]{0,5})([smhdw])");

    private Typed() {}

    /**
     * Returns the instant of an RFC 3339 text.
     *
     * @param what the option or field, for the message
     */
    public static Instant instant(String text, String what) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new StopException(what + ": \"" + text
                    + "\" is no instant; write it like 2026-11-21T09:00:00Z or 2026-11-21T10:00:00+01:00");
        }
    }

    /**
     * Returns the length of time of a number and a unit, as documents have them: {@code 90s 15m 8h 7d 2w}.
     *
     * @param what the option, for the message
     */
    public static Duration duration(String text, String what) {
        Matcher matcher = LENGTH.matcher(text);
        if (!matcher.matches()) {
            throw new StopException(what + ": \"" + text + "\" is no length of time; write it like 12h, 14d or 2w");
        }
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            case "d" -> Duration.ofDays(number);
            default -> Duration.ofDays(7 * number);
        };
    }

    /** Returns the locale of a BCP 47 tag. */
    public static Locale locale(String tag, String what) {
        try {
            Locale locale = new Locale.Builder().setLanguageTag(tag).build();
            if (!locale.getLanguage().isEmpty()) {
                return locale;
            }
        } catch (IllformedLocaleException said) {
            // The same is to be said of a tag that names no language.
        }
        throw new StopException(what + ": \"" + tag + "\" is no language tag; write it like en, de or de-CH");
    }
}
