package org.securitynudge.examples.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.securitynudge.examples.cli.publish.Change;
import org.securitynudge.examples.cli.terminal.Ink;
import org.securitynudge.examples.cli.terminal.Outlet;

/** Changes for people, a line each: {@code +} for what is new, {@code -} for what is gone, {@code ~} for what is otherwise. */
public final class ChangesText {
    private static final int LONGEST = 120;

    private ChangesText() {}

    /** Writes changes. */
    public static void write(List<Change> changes, Outlet out) {
        for (Change change : changes) {
            if (change.before().isEmpty()) {
                out.line(
                        Ink.GREEN.on("  + "),
                        Ink.PLAIN.on(change.path() + ": " + shown(change.after().get())));
            } else if (change.after().isEmpty()) {
                out.line(
                        Ink.RED.on("  - "),
                        Ink.PLAIN.on(
                                change.path() + ": " + shown(change.before().get())));
            } else {
                out.line(
                        Ink.YELLOW.on("  ~ "),
                        Ink.PLAIN.on(
                                change.path() + ": " + shown(change.before().get()) + " -> "
                                        + shown(change.after().get())));
            }
        }
    }

    private static String shown(JsonNode value) {
        String json = value.toString();
        if (json.length() <= LONGEST) {
            return json;
        }
        int end = Character.isHighSurrogate(json.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return json.substring(0, end) + "...";
    }
}
