package org.securitynudge.examples.cli.command;

import java.util.concurrent.Callable;
import org.securitynudge.examples.cli.output.InspectionJson;
import org.securitynudge.examples.cli.output.InspectionText;
import org.securitynudge.examples.cli.output.JsonText;
import org.securitynudge.examples.cli.terminal.Terminal;
import org.securitynudge.operating.Inspection;
import org.securitynudge.operating.JournalDirectory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says whether everything in a journal is as it was written. */
@Command(
        name = "verify",
        description = "Read everything in a journal, and account for every record ever written to it.",
        footer = {
            "",
            "Changes nothing. Ends with 1 if anything is damaged, missing or may not be read.",
            "",
            "Examples:",
            "  nudge journal verify /var/lib/my-application/nudge",
            "  nudge journal verify --json /var/lib/my-application/nudge | jq .total.ack.lost"
        })
final class JournalVerifyCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private final Common common = new Common();

    @Mixin
    private final JournalSource source = new JournalSource();

    JournalVerifyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        common.prepare(terminal);
        Inspection inspection = source.with(JournalDirectory::inspect);
        if (common.isJson()) {
            JsonText.writePlain(InspectionJson.of(inspection), terminal.out());
        } else {
            new InspectionText(inspection, terminal.out()).verify();
        }
        return inspection.defects().isEmpty() ? ExitCode.FINE : ExitCode.FOUND;
    }
}
