package org.securitynudge.model;

/**
 * How far events have come, as {@code flush} returns it.
 *
 * @param delivered events that the collector has accepted since the start of this {@code Nudge}
 * @param waiting events that are recorded and not yet accepted
 * @param parked events that the collector refused, or may have refused, and that are kept for people to look at
 */
public record Delivery(long delivered, long waiting, long parked) {
    /** Returns whether nothing waits. */
    public boolean complete() {
        return waiting == 0;
    }
}
