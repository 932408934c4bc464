package org.securitynudge.examples.demo.screen;

import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The terminal as the story uses it: headings, paragraphs, claims, lines of a log. Log lines that come while a question waits for its
 * answer are held back until then.
 */
public final class Screen {
    /** How many columns the story uses. */
    public static final int COLUMNS = 78;

    private static final String MARGIN = "  ";
    private static final int DETAIL = 6;

    private final PrintStream out;
    private final Glyphs glyphs;
    private final boolean coloured;
    private final Deque<String> heldBack = new ArrayDeque<>();
    private final List<String> logged = new ArrayList<>();
    private boolean asking;

    /** Creates a screen that writes to a stream of the glyphs' charset. */
    public Screen(PrintStream out, Glyphs glyphs, boolean coloured) {
        this.out = out;
        this.glyphs = glyphs;
        this.coloured = coloured;
    }

    /** Starts a part of the story. */
    public synchronized void heading(String text) {
        blank();
        String rule = " " + "━".repeat(Math.max(0, COLUMNS - Typesetting.width(text) - 4));
        line(Ink.CYAN, "━━ " + text + rule);
        blank();
    }

    /** Tells something, wrapped. */
    public synchronized void tell(String text) {
        for (String wrapped : Typesetting.wrap(glyphs.fit(text), COLUMNS - MARGIN.length())) {
            line(Ink.PLAIN, MARGIN + wrapped);
        }
    }

    /** Tells what was found to be so, or not. */
    public synchronized void claim(boolean holds, String text) {
        String mark = glyphs.fit(holds ? "✓ " : "✗ ");
        String rest = " ".repeat(Typesetting.width(mark));
        String first = mark;
        for (String wrapped : Typesetting.wrap(glyphs.fit(text), COLUMNS - MARGIN.length() - rest.length())) {
            line(holds ? Ink.GREEN : Ink.RED, MARGIN + first, wrapped);
            first = rest;
        }
    }

    /** Shows a line as it is, behind the margin. */
    public synchronized void show(Ink ink, String text) {
        line(ink, MARGIN + text);
    }

    /** Shows a line of a box: only its sides have the ink. */
    synchronized void row(Ink ink, String text) {
        String side = inked(ink, glyphs.fit("│"));
        out.println(MARGIN + side + "  " + text + "  " + side);
    }

    /** Returns what the terminal can show. */
    public Glyphs glyphs() {
        return glyphs;
    }

    /** Shows a detail behind a claim, faint, indented and wrapped. */
    public synchronized void detail(int indent, String text) {
        String before = " ".repeat(DETAIL + indent);
        for (String wrapped : Typesetting.wrap(glyphs.fit(Typesetting.clean(text)), COLUMNS - before.length())) {
            line(Ink.DIM, before + wrapped);
        }
    }

    /** Shows a blank line. */
    public synchronized void blank() {
        out.println();
    }

    /** Shows a line of the log, faint and indented; later, if a question waits for its answer. */
    public synchronized void log(String text) {
        logged.add(text);
        if (asking) {
            heldBack.add(text);
        } else {
            show(text);
        }
    }

    private void show(String logLine) {
        for (String wrapped : Typesetting.wrap(glyphs.fit(Typesetting.clean(logLine)), COLUMNS - 6)) {
            line(Ink.DIM, "    │ " + wrapped);
        }
    }

    /** Returns whether the log has said something so far, also if it is held back. */
    public synchronized boolean hasLogged(String part) {
        return logged.stream().anyMatch(line -> line.contains(part));
    }

    /** Asks for a line of text: the cursor stays behind the question, and log lines wait. */
    public synchronized void ask(String question) {
        asking = true;
        out.print(MARGIN + glyphs.fit(question) + " ");
        out.flush();
    }

    /** Ends the waiting for an answer. */
    public synchronized void answered() {
        asking = false;
        while (!heldBack.isEmpty()) {
            show(heldBack.remove());
        }
    }

    private void line(Ink ink, String text) {
        out.println(inked(ink, glyphs.fit(text)));
    }

    /** Writes a line of which only the mark is coloured. */
    private void line(Ink ink, String mark, String text) {
        out.println(inked(ink, mark) + text);
    }

    private String inked(Ink ink, String text) {
        return coloured ? ink.on(text) : text;
    }
}
