package org.securitynudge.model;

/** What became of the protected action after the decision; figures about prompts mean something only with it. */
public enum Outcome {
    /** The action was carried out. */
    COMPLETED,
    /** The person left without carrying it out. */
    ABANDONED,
    /** The action was carried out and taken back soon after. */
    UNDONE
}
