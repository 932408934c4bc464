package org.securitynudge.match;

import org.jspecify.annotations.Nullable;

/**
 * A version by Semantic Versioning 2.0, with one to four numeric parts instead of three, zeros before a number, and a
 * {@code v} in front allowed. Parts that are not written are 0; build metadata counts for nothing.
 *
 * @param major the first number
 * @param minor the second number
 * @param patch the third number
 * @param fourth the fourth number, which Windows has
 * @param preRelease the identifiers after the hyphen; empty for a release
 */
record Version(long major, long minor, long patch, long fourth, String preRelease) implements Comparable<Version> {
    private static final int PARTS = 4;
    private static final int DIGITS = 18;

    /** Returns the version of a text, null if it is none. */
    static @Nullable Version parse(String text) {
        int plus = text.indexOf('+');
        int end = plus < 0 ? text.length() : plus;
        int hyphen = text.indexOf('-');
        int coreEnd = hyphen < 0 || hyphen > end ? end : hyphen;
        boolean wellFormed = (plus < 0 || areIdentifiers(text, plus + 1, text.length(), false))
                && (coreEnd == end || areIdentifiers(text, coreEnd + 1, end, true));
        int start = text.startsWith("v") || text.startsWith("V") ? 1 : 0;
        return wellFormed ? core(text, start, coreEnd, coreEnd == end ? "" : text.substring(coreEnd + 1, end)) : null;
    }

    private static @Nullable Version core(String text, int start, int end, String preRelease) {
        long[] parts = new long[PARTS];
        int part = 0;
        int digits = 0;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (c == '.' && digits > 0 && part + 1 < PARTS) {
                part++;
                digits = 0;
            } else if (isDigit(c) && digits < DIGITS) {
                parts[part] = parts[part] * 10 + (c - '0');
                digits++;
            } else {
                return null;
            }
        }
        return digits == 0 ? null : new Version(parts[0], parts[1], parts[2], parts[3], preRelease);
    }

    /**
     * Returns whether a text is identifiers with dots between; a number among them that counts must have no zero in
     * front.
     */
    private static boolean areIdentifiers(String text, int start, int end, boolean counts) {
        int from = start;
        for (int i = start; i <= end; i++) {
            if (i == end || text.charAt(i) == '.') {
                boolean padded = counts && i - from > 1 && text.charAt(from) == '0' && isNumber(text, from, i);
                if (i == from || padded) {
                    return false;
                }
                from = i + 1;
            } else if (!isIdentifierPart(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isIdentifierPart(char c) {
        return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isNumber(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (!isDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int compareTo(Version other) {
        int order = Long.compare(major, other.major);
        order = order != 0 ? order : Long.compare(minor, other.minor);
        order = order != 0 ? order : Long.compare(patch, other.patch);
        order = order != 0 ? order : Long.compare(fourth, other.fourth);
        if (order != 0) {
            return order;
        } else if (preRelease.isEmpty() || other.preRelease.isEmpty()) {
            return Boolean.compare(preRelease.isEmpty(), other.preRelease.isEmpty());
        }
        return comparePreReleases(preRelease, other.preRelease);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch + (fourth == 0 ? "" : "." + fourth)
                + (preRelease.isEmpty() ? "" : "-" + preRelease);
    }

    private static int comparePreReleases(String a, String b) {
        int i = 0;
        int j = 0;
        while (i <= a.length() && j <= b.length()) {
            int endA = endOfIdentifier(a, i);
            int endB = endOfIdentifier(b, j);
            int order = compareIdentifiers(a.substring(i, endA), b.substring(j, endB));
            if (order != 0) {
                return order;
            }
            i = endA + 1;
            j = endB + 1;
        }
        return Boolean.compare(i <= a.length(), j <= b.length());
    }

    private static int endOfIdentifier(String text, int start) {
        int dot = text.indexOf('.', start);
        return dot < 0 ? text.length() : dot;
    }

    private static int compareIdentifiers(String a, String b) {
        boolean numberA = isNumber(a, 0, a.length());
        boolean numberB = isNumber(b, 0, b.length());
        if (numberA != numberB) {
            return numberA ? -1 : 1;
        } else if (numberA && a.length() != b.length()) {
            return Integer.compare(a.length(), b.length());
        }
        return a.compareTo(b);
    }
}
