package org.securitynudge.examples.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.securitynudge.examples.cli.output.Counts;
import org.securitynudge.examples.cli.output.JsonText;
import org.securitynudge.examples.cli.output.RecordJson;
import org.securitynudge.examples.cli.output.RecordText;
import org.securitynudge.examples.cli.terminal.Outlet;
import org.securitynudge.examples.cli.terminal.Terminal;
import org.securitynudge.operating.JournalDirectory;
import org.securitynudge.operating.JournalRecord;
import org.securitynudge.operating.JournalRecord.State;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists what a collector refused. */
@Command(
        name = "parked",
        description = "List the events that the collector refused and that are kept, with its reason.",
        footer = {
            "",
            "Changes nothing. The content of events is shown only with --content: it may hold facts and what people wrote.",
            "",
            "Examples:",
            "  nudge journal parked /var/lib/my-application/nudge",
            "  nudge journal parked --content --json /var/lib/my-application/nudge"
        })
final class JournalParkedCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private final Common common = new Common();

    @Mixin
    private final JournalSource source = new JournalSource();

    @Option(names = "--content", description = "Show the content of the events too.")
    private boolean content;

    JournalParkedCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        common.prepare(terminal);
        List<JournalRecord> records = source.with(JournalDirectory::parked);
        if (common.isJson()) {
            List<Object> trees = new ArrayList<>();
            records.forEach(record -> trees.add(content ? RecordJson.of(record) : RecordJson.head(record)));
            JsonText.writePlain(trees, terminal.out());
        } else {
            write(records);
        }
        return ExitCode.FINE;
    }

    private void write(List<JournalRecord> records) {
        Outlet out = terminal.out();
        RecordText text = new RecordText(out);
        for (JournalRecord record : records) {
            text.write(record);
            if (content) {
                out.line("  " + RecordJson.line(record.data()));
            }
        }
        long requeued = records.stream()
                .filter(record -> record.state() == State.REQUEUED)
                .count();
        String again = requeued == 0 ? "" : ", and " + Counts.of(requeued, "event") + " to be sent once more";
        out.line(
                records.isEmpty()
                        ? "Nothing is parked."
                        : Counts.of(records.size() - requeued, "parked event") + again + ".");
    }
}
