package org.securitynudge.journal;

/**
 * What became of the records of a stream; the figures after the first add up to it.
 *
 * @param written the highest sequence that is known of
 * @param delivered settled by the consumer, whether still held or deleted since
 * @param waiting held and not settled, or to be handed out once more
 * @param parked set aside
 * @param lost damaged or missing, and not known to have been delivered before
 * @param evicted deleted to make room before they were settled, and told
 */
public record Account(long written, long delivered, long waiting, long parked, long lost, long evicted) {}
