package org.securitynudge.examples.demo.screen;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What the demo was started in.
 *
 * @param screen where it writes
 * @param keyboard where a person may answer; empty without a terminal
 */
public record Terminal(Screen screen, Optional<Keyboard> keyboard) {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Opens the terminal of this process, or what stands in its place. */
    @SuppressWarnings("SystemConsoleNull") // From JDK 22 on, -Djdk.console=java.base keeps its old meaning.
    public static Terminal open(Map<String, String> environment) {
        Console console = System.console();
        Charset charset = console != null ? console.charset() : piped();
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, charset);
        Screen screen = new Screen(out, Glyphs.of(charset), console != null && wantsColours(environment));
        return console == null
                ? new Terminal(screen, Optional.empty())
                : new Terminal(screen, Optional.of(Keyboard.of(System.in, charset, PATIENCE)));
    }

    /** JDK 19 and later say it; before, the platform's charset is what a pipe's reader most likely expects. */
    private static Charset piped() {
        String named = System.getProperty("stdout.encoding", System.getProperty("native.encoding", "US-ASCII"));
        return Charset.isSupported(named) ? Charset.forName(named) : Charset.forName("US-ASCII");
    }

    private static boolean wantsColours(Map<String, String> environment) {
        return environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "").equals("dumb");
    }
}
