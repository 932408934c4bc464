package org.securitynudge.examples.demo;

/** The whole story in a terminal. */
public final class Demo {

    private Demo() {}

    /**
     * Runs it.
     *
     * @param args none
     */
    public static void main(String[] args) {
        System.out.println("nudge");
    }
}
