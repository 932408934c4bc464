package org.securitynudge.examples.quickstart;

/** The README's lines as a program. */
public final class Quickstart {

    private Quickstart() {}

    /**
     * Runs it.
     *
     * @param args none
     */
    public static void main(String[] args) {
        System.out.println("nudge");
    }
}
