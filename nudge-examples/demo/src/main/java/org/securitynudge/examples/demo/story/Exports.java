package org.securitynudge.examples.demo.story;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.securitynudge.Nudge;
import org.securitynudge.examples.demo.screen.QuietLog;
import org.securitynudge.model.Acknowledgment;
import org.securitynudge.model.Answer;
import org.securitynudge.model.Decision;

/**
 * A process of its own that records answers as fast as it can, until it is killed: Bo exports one customer list after the other. It prints
 * the id of an acknowledgment only after {@code acknowledge} returned.
 */
public final class Exports {
    /** Starts the line of an acknowledgment; a line that was cut off has no end mark. */
    static final String RECORDED = "recorded ";

    /** Starts the line that says which rules are in force. */
    static final String STARTED = "started ";

    /** Starts a warning of the log. */
    static final String WARNED = "WARN ";

    /** Ends every line. */
    static final String END = " .";

    private static final int AT_MOST = 100_000;

    private Exports() {}

    /**
     * Runs until it is killed.
     *
     * @param args the address of the company's server, the directory, and the public key of the security team
     */
    public static void main(String[] args) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        QuietLog.to(line -> out.println(line + END));
        try (Nudge nudge = ShareApp.start(URI.create(args[0]), Path.of(args[1]), args[2])) {
            out.println(STARTED + String.join(", ", nudge.status().rules().documents()) + END);
            for (int report = 1; report <= AT_MOST; report++) {
                Decision decision = nudge.decide(Cast.boExports(report));
                Answer answer = Answer.proceed().reason("campaign").reference("CAMP-" + report);
                Acknowledgment acknowledgment =
                        nudge.acknowledge(decision.prompt().orElseThrow(), answer);
                out.println(RECORDED + acknowledgment.occasion().id() + END);
            }
        }
    }
}
