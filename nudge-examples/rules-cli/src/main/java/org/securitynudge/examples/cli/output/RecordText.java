package org.securitynudge.examples.cli.output;

import org.securitynudge.examples.cli.terminal.Ink;
import org.securitynudge.examples.cli.terminal.Outlet;
import org.securitynudge.operating.JournalRecord;
import org.securitynudge.operating.JournalRecord.State;

/** Records of a journal for people, without their content: two lines each. */
public final class RecordText {
    private static final String PREFIX = "org.securitynudge.";

    private final Outlet out;

    /** Creates the text on an outlet. */
    public RecordText(Outlet out) {
        this.out = out;
    }

    /** Returns the name of a record: writer, stream and sequence. */
    public static String name(JournalRecord record) {
        return record.writer() + "/" + record.stream() + "/" + record.sequence();
    }

    /** Returns the rule that a record is about; empty if it is about none. */
    static String rule(JournalRecord record) {
        return record.data().get("rule") instanceof String rule ? rule : "";
    }

    /** Writes a record. */
    public void write(JournalRecord record) {
        String type = record.type().startsWith(PREFIX) ? record.type().substring(PREFIX.length()) : record.type();
        String about = rule(record).isEmpty() ? "" : "  " + rule(record);
        String what = type.isEmpty() ? "" : "  " + record.at() + "  " + type + "  " + record.id() + about;
        boolean again = record.state() == State.REQUEUED;
        out.line(Ink.BOLD.on(name(record)), Ink.PLAIN.on(what), Ink.YELLOW.on(again ? "  to be sent once more" : ""));
        out.line(Ink.DIM.on("  " + record.why()));
    }
}
