package org.securitynudge.examples.cli.input;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.IllformedLocaleException;
import java.util.Locale;

/** Values as people type them. */
public final class Typed {
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
