package org.securitynudge.examples.cli.command;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.securitynudge.examples.cli.input.StopException;
import org.securitynudge.examples.cli.output.Counts;
import org.securitynudge.examples.cli.output.JsonText;
import org.securitynudge.examples.cli.output.RecordJson;
import org.securitynudge.examples.cli.output.RecordText;
import org.securitynudge.examples.cli.terminal.Ink;
import org.securitynudge.examples.cli.terminal.Outlet;
import org.securitynudge.examples.cli.terminal.Terminal;
import org.securitynudge.operating.JournalDirectory;
import org.securitynudge.operating.JournalRecord;
import org.securitynudge.operating.JournalRecord.State;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Has parked events sent once more. */
@Command(
        name = "requeue",
        description =
                "Have events that the collector refused sent once more. Without --yes it only says what it would do.",
        footer = {
            "",
            "Mend first what they were refused for, or they are parked again. Each file of an event is renamed, at once or not at"
                    + " all, so the application may run meanwhile.",
            "",
            "Examples:",
            "  nudge journal requeue /var/lib/my-application/nudge ack/17 ack/23",
            "  nudge journal requeue /var/lib/my-application/nudge --all --yes"
        })
final class JournalRequeueCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private final Common common = new Common();

    @Mixin
    private final JournalSource source = new JournalSource();

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "EVENT",
            description = "The events as nudge journal parked names them; ack/17 or 17 will do if only one ends so.")
    private List<String> names = List.of();

    @Option(names = "--all", description = "All parked events.")
    private boolean all;

    @Option(names = "--yes", description = "Do it.")
    private boolean yes;

    JournalRequeueCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        common.prepare(terminal);
        if (all == !names.isEmpty()) {
            throw new StopException("name events, or say --all");
        }
        return source.with(journal -> {
            List<JournalRecord> chosen = chosen(journal.parked());
            Map<JournalRecord, String> failed = yes ? requeue(journal, chosen) : Map.of();
            write(chosen, failed);
            return failed.isEmpty() ? ExitCode.FINE : ExitCode.IMPOSSIBLE;
        });
    }

    private List<JournalRecord> chosen(List<JournalRecord> records) {
        Map<String, JournalRecord> parked = new TreeMap<>();
        records.stream()
                .filter(record -> record.state() == State.PARKED)
                .forEach(record -> parked.put("/" + RecordText.name(record), record));
        if (all) {
            return List.copyOf(parked.values());
        }
        Map<String, JournalRecord> chosen = new LinkedHashMap<>();
        for (String name : names) {
            List<String> fitting = parked.keySet().stream()
                    .filter(full -> full.endsWith("/" + name))
                    .toList();
            if (fitting.isEmpty()) {
                throw new StopException("\"" + name + "\" is not parked; nudge journal parked lists what is");
            } else if (fitting.size() > 1) {
                throw new StopException("\"" + name + "\" may be "
                        + fitting.get(0).substring(1) + " or " + fitting.get(1).substring(1) + "; write it out");
            }
            chosen.put(fitting.get(0), parked.get(fitting.get(0)));
        }
        return List.copyOf(chosen.values());
    }

    private static Map<JournalRecord, String> requeue(JournalDirectory journal, List<JournalRecord> chosen) {
        Map<JournalRecord, String> failed = new LinkedHashMap<>();
        for (JournalRecord record : chosen) {
            try {
                if (!journal.requeue(record.writer(), record.stream(), record.sequence())) {
                    failed.put(record, "is not parked any more");
                }
            } catch (IOException e) {
                failed.put(record, String.valueOf(e.getMessage()));
            }
        }
        return failed;
    }

    private void write(List<JournalRecord> chosen, Map<JournalRecord, String> failed) {
        Outlet out = terminal.out();
        List<JournalRecord> done =
                chosen.stream().filter(record -> !failed.containsKey(record)).toList();
        if (common.isJson()) {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("requeued", yes);
            tree.put("events", done.stream().map(RecordJson::head).toList());
            JsonText.writePlain(tree, out);
        } else {
            RecordText text = new RecordText(out);
            done.forEach(text::write);
            String events = Counts.of(done.size(), "event");
            out.line(
                    yes
                            ? events + " requeued."
                            : events + " would be requeued; nothing was changed. Add --yes to do it.");
            if (yes && !done.isEmpty()) {
                out.line("A running application sends them within a minute or two, another after its next start.");
            }
        }
        out.flush();
        failed.forEach((record, why) ->
                terminal.err().line(Ink.RED.on("error: "), Ink.PLAIN.on(RecordText.name(record) + ": " + why)));
    }
}
