package org.securitynudge.examples.cli.output;

import java.util.List;
import org.securitynudge.authoring.Finding;
import org.securitynudge.authoring.Finding.Severity;

/** Figures with their words: {@code 1 error}, {@code 2 errors}. */
public final class Counts {
    private Counts() {}

    /** Returns a figure with its word. */
    public static String of(long count, String word) {
        return count + " " + word + (count == 1 ? "" : "s");
    }

    /** Returns how many findings are of a severity. */
    public static long of(List<Finding> findings, Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }

    /** Returns what was found in a number of documents, in a sentence. */
    public static String summary(List<Finding> findings, int files) {
        long errors = of(findings, Severity.ERROR);
        long warnings = of(findings, Severity.WARNING);
        String found = errors > 0 && warnings > 0
                ? of(errors, "error") + ", " + of(warnings, "warning")
                : errors > 0 ? of(errors, "error") : of(warnings, "warning");
        return (errors + warnings == 0 ? "No problems" : found) + " in " + of(files, "file") + ".";
    }
}
