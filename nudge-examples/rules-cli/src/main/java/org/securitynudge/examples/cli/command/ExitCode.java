package org.securitynudge.examples.cli.command;

/** What the tool ends with. These numbers are stable. */
final class ExitCode {
    /** Everything was done, and nothing is wrong. */
    static final int FINE = 0;

    /** It was done, and something is wrong: an error in a document, a test that fails. */
    static final int FOUND = 1;

    /** It could not be done: a mistyped command line, a file that cannot be read or written. */
    static final int IMPOSSIBLE = 2;

    /** The tool itself failed (EX_SOFTWARE of BSD's sysexits). */
    static final int DEFECT = 70;

    private ExitCode() {}
}
