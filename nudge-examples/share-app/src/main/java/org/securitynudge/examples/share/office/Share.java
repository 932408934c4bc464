package org.securitynudge.examples.share.office;

/**
 * What somebody shared.
 *
 * @param document the number of the document
 * @param by who shared it
 * @param recipients with whom
 * @param message what they told them
 * @param way in which form
 */
record Share(String document, String by, Recipients recipients, String message, Way way) {

    /** In which form a document is shared. */
    enum Way {
        /** Everybody gets a copy, and keeps it. */
        COPY,
        /** Everybody gets a link that shows it for 7 days. */
        VIEW_ONLY;

        /** Returns what was done, for the person who did it. */
        String inWords(Document document, Recipients recipients) {
            return this == COPY
                    ? document.name() + " was sent to " + recipients + "."
                    : "A view-only link to " + document.name() + " was sent to " + recipients
                            + ". It works for 7 days.";
        }
    }
}
