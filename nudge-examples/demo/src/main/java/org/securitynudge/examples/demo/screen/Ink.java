package org.securitynudge.examples.demo.screen;

/** A colour or weight of text, in the codes of ANSI terminals (ECMA-48, SGR). */
public enum Ink {
    /** As the terminal writes by itself. */
    PLAIN(""),
    /** Strong. */
    BOLD("1"),
    /** Faint, for what is not the story itself. */
    DIM("2"),
    /** For what failed, and for a block. */
    RED("31"),
    /** For what holds, and for praise. */
    GREEN("32"),
    /** For a warning. */
    YELLOW("33"),
    /** For a notice. */
    BLUE("34"),
    /** For a warning that wants a reason. */
    MAGENTA("35"),
    /** For headings. */
    CYAN("1;36");

    private final String code;

    Ink(String code) {
        this.code = code;
    }

    /** Returns a text in this ink. */
    public String on(String text) {
        return code.isEmpty() || text.isEmpty() ? text : "\u001B[" + code + "m" + text + "\u001B[0m";
    }
}
