package org.securitynudge.examples.benchmarks.compare;

/** A document with a part that a program writes, between two comments. All other parts are people's. */
final class GeneratedSection {
    static final String BEGIN = "<!-- comparison: written by a program, from here -->\n";
    static final String END = "<!-- comparison: to here -->\n";

    private final String before;
    private final String after;

    private GeneratedSection(String before, String after) {
        this.before = before;
        this.after = after;
    }

    /**
     * Returns the part of a document.
     *
     * @throws IllegalArgumentException if the comments are not there once each, in their order
     */
    static GeneratedSection of(String document) {
        int begin = document.indexOf(BEGIN);
        int end = document.indexOf(END);
        boolean once = begin == document.lastIndexOf(BEGIN) && end == document.lastIndexOf(END);
        if (begin < 0 || end < begin || !once) {
            throw new IllegalArgumentException("the document needs these two lines, once each: " + BEGIN + END);
        }
        return new GeneratedSection(document.substring(0, begin + BEGIN.length()), document.substring(end));
    }

    /** Returns the document with another text between the comments. */
    String with(String text) {
        return before + "\n" + text + "\n" + after;
    }
}
