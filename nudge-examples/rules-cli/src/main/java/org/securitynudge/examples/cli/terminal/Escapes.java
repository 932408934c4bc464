package org.securitynudge.examples.cli.terminal;

/** Characters that a terminal would obey instead of show, made visible: control characters and those that turn the reading direction. */
public final class Escapes {
    /** Unicode's Bidi_Control, the line separators, and what has no width and no meaning here, as first and last characters. */
    private static final int[] OBEYED = {
        0x061C, 0x061C, 0x200B, 0x200B, 0x200E, 0x200F, 0x2028, 0x202E, 0x2060, 0x2060, 0x2066, 0x2069, 0xFEFF, 0xFEFF,
    };

    private Escapes() {}

    /** Returns a text with everything that would be obeyed written as an escape such as {@code \\u001b}. */
    public static String of(String text) {
        if (text.chars().noneMatch(Escapes::isObeyed)) {
            return text;
        }
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (pair) {
                escaped.append(c).append(text.charAt(++i));
            } else if (isObeyed(c)) {
                escaped.append(escape(c));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }

    /** Half a pair is no character and no charset has it; with a pair, the check only costs a copy. */
    private static boolean isObeyed(int c) {
        if (Character.isISOControl(c) || Character.isSurrogate((char) c)) {
            return true;
        }
        for (int i = 0; i < OBEYED.length; i += 2) {
            if (c >= OBEYED[i] && c <= OBEYED[i + 1]) {
                return true;
            }
        }
        return false;
    }

    private static String escape(char c) {
        return switch (c) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> String.format("\\u%04x", (int) c);
        };
    }
}
