package org.securitynudge.model;

/** How much a prompt gets in the way, from a kind word to a refusal. The order of the constants is the order of the levels. */
public enum FrictionLevel {
    /** A thank-you after something done well; does not interrupt. */
    PRAISE,
    /** A notice; does not interrupt. */
    INFORM,
    /** Interrupts; the person may proceed. */
    WARN,
    /** Interrupts; the person may proceed after saying why. */
    JUSTIFY,
    /** Interrupts; the person may not proceed. */
    BLOCK;

    /** Returns whether a prompt of this level holds the action up until it is answered: warn and above. */
    public boolean interrupts() {
        return this.compareTo(WARN) >= 0;
    }
}
