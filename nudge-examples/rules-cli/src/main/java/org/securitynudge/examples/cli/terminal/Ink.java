package org.securitynudge.examples.cli.terminal;

/** A colour or weight of text, in the codes of ANSI terminals (ECMA-48, SGR). */
public enum Ink {
    /** As the terminal writes by itself. */
    PLAIN(""),
    /** For places and headings. */
    BOLD("1"),
    /** For what is beside the point. */
    DIM("2"),
    /** For errors and what failed. */
    RED("1;31"),
    /** For what passed. */
    GREEN("32"),
    /** For warnings. */
    YELLOW("1;33");

    private final String code;

    Ink(String code) {
        this.code = code;
    }

    /** Returns a text in this ink. */
    public Span on(String text) {
        return new Span(this, text);
    }

    String paint(String shown) {
        return code.isEmpty() || shown.isEmpty() ? shown : "\u001B[" + code + "m" + shown + "\u001B[0m";
    }
}
