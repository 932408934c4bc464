package org.securitynudge.examples.cli;

import org.securitynudge.examples.cli.command.Tool;
import org.securitynudge.examples.cli.terminal.Terminal;

/** The command line tool for people who write rules. */
public final class Main {
    private Main() {}

    /**
     * Runs a command and ends the process.
     *
     * @param args the command and its arguments; {@code --help} shows them
     */
    public static void main(String[] args) {
        System.exit(Tool.run(Terminal.open(System.getenv()), args));
    }
}
