package org.securitynudge.match;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Values by texts: a hash table with the hashes in an array of their own, so that a text that is not there, the usual case, is compared with
 * no other. It never changes.
 *
 * @param <V> the kind of value
 */
final class Texts<V> {
    /** The hash where there is no text. */
    private static final int NONE = 0;

    /** A text that would be so far from its place is in {@link #crowded}: somebody may have chosen texts of one hash. */
    private static final int FURTHEST = 32;

    private final int[] hashes;
    private final @Nullable String[] texts;
    private final List<@Nullable V> values;
    private final Map<String, V> crowded = new TreeMap<>();

    Texts(Map<String, V> byText) {
        // A power of two of places, at most half of them taken.
        int places = 2 * Integer.highestOneBit(Math.max(1, 2 * byText.size() - 1));
        this.hashes = new int[places];
        this.texts = new String[places];
        this.values = new ArrayList<@Nullable V>(Collections.<@Nullable V>nCopies(places, null));
        byText.forEach(this::put);
    }

    private void put(String text, V value) {
        int hash = spread(text.hashCode());
        for (int i = 0; i < FURTHEST; i++) {
            int place = hash + i & hashes.length - 1;
            if (hashes[place] == NONE) {
                hashes[place] = hash;
                texts[place] = text;
                values.set(place, value);
                return;
            }
        }
        crowded.put(text, value);
    }

    /** The low bits choose the place, and those of a text's hash differ little between texts that differ at their ends. */
    private static int spread(int hash) {
        int product = hash * 0x9E37_79B9;
        int spread = product ^ product >>> 16;
        return spread == NONE ? 1 : spread;
    }

    /** Returns what is under a text; null for nothing. */
    @Nullable
    V get(String text) {
        return get(text, 0, text.length(), text.hashCode());
    }

    /** Returns what is under a part of a text; null for nothing. */
    @Nullable
    V getPart(String text, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + text.charAt(i); // as String.hashCode is defined
        }
        return get(text, from, to, hash);
    }

    private @Nullable V get(String text, int from, int to, int hash) {
        int spread = spread(hash);
        for (int i = 0; i < FURTHEST; i++) {
            int place = spread + i & hashes.length - 1;
            String there = texts[place];
            if (hashes[place] == NONE) {
                return null;
            } else if (hashes[place] == spread
                    && there != null
                    && there.length() == to - from
                    && text.startsWith(there, from)) {
                return values.get(place);
            }
        }
        return crowded.get(text.substring(from, to));
    }
}
