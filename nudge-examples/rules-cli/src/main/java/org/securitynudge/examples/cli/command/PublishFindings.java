package org.securitynudge.examples.cli.command;

import java.util.List;
import org.securitynudge.authoring.Finding;
import org.securitynudge.examples.cli.input.Document;
import org.securitynudge.examples.cli.input.Workbench;
import org.securitynudge.examples.cli.output.Counts;
import org.securitynudge.examples.cli.output.Listing;
import org.securitynudge.examples.cli.publish.Concerns;
import org.securitynudge.examples.cli.publish.Publication;
import org.securitynudge.examples.cli.terminal.Terminal;

/** What is wrong with a document that is to be published, and what is unwise. */
final class PublishFindings {
    /** The code of a part of the policy that has no effect. */
    private static final String NOT_APPLIED = "not-applied";

    private final Workbench workbench;
    private final List<Finding> errors;
    private final List<Finding> warnings;
    private final boolean alone;

    private PublishFindings(Workbench workbench, List<Finding> warnings, boolean alone) {
        this.workbench = workbench;
        this.errors = workbench.errors();
        this.warnings = warnings;
        this.alone = alone;
    }

    /** Looks at what is to be published; the errors of what is in force beside it count too, its warnings do not. */
    static PublishFindings of(Publication publication) {
        Document document = publication.candidate().document();
        Workbench workbench = Workbench.of(publication.after());
        boolean alone = publication.beside().isEmpty();
        List<Finding> warnings = workbench.errors().isEmpty()
                ? workbench.findings(publication.now()).stream()
                        .filter(finding -> finding.document().equals(document.name()))
                        // Without packs no pattern matches anything.
                        .filter(finding -> !alone || !finding.code().equals(NOT_APPLIED))
                        .toList()
                : List.of();
        return new PublishFindings(workbench, warnings, alone);
    }

    /** Writes the errors, and returns whether there are any. */
    boolean refuse(Terminal terminal, Concerns concerns) {
        Listing.plain(terminal.err()).write(errors, workbench);
        if (!errors.isEmpty()) {
            concerns.refuse(Counts.of(errors.size(), "error") + ": no application would use it");
        }
        return !errors.isEmpty();
    }

    /** Writes the warnings, and adds what could not be looked at. */
    void tell(Terminal terminal, Concerns concerns) {
        Listing.plain(terminal.err()).write(warnings, workbench);
        if (alone) {
            concerns.note("without --packs nobody looked whether what it says of rules finds any");
        }
    }
}
