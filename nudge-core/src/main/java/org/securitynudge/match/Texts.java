package org.securitynudge.match;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds conditions by a whole text: a hash table with the hashes in an array of their own, so that a text that is not there, the usual case,
 * is compared with no other.
 */
final class Texts {
    /** The hash where there is no text. */
    private static final int NONE = 0;

    /** A text that would be so far from its place is in {@link #crowded}: somebody may have chosen texts of one hash. */
    private static final int FURTHEST = 32;

    private final int[] hashes;
    private final @Nullable String[] texts;
    private final @Nullable Finder[] finders;
    private final Map<String, Finder> crowded = new TreeMap<>();

    Texts(Map<String, Finder> byText) {
        // A power of two of places, at most half of them taken.
        int places = 2 * Integer.highestOneBit(Math.max(1, 2 * byText.size() - 1));
        this.hashes = new int[places];
        this.texts = new String[places];
        this.finders = new Finder[places];
        byText.forEach(this::put);
    }

    private void put(String text, Finder finder) {
        int hash = spread(text.hashCode());
        for (int i = 0; i < FURTHEST; i++) {
            int place = hash + i & hashes.length - 1;
            if (hashes[place] == NONE) {
                hashes[place] = hash;
                texts[place] = text;
                finders[place] = finder;
                return;
            }
        }
        crowded.put(text, finder);
    }

    /** The low bits choose the place, and those of a text's hash differ little between texts that differ at their ends. */
    private static int spread(int hash) {
        int product = hash * 0x9E37_79B9;
        int spread = product ^ product >>> 16;
        return spread == NONE ? 1 : spread;
    }

    /** Returns the hash of a text, as {@link String#hashCode} defines it, from the hash of all but its last character. */
    static int hash(int before, char last) {
        return 31 * before + last;
    }

    /** Returns what is under a text; null for nothing. */
    @Nullable
    Finder get(String text) {
        return getBeginning(text, text.length(), text.hashCode());
    }

    /** Returns what is under the beginning of a text with a length and a hash; null for nothing. */
    @Nullable
    Finder getBeginning(String text, int length, int hash) {
        int spread = spread(hash);
        for (int i = 0; i < FURTHEST; i++) {
            int place = spread + i & hashes.length - 1;
            String there = texts[place];
            if (hashes[place] == NONE) {
                return null;
            } else if (hashes[place] == spread && there != null && there.length() == length && text.startsWith(there)) {
                return finders[place];
            }
        }
        return crowded.get(text.substring(0, length));
    }
}
