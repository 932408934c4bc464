package org.securitynudge.examples.cli.output;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.securitynudge.examples.cli.terminal.Ink;
import org.securitynudge.examples.cli.terminal.Outlet;
import org.securitynudge.operating.Inspection;
import org.securitynudge.operating.Inspection.Account;
import org.securitynudge.operating.Inspection.Defect;
import org.securitynudge.operating.Inspection.HistoryFile;
import org.securitynudge.operating.Inspection.Stream;
import org.securitynudge.operating.Inspection.Writer;

/** What was found in a journal, for people. */
public final class InspectionText {
    private static final long KIB = 1 << 10;
    private static final long MIB = 1 << 20;

    private final Inspection inspection;
    private final Outlet out;

    /** Creates the text on an outlet. */
    public InspectionText(Inspection inspection, Outlet out) {
        this.inspection = inspection;
        this.out = out;
    }

    /** Writes what there is. */
    public void inspect() {
        for (Writer writer : inspection.writers()) {
            out.line(Ink.BOLD.on(writer.name()), Ink.PLAIN.on("  begun " + writer.began() + ", " + owner(writer)));
            streams(writer);
            String history =
                    writer.history().map(InspectionText::history).orElse("  no state.snap: nothing was deleted yet");
            out.line(history);
            out.line("");
        }
        notes();
        defects();
        long waiting = inspection.writers().stream()
                .flatMap(writer -> writer.streams().stream())
                .filter(stream -> stream.name().equals("ack"))
                .mapToLong(Stream::bytesWaiting)
                .sum();
        out.line(inspection.directory() + ": " + writers() + ", acknowledgments wait in " + size(waiting) + " of "
                + size(inspection.budgetBytes()) + ".");
        totals();
    }

    /** Writes what is wrong, what became of every record, and a judgment. */
    public void verify() {
        defects();
        notes();
        Table table = new Table("", "written", "delivered", "waiting", "parked", "lost", "evicted");
        for (Writer writer : inspection.writers()) {
            writer.streams().forEach(stream -> row(table, writer.name() + "/" + stream.name(), stream.account()));
        }
        if (!inspection.writers().isEmpty()) {
            table.write("", out);
        }
        totals();
        long lost = inspection.total("ack").lost();
        if (inspection.defects().isEmpty()) {
            out.line(Ink.GREEN.on(
                    "Nothing is damaged or missing in " + inspection.directory() + ": " + writers() + "."));
        } else {
            out.line(Ink.RED.on(Counts.of(inspection.defects().size(), "problem") + " in " + inspection.directory()
                    + ": " + Counts.of(lost, "acknowledgment") + " lost."));
        }
    }

    private void streams(Writer writer) {
        if (writer.streams().isEmpty()) {
            return;
        }
        Table table = new Table(
                "",
                "written",
                "delivered",
                "waiting",
                "parked",
                "lost",
                "evicted",
                "held",
                "files",
                "size",
                "oldest waiting");
        for (Stream stream : writer.streams()) {
            Account account = stream.account();
            String held = stream.held() == 0 ? "none" : stream.first() + " to " + stream.last();
            table.add(
                    stream.name(),
                    account.written(),
                    account.delivered(),
                    account.waiting(),
                    account.parked(),
                    account.lost(),
                    account.evicted(),
                    held,
                    stream.segments(),
                    size(stream.bytes()),
                    stream.oldestWaiting().map(Object::toString).orElse("-"));
        }
        table.write("  ", out);
        writer.streams().forEach(this::remarks);
    }

    private void remarks(Stream stream) {
        if (stream.requeued() > 0) {
            out.line("  " + stream.name() + ": parked before and waiting again: " + stream.requeued());
        }
        if (stream.quarantined() > 0) {
            out.line("  " + stream.name() + ": " + Counts.of(stream.quarantined(), "file") + " in quarantine");
        }
    }

    private static void row(Table table, String name, Account account) {
        table.add(
                name,
                account.written(),
                account.delivered(),
                account.waiting(),
                account.parked(),
                account.lost(),
                account.evicted());
    }

    private static String owner(Writer writer) {
        return switch (writer.owner()) {
            case RUNNING -> "a process writes in it";
            case GONE -> "nobody writes in it";
            case NONE -> "without a lock file";
            case UNKNOWN -> "not known whether a process writes in it";
        };
    }

    private static String history(HistoryFile file) {
        if (!file.whole()) {
            return "  state.snap: damaged, " + size(file.bytes());
        }
        String covers = file.covers().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getKey() + "/ack/" + entry.getValue())
                .collect(Collectors.joining(", "));
        return "  state.snap: whole, " + size(file.bytes()) + ", stands for all up to " + covers;
    }

    private void defects() {
        for (Defect defect : inspection.defects()) {
            String at = defect.offset() > 0 ? ":" + defect.offset() : "";
            String stream = defect.stream().isEmpty() ? "" : defect.stream() + " ";
            out.line(
                    Ink.BOLD.on(defect.file() + at + ": "),
                    (defect.lost() ? Ink.RED : Ink.YELLOW).on("error: "),
                    Ink.PLAIN.on(stream + defect.text()));
        }
    }

    private void notes() {
        inspection.notes().forEach(note -> out.line(Ink.YELLOW.on("note: "), Ink.PLAIN.on(note)));
    }

    private void totals() {
        for (String stream : List.of("ack", "imp")) {
            Account total = inspection.total(stream);
            String evicted = stream.equals("ack") ? "" : ", " + total.evicted() + " evicted";
            out.line((stream.equals("ack") ? "acknowledgments: " : "other events: ") + total.written() + " written, "
                    + total.delivered() + " delivered, " + total.waiting() + " waiting, " + total.parked() + " parked, "
                    + total.lost() + " lost" + evicted);
        }
    }

    private String writers() {
        return Counts.of(inspection.writers().size(), "writer");
    }

    private static String size(long bytes) {
        if (bytes < KIB) {
            return bytes + " B";
        }
        return bytes < MIB
                ? String.format(Locale.ROOT, "%.1f KiB", (double) bytes / KIB)
                : String.format(Locale.ROOT, "%.1f MiB", (double) bytes / MIB);
    }
}
