package org.securitynudge.model;

/**
 * What a document must bring to be believed. For now there is one kind: believing a document because of where it comes from. Signatures
 * come with a later version; that a source is read without one has to be said until then, and will have to be said after.
 */
public final class Trust {
    private static final Trust UNSIGNED = new Trust();

    private Trust() {}

    /**
     * Returns the trust in the source alone: whoever can answer in its place, or change what it says on the way, decides what prompts are
     * shown. Good for documents of the application and of its own machine.
     */
    public static Trust unsigned() {
        return UNSIGNED;
    }

    @Override
    public String toString() {
        return "Trust[unsigned]";
    }
}
