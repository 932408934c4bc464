package org.securitynudge.examples.cli.terminal;

import java.io.BufferedInputStream;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What the tool was started in.
 *
 * @param in standard input
 * @param out standard output, for results
 * @param err standard error, for what went wrong and for progress
 * @param width how many columns a line has; asked for only when it matters
 * @param passphrases where a passphrase comes from that no file has
 */
public record Terminal(InputStream in, Outlet out, Outlet err, IntSupplier width, Passphrases passphrases) {
    private static final Path OPEN_FILES = Path.of("/proc/self/fd");

    /** Creates a terminal at which nobody knows a passphrase. */
    public Terminal(InputStream in, Outlet out, Outlet err, IntSupplier width) {
        this(in, out, err, width, Passphrases.none());
    }

    /** Opens the terminal of this process, or what stands in its place. */
    @SuppressWarnings("SystemConsoleNull") // What is there without a terminal is asked whether it is one.
    public static Terminal open(Map<String, String> environment) {
        Console console = System.console();
        Glyphs glyphs = Glyphs.of(console != null ? console.charset() : piped());
        boolean colours = wantsColours(environment);
        boolean shown = isShown(1, console);
        boolean watched = isShown(2, console);
        return new Terminal(
                // Buffered, because a bare one wants to seek, which no pipe can.
                new BufferedInputStream(new FileInputStream(FileDescriptor.in)),
                new Outlet(new FileOutputStream(FileDescriptor.out), glyphs, shown, shown && colours),
                new Outlet(new FileOutputStream(FileDescriptor.err), glyphs, watched, watched && colours),
                new Width(environment, shown || watched),
                Passphrases.of(environment, console != null && isTerminal(console) ? console : null));
    }

    /** JDK 19 and later say it; before, the platform's charset is what a pipe's reader most likely expects. */
    private static Charset piped() {
        String named = System.getProperty("stdout.encoding", System.getProperty("native.encoding", "US-ASCII"));
        return Charset.isSupported(named) ? Charset.forName(named) : StandardCharsets.US_ASCII;
    }

    private static boolean wantsColours(Map<String, String> environment) {
        return environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "").equals("dumb");
    }

    /**
     * The console tells of input and output together, and from JDK 22 on it is there without a terminal. Linux tells of each stream.
     */
    private static boolean isShown(int descriptor, @Nullable Console console) {
        try {
            String target = Files.readSymbolicLink(OPEN_FILES.resolve(String.valueOf(descriptor)))
                    .toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException notLinux) {
            return !Files.exists(OPEN_FILES) && console != null && isTerminal(console);
        }
    }

    private static boolean isTerminal(Console console) {
        try {
            return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
        } catch (NoSuchMethodException before22) {
            return true;
        } catch (ReflectiveOperationException impossible) {
            throw new LinkageError("a public method without arguments", impossible);
        }
    }
}
