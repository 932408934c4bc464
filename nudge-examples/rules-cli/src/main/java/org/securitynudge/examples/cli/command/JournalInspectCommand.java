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

/** Says what a journal holds. */
@Command(
        name = "inspect",
        description = "Say what a journal holds: who writes, what waits, what is parked, how large it is.",
        footer = {
            "",
            "Changes nothing. Ends with 0 whatever is found; nudge journal verify judges.",
            "",
            "Examples:",
            "  nudge journal inspect /var/lib/my-application/nudge",
            "  nudge journal inspect --json /var/lib/my-application/nudge"
        })
final class JournalInspectCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private final Common common = new Common();

    @Mixin
    private final JournalSource source = new JournalSource();

    JournalInspectCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        common.prepare(terminal);
        Inspection inspection = source.with(JournalDirectory::inspect);
        if (common.isJson()) {
            JsonText.writePlain(InspectionJson.of(inspection), terminal.out());
        } else {
            new InspectionText(inspection, terminal.out()).inspect();
        }
        return ExitCode.FINE;
    }
}
