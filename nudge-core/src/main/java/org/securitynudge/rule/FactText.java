package org.securitynudge.rule;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.securitynudge.json.Decimals;

/** Facts as a reader sees them in a message. */
final class FactText {
    private static final int MAXIMUM = 200;
    private static final int MOST_DIGITS = 340;

    // Java 17 has no list formats. Of CLDR's list patterns the one without a word for "and" needs only the comma of the
    // script.
    private static final Set<String> IDEOGRAPHIC = Set.of("ja", "zh", "yue");
    private static final Set<String> ARABIC = Set.of("ar", "fa", "ur", "ps", "ckb", "sd", "ug");

    private final Locale locale;

    FactText(Locale locale) {
        this.locale = locale;
    }

    /** Returns the text of a fact, or empty if it is missing or is nothing that can be shown in a line. */
    Optional<String> of(Map<String, ? extends @Nullable Object> facts, String name) {
        return Optional.ofNullable(FactLookup.in(facts, name))
                .flatMap(this::shown)
                .map(FactText::cut);
    }

    private Optional<String> shown(Object value) {
        if (value instanceof String text) {
            return Optional.of(clean(text));
        } else if (value instanceof Number number) {
            return Optional.of(number(number));
        } else if (value instanceof Boolean) {
            return Optional.of(value.toString());
        } else if (value instanceof Instant instant) {
            return Optional.of(instant(instant));
        } else if (value instanceof List<?> list) {
            return list(list);
        }
        return Optional.empty();
    }

    private Optional<String> list(List<?> list) {
        StringBuilder out = new StringBuilder();
        for (Object element : list) {
            boolean plain = element != null && !(element instanceof List);
            Optional<String> text = plain ? shown(element) : Optional.empty();
            if (text.isPresent() && !text.get().isBlank()) {
                out.append(out.isEmpty() ? "" : comma()).append(text.get());
            }
            if (out.length() > 2 * MAXIMUM) {
                break;
            }
        }
        return out.isEmpty() ? Optional.empty() : Optional.of(out.toString());
    }

    private String comma() {
        String language = locale.getLanguage();
        return IDEOGRAPHIC.contains(language) ? "、" : ARABIC.contains(language) ? "، " : ", ";
    }

    private String number(Number number) {
        BigDecimal exact = Decimals.of(number);
        NumberFormat format = NumberFormat.getInstance(locale);
        format.setMaximumFractionDigits(MOST_DIGITS);
        return format.format(exact);
    }

    private String instant(Instant instant) {
        try {
            String text = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                    .withLocale(locale)
                    .format(instant.atOffset(ZoneOffset.UTC));
            // From Java 20 on there is a narrow no-break space before AM; the same text everywhere is worth more.
            return text.replace('\u202F', ' ') + " UTC";
        } catch (DateTimeException outOfTheCalendar) {
            return instant.toString();
        }
    }

    private static String clean(String text) {
        StringBuilder out = new StringBuilder(Math.min(text.length(), MAXIMUM + 2));
        int kept = 0;
        for (int i = 0; i < text.length() && kept <= MAXIMUM; ) {
            int character = text.codePointAt(i);
            i += Character.charCount(character);
            if (!isRemoved(character)) {
                out.appendCodePoint(character);
                kept++;
            }
        }
        return out.toString();
    }

    /** Controls, line separators, halves of surrogate pairs, and the characters that turn the direction of the text around them. */
    private static boolean isRemoved(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                true;
            default -> (character >= 0x202A && character <= 0x202E) || (character >= 0x2066 && character <= 0x2069);
        };
    }

    private static String cut(String text) {
        if (text.codePointCount(0, text.length()) <= MAXIMUM) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, MAXIMUM - 1)) + "…";
    }
}
