package org.securitynudge.examples.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.securitynudge.examples.cli.command.Tool;
import org.securitynudge.examples.cli.terminal.Glyphs;
import org.securitynudge.examples.cli.terminal.Outlet;
import org.securitynudge.examples.cli.terminal.Passphrases;
import org.securitynudge.examples.cli.terminal.Terminal;

/** The tool in this process, in a directory of its own: what it writes names files as if it had been started there. */
public final class Cli {
    private final Path directory;
    private byte[] in = new byte[0];
    private Charset charset = StandardCharsets.UTF_8;
    private boolean shown;
    private int width = 100;
    private Passphrases passphrases = Passphrases.none();

    private Cli(Path directory) {
        this.directory = directory;
    }

    /** What came of a command. */
    public record Result(int code, String out, String err) {}

    /** Returns the tool in a directory, its streams piped. */
    public static Cli in(Path directory) {
        return new Cli(directory);
    }

    /** Sets standard input. */
    public Cli input(String text) {
        this.in = text.getBytes(StandardCharsets.UTF_8);
        return this;
    }

    /** Sets the charset of the streams. */
    public Cli charset(Charset streams) {
        this.charset = streams;
        return this;
    }

    /** Sets who knows a passphrase. */
    public Cli passphrases(Passphrases known) {
        this.passphrases = known;
        return this;
    }

    /** Makes the streams a terminal of some width. */
    public Cli terminal(int columns) {
        this.shown = true;
        this.width = columns;
        return this;
    }

    /** Runs a command; an argument that starts with {@code @}, or has it after a {@code =}, is a file in the directory. */
    public Result run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal =
                new Terminal(new ByteArrayInputStream(in), outlet(out), outlet(err), () -> width, passphrases);
        List<String> placed = new ArrayList<>();
        for (String argument : arguments) {
            int at = argument.startsWith("@") ? 0 : argument.indexOf("=@") + 1;
            boolean isFile = argument.startsWith("@") || at > 0;
            placed.add(isFile ? argument.substring(0, at) + directory.resolve(argument.substring(at + 1)) : argument);
        }
        int code = Tool.run(terminal, placed.toArray(String[]::new));
        return new Result(code, text(out), text(err));
    }

    private Outlet outlet(ByteArrayOutputStream stream) {
        Glyphs glyphs = Glyphs.of(charset);
        return shown ? Outlet.shown(stream, glyphs) : Outlet.piped(stream, glyphs);
    }

    private String text(ByteArrayOutputStream bytes) {
        return bytes.toString(charset).replace(directory + "/", "").replace(directory.toString(), "DIRECTORY");
    }
}
