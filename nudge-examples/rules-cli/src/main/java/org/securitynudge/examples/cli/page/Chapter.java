package org.securitynudge.examples.cli.page;

import java.util.List;

/**
 * What a page shows of a document.
 *
 * @param name the name of the pack
 * @param about version and owner in a line
 * @param leaves its rules
 */
public record Chapter(String name, String about, List<Leaf> leaves) {
    /** Copies the list. */
    public Chapter {
        leaves = List.copyOf(leaves);
    }
}
