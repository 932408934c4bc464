package org.securitynudge.examples.cli.terminal;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Standard output or standard error. A stream that breaks does not throw: the rest is not written, and {@link #failure()} tells, because
 * {@code nudge lint ... | head -1} is no failure at all.
 */
public final class Outlet {
    private final OutputStream stream;
    private final Glyphs glyphs;
    private final boolean terminal;
    private boolean coloured;
    private @Nullable IOException failure;

    /**
     * Creates an outlet.
     *
     * @param terminal whether a person looks at it
     * @param coloured whether it has colours
     */
    @SuppressWarnings("BooleanParameter") // Both are facts about the stream, and only Terminal says them.
    Outlet(OutputStream stream, Glyphs glyphs, boolean terminal, boolean coloured) {
        this.stream = new BufferedOutputStream(stream, 1 << 14);
        this.glyphs = glyphs;
        this.terminal = terminal;
        this.coloured = coloured;
    }

    /** Returns the outlet of a stream that nobody looks at. */
    public static Outlet piped(OutputStream stream, Glyphs glyphs) {
        return new Outlet(stream, glyphs, false, false);
    }

    /** Returns the outlet of a terminal with colours. */
    public static Outlet shown(OutputStream stream, Glyphs glyphs) {
        return new Outlet(stream, glyphs, true, true);
    }

    /** Switches colours on or off, whatever was found out about the stream. */
    public void colour(boolean on) {
        coloured = on;
    }

    /** Returns whether there are colours. */
    public boolean isColoured() {
        return coloured;
    }

    /** Returns whether a person looks at it. */
    public boolean isTerminal() {
        return terminal;
    }

    /** Returns the characters it has. */
    public Glyphs glyphs() {
        return glyphs;
    }

    /** Writes a line. */
    public void line(Span... spans) {
        StringBuilder line = new StringBuilder();
        for (Span span : spans) {
            String shown = glyphs.fit(span.text());
            line.append(coloured ? span.ink().paint(shown) : shown);
        }
        write((line + System.lineSeparator()).getBytes(glyphs.charset()));
    }

    /** Writes a line. */
    public void line(String text) {
        line(Ink.PLAIN.on(text));
    }

    /** Writes the lines of a text, each behind a margin. */
    public void lines(String margin, String text) {
        text.lines().forEach(line -> line(margin + line));
    }

    /** Writes over the line under way, which is not ended: for a progress bar. */
    public void overwrite(String text) {
        write(("\r\u001B[K" + glyphs.fit(text)).getBytes(glyphs.charset()));
        flush();
    }

    /** Writes a text of the tool's own, such as a page of help, as it is. */
    public void raw(String text) {
        write(text.getBytes(glyphs.charset()));
    }

    /** Writes bytes as they are. */
    public void write(byte[] bytes) {
        if (failure != null) {
            return;
        }
        try {
            stream.write(bytes);
        } catch (IOException e) {
            failure = e;
        }
    }

    /** Hands on what was kept back. */
    public void flush() {
        if (failure != null) {
            return;
        }
        try {
            stream.flush();
        } catch (IOException e) {
            failure = e;
        }
    }

    /** Returns why not everything could be written; empty also if the reader has simply had enough. */
    public Optional<IOException> failure() {
        return Optional.ofNullable(failure).filter(e -> !isBrokenPipe(e));
    }

    /** The JDK has no exception of its own for it. Linux and macOS say "Broken pipe", Windows "The pipe is being closed" or "has been ended". */
    private static boolean isBrokenPipe(IOException e) {
        return String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("pipe");
    }
}
