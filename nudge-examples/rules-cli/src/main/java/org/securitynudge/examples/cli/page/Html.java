package org.securitynudge.examples.cli.page;

import java.util.ArrayDeque;
import java.util.Deque;

/** HTML under way. Text and values of attributes are escaped here and nowhere else; names of elements are the tool's own. */
final class Html {
    private final StringBuilder html = new StringBuilder("<!DOCTYPE html>\n");
    private final Deque<String> open = new ArrayDeque<>();

    /**
     * Opens an element.
     *
     * @param attributes names and values in turn; a value that is empty leaves its attribute out
     */
    Html open(String element, String... attributes) {
        tag(element, attributes);
        open.push(element);
        return this;
    }

    /** Closes the element that was opened last. */
    Html close() {
        html.append("</").append(open.pop()).append('>');
        return this;
    }

    /** Writes an element that has no content, such as {@code meta}. */
    Html empty(String element, String... attributes) {
        tag(element, attributes);
        html.append('\n');
        return this;
    }

    /** Writes an element with a text. */
    Html element(String element, String text, String... attributes) {
        return open(element, attributes).text(text).close();
    }

    /** Writes a text. */
    Html text(String text) {
        escape(text);
        return this;
    }

    /** Ends a line of the file. */
    Html line() {
        html.append('\n');
        return this;
    }

    /** Writes the tool's own style sheet, in which nothing is escaped. */
    Html style(String css) {
        html.append("<style>").append(css).append("</style>\n");
        return this;
    }

    private void tag(String element, String... attributes) {
        html.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            if (!attributes[i + 1].isEmpty()) {
                html.append(' ').append(attributes[i]).append("=\"");
                escape(attributes[i + 1]);
                html.append('"');
            }
        }
        html.append('>');
    }

    private void escape(String text) {
        text.codePoints().forEach(character -> {
            switch (character) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                case '\n', '\t' -> html.append((char) character);
                default -> html.appendCodePoint(isShown(character) ? character : 0xFFFD);
            }
        });
    }

    private static boolean isShown(int character) {
        return !Character.isISOControl(character) && Character.getType(character) != Character.SURROGATE;
    }

    /** Returns the page. */
    @Override
    public String toString() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("still open: " + open);
        }
        return html + "\n";
    }
}
