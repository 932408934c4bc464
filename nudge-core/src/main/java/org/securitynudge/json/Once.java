package org.securitynudge.json;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * The values of a document, equal ones as one: thousands of rules say the same words and have the same settings, and are kept for long. It
 * is let go when the document has been read. For immutable values only.
 *
 * <p>It forgets: where there are too many values, one takes the place of another. So it is of limited size and needs the same short time for
 * each value, even if somebody made a document whose texts all have the same hash, and what is said a thousand times is still kept a few times
 * at most.
 */
public final class Once {
    private static final int FEWEST_PLACES = 1 << 10;
    private static final int MOST_PLACES = 1 << 16;
    private static final int NEIGHBOURS = 8;
    private static final int GOLDEN_RATIO = 0x9E3779B9;

    private @Nullable Object[] places = new @Nullable Object[FEWEST_PLACES];
    private int taken;
    private int turn;

    /** Returns a value that equals a value, the same one as before if it is still known. */
    public <T> T of(T value) {
        int place = place(value);
        Object before = places[place];
        if (value.equals(before)) {
            // What equals a value is of its class, or another collection, and those are all read alike.
            @SuppressWarnings("unchecked")
            T same = (T) requireNonNull(before);
            return same;
        }
        places[place] = value;
        taken += before == null ? 1 : 0;
        if (taken > places.length / 2 && places.length < MOST_PLACES) {
            grow();
        }
        return value;
    }

    private void grow() {
        @Nullable Object[] old = places;
        places = new @Nullable Object[2 * old.length];
        for (Object value : old) {
            if (value != null) {
                places[place(value)] = value;
            }
        }
    }

    /** Returns the place where an equal value is, else a free one, else one that another value has to leave. */
    private int place(Object value) {
        int first = (value.hashCode() * GOLDEN_RATIO) >>> (1 + Integer.numberOfLeadingZeros(places.length));
        for (int i = 0; i < NEIGHBOURS; i++) {
            int place = (first + i) & (places.length - 1);
            Object there = places[place];
            if (there == null || value.equals(there)) {
                return place;
            }
        }
        turn = (turn + 1) % NEIGHBOURS;
        return (first + turn) & (places.length - 1);
    }
}
