package org.securitynudge.examples.cli.output;

import org.securitynudge.examples.cli.terminal.Columns;
import org.securitynudge.examples.cli.terminal.Glyphs;

/**
 * A line of a document with a mark below the column that is meant, as it stands on a terminal: tabs have become blanks, wide characters
 * take two columns, and of a line that is too long the part around the mark is shown.
 *
 * @param line the line, or a part of it
 * @param indent how many columns stand before the mark
 */
record Excerpt(String line, int indent) {
    private static final String TAB = "    ";
    private static final String MORE = "...";

    /**
     * Returns the excerpt of a line.
     *
     * @param column the column in UTF-16 units, from 1
     * @param width how many columns there are
     */
    static Excerpt of(String line, int column, Glyphs glyphs, int width) {
        int marked = Math.max(0, Math.min(column - 1, line.length()));
        if (marked > 0 && marked < line.length() && Character.isLowSurrogate(line.charAt(marked))) {
            marked--;
        }
        // Far more than fits is cut off first: a line may have megabytes.
        int from = start(line, marked - width);
        int to = Math.min(line.length(), marked + 2 * width);
        String before = glyphs.fit(line.substring(from, marked).replace("\t", TAB));
        String after = glyphs.fit(line.substring(marked, to).replace("\t", TAB));
        int indent = Columns.of(before);
        boolean whole = from == 0 && to == line.length();
        return whole && indent + Columns.of(after) <= width
                ? new Excerpt((before + after).stripTrailing(), indent)
                : cut(before, from > 0, after, width);
    }

    private static int start(String line, int from) {
        int start = Math.max(0, from);
        return start > 0 && Character.isLowSurrogate(line.charAt(start)) ? start + 1 : start;
    }

    private static Excerpt cut(String before, boolean beheaded, String after, int width) {
        int room = Math.max(1, width - 2 * MORE.length());
        String head = before;
        if (beheaded || Columns.of(before) > room * 2 / 3) {
            head = MORE + tail(before, room / 2);
        }
        String rest = head(after, width - Columns.of(head) - MORE.length());
        String end = rest.length() < after.length() ? MORE : "";
        return new Excerpt(head + rest + end, Columns.of(head));
    }

    /** Returns the end of a text, as much as fits. */
    private static String tail(String text, int columns) {
        int start = text.length();
        int left = columns;
        while (start > 0) {
            int character = text.codePointBefore(start);
            left -= Columns.of(character);
            if (left < 0) {
                break;
            }
            start -= Character.charCount(character);
        }
        return text.substring(start);
    }

    /** Returns the beginning of a text, as much as fits. */
    private static String head(String text, int columns) {
        int end = 0;
        int left = columns;
        while (end < text.length()) {
            int character = text.codePointAt(end);
            left -= Columns.of(character);
            if (left < 0) {
                break;
            }
            end += Character.charCount(character);
        }
        return text.substring(0, end);
    }
}
