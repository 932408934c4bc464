package org.securitynudge.json;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A value of a JSON document that knows its place. */
public abstract sealed class Json permits JsonObject, JsonArray, JsonText, JsonNumber, JsonBoolean, JsonNull {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_$][A-Za-z0-9_$-]*");
    private static final int SNIPPET = 60;

    private final @Nullable Json parent;
    private final String step;
    private final int line;
    private final int column;

    Json(Place place) {
        this.parent = place.parent();
        this.step = place.step();
        this.line = place.line();
        this.column = place.column();
    }

    /**
     * Where a value stands.
     *
     * @param parent the object or list around it; null for the document itself
     * @param step the way there from the parent: {@code .title}, {@code ["a.b"]}, {@code [3]}
     */
    record Place(@Nullable Json parent, String step, int line, int column) {}

    /** Returns the line, from 1. */
    public final int line() {
        return line;
    }

    /** Returns the column in UTF-16 units, from 1. */
    public final int column() {
        return column;
    }

    /** Returns the way from the document to this value, such as {@code rules[3] "share-outside".message.title}. */
    public final String path() {
        Deque<String> steps = new ArrayDeque<>();
        for (Json at = this; at.parent != null; at = at.parent) {
            steps.push(at.step + at.label());
        }
        String path = String.join("", steps);
        return path.startsWith(".") ? path.substring(1) : path;
    }

    /** Returns the path of a member of this value, whether it is there or not. */
    public final String path(String member) {
        String path = path() + step(member);
        return path.startsWith(".") ? path.substring(1) : path;
    }

    /** Returns how this value is shown when it is not what was expected: the value itself, cut short, or its kind. */
    public abstract String shown();

    /** An element of a list is easier to find by its name than by its number. */
    private String label() {
        if (!(parent instanceof JsonArray) || !(this instanceof JsonObject object)) {
            return "";
        }
        for (String name : new String[] {"id", "name", "code"}) {
            if (object.get(name).orElse(null) instanceof JsonText text) {
                return " " + quote(text.value());
            }
        }
        return "";
    }

    static String step(String member) {
        boolean plain = member.length() <= SNIPPET && PLAIN.matcher(member).matches();
        return plain ? "." + member : "[" + quote(member) + "]";
    }

    /** Returns a text in quotes, cut to a length that fits a line, with control characters escaped. */
    public static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        int length = Math.min(text.length(), SNIPPET);
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT || Character.isSurrogate(c)) {
                quoted.append(visible(text, i));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append(text.length() > SNIPPET ? "…\"" : "\"").toString();
    }

    private static String visible(String text, int at) {
        char c = text.charAt(at);
        boolean pair =
                Character.isHighSurrogate(c) && at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1));
        boolean second = Character.isLowSurrogate(c) && at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
        return pair || second ? String.valueOf(c) : String.format("\\u%04x", (int) c);
    }

    @Override
    public final String toString() {
        return line + ":" + column + " " + shown();
    }
}
