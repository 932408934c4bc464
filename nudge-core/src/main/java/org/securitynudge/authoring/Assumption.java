package org.securitynudge.authoring;

/** What people are taken to have answered where a recording does not say. */
public enum Assumption {
    /** They go on: they proceed or acknowledge where that is offered, and cancel else. Few prompts come again. */
    PROCEED("everybody proceeds or acknowledges"),
    /** They do not go on: they cancel, and leave alone what has no cancel, that is praise and inform. Most prompts come again. */
    CANCEL("everybody cancels"),
    /** They answer nothing. A prompt that interrupts stays open for ten minutes, as always. */
    NOTHING("nobody answers");

    private final String words;

    Assumption(String words) {
        this.words = words;
    }

    /** Returns the assumption in words. */
    String words() {
        return words;
    }
}
