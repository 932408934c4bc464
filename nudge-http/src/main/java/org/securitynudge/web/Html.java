package org.securitynudge.web;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;

/**
 * Writes a page, element by element. Texts and values of attributes come out as they went in, whatever is in them: nothing but {@link
 * #start} makes an element. Only what no page can hold (NUL and halves of surrogate pairs) becomes U+FFFD.
 */
final class Html {
    private static final int REPLACEMENT = 0xFFFD;
    private static final Set<String> EMPTY = Set.of("input", "link", "meta");

    private final StringBuilder page = new StringBuilder("<!DOCTYPE html>");
    private final Deque<String> open = new ArrayDeque<>();
    private boolean inTag;

    /** Begins an element; its attributes follow, then what is in it, then {@link #end}. */
    Html start(String element) {
        closeTag();
        if (page.charAt(page.length() - 1) == '>') {
            page.append('\n');
        }
        page.append('<').append(element);
        inTag = true;
        if (!EMPTY.contains(element)) {
            open.push(element);
        }
        return this;
    }

    /** Adds an attribute to the element that was begun. */
    Html with(String attribute, String value) {
        page.append(' ').append(attribute).append("=\"");
        escape(value);
        page.append('"');
        return this;
    }

    Html with(String attribute, Optional<String> value) {
        value.ifPresent(present -> with(attribute, present));
        return this;
    }

    /** Adds an attribute that says something by being there. */
    Html flag(String attribute, boolean there) {
        return there ? with(attribute, "") : this;
    }

    Html text(String text) {
        closeTag();
        if (text.startsWith("\n") && "textarea".equals(open.peek())) {
            // A parser drops the first line break in it.
            page.append('\n');
        }
        escape(text);
        return this;
    }

    /** Ends the element that was begun last. */
    Html end() {
        closeTag();
        page.append("</").append(open.pop()).append('>');
        return this;
    }

    /** Ends what is still open, and returns the page in UTF-8. */
    byte[] finish() {
        while (!open.isEmpty()) {
            end();
        }
        return page.append('\n').toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Returns what an address may be: of https, or a path on this host. Nothing else is ever made a link. */
    static Optional<String> link(URI address) {
        String text = address.toString();
        boolean path = text.startsWith("/") && !text.startsWith("//") && !text.startsWith("/\\");
        return "https".equalsIgnoreCase(address.getScheme()) || path ? Optional.of(text) : Optional.empty();
    }

    /** Returns whether a page can hold a text as it is. */
    static boolean holds(String text) {
        return text.codePoints().allMatch(Html::holds);
    }

    private void closeTag() {
        if (inTag) {
            page.append('>');
            inTag = false;
        }
    }

    private void escape(String text) {
        text.codePoints().forEach(this::escape);
    }

    private void escape(int point) {
        switch (point) {
            case '&' -> page.append("&amp;");
            case '<' -> page.append("&lt;");
            case '>' -> page.append("&gt;");
            case '"' -> page.append("&quot;");
            case '\'' -> page.append("&#39;");
            // A parser reads CR LF as one line break; what was posted has to be posted again as it was.
            case '\r' -> page.append("&#13;");
            default -> page.appendCodePoint(holds(point) ? point : REPLACEMENT);
        }
    }

    private static boolean holds(int point) {
        return point != 0 && Character.getType(point) != Character.SURROGATE;
    }
}
