package org.securitynudge.match;

import java.util.List;

/**
 * Why a condition can never hold.
 *
 * @param fact the fact that it is about, as the condition has it; empty if it is about none
 * @param parts the parts of the condition that never hold at once, in words; a single one never holds at all
 */
public record Contradiction(String fact, List<String> parts) {
    /** Copies the list. */
    public Contradiction {
        parts = List.copyOf(parts);
    }
}
