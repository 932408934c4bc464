package org.securitynudge.examples.demo.screen;

import java.util.ArrayList;
import java.util.List;

/** Text by the columns of a terminal: most characters take one, East Asian ones and pictures two, combining marks none. */
public final class Typesetting {
    /** What turns the reading direction around (Unicode's Bidi_Control), as first and last characters. */
    private static final int[] DIRECTION_MARKS = {
        0x061C, 0x061C, 0x200E, 0x200F, 0x202A, 0x202E, 0x2066, 0x2069,
    };

    /** The blocks of Unicode's East Asian Width (UAX #11) that are wide as a whole, in coarse strokes. */
    private static final int[] WIDE = {
        0x1100, 0x115F, 0x2E80, 0x303E, 0x3041, 0xA4CF, 0xAC00, 0xD7A3, 0xF900, 0xFAFF, 0xFE30, 0xFE6F, 0xFF00, 0xFF60,
        0xFFE0, 0xFFE6, 0x1F300, 0x1F64F, 0x1F900, 0x1F9FF, 0x20000, 0x3FFFD,
    };

    private Typesetting() {}

    /** Returns a text without what could move the cursor, change colours or turn the reading direction around. */
    public static String clean(String text) {
        StringBuilder cleaned = new StringBuilder(text.length());
        text.codePoints().forEach(character -> {
            if (character == '\n' || character == '\t') {
                cleaned.append(' ');
            } else if (!Character.isISOControl(character) && !isDirectionMark(character)) {
                cleaned.appendCodePoint(character);
            }
        });
        return cleaned.toString();
    }

    private static boolean isDirectionMark(int character) {
        return isIn(DIRECTION_MARKS, character);
    }

    private static boolean isIn(int[] ranges, int character) {
        for (int i = 0; i < ranges.length; i += 2) {
            if (character >= ranges[i] && character <= ranges[i + 1]) {
                return true;
            }
        }
        return false;
    }

    /** Returns how many columns a text takes. */
    public static int width(String text) {
        return text.codePoints().map(Typesetting::width).sum();
    }

    private static int width(int character) {
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default -> isIn(WIDE, character) ? 2 : 1;
        };
    }

    /** Returns a text with blanks behind it, up to a width. */
    public static String pad(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - width(text)));
    }

    /** Returns a text in lines of at most a width, broken at blanks; a longer word is cut. */
    public static List<String> wrap(String text, int columns) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.strip().split(" +", -1)) {
            for (String part : cut(word, columns)) {
                if (line.length() > 0 && width(line.toString()) + 1 + width(part) > columns) {
                    lines.add(line.toString());
                    line.setLength(0);
                }
                line.append(line.length() > 0 ? " " : "").append(part);
            }
        }
        lines.add(line.toString());
        return lines;
    }

    private static List<String> cut(String word, int columns) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        int[] characters = word.codePoints().toArray();
        int used = 0;
        for (int character : characters) {
            if (used + width(character) > columns && part.length() > 0) {
                parts.add(part.toString());
                part.setLength(0);
                used = 0;
            }
            part.appendCodePoint(character);
            used += width(character);
        }
        parts.add(part.toString());
        return parts;
    }
}
