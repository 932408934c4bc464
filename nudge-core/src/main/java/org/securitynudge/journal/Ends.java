package org.securitynudge.journal;

/**
 * How far the two streams of a writer have come.
 *
 * @param kept the highest sequence of {@link Stream#KEPT}; 0 if there is none
 * @param lossy the highest sequence of {@link Stream#LOSSY}; 0 if there is none
 */
public record Ends(long kept, long lossy) {
    /** Nothing was written. */
    static final Ends NONE = new Ends(0, 0);

    long of(Stream stream) {
        return stream == Stream.KEPT ? kept : lossy;
    }

    /** The further one of each. */
    Ends max(Ends other) {
        return new Ends(Math.max(kept, other.kept), Math.max(lossy, other.lossy));
    }
}
