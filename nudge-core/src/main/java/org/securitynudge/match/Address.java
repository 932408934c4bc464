package org.securitynudge.match;

import org.jspecify.annotations.Nullable;

/**
 * An IPv4 or IPv6 address. An IPv4 address has the bits of its IPv4-mapped IPv6 address, so 10.1.2.3 and
 * {@code ::ffff:10.1.2.3} are one address; a socket that listens for both protocols shows it in the second form.
 *
 * @param high the first 64 bits
 * @param low the last 64 bits
 */
record Address(long high, long low) {
    /** The number of bits of an IPv6 address. */
    static final int BITS = 128;

    /** The number of bits of an IPv4 address. */
    static final int BITS_OF_V4 = 32;

    private static final int LONGEST = "ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.255".length();
    private static final int GROUPS = 8;
    private static final int DIGITS_OF_GROUP = 4;
    private static final int PARTS_OF_V4 = 4;
    private static final int NONE = -1;
    private static final long MAPPED = 0xffff_0000_0000L;

    /**
     * Returns the address of a text, null if it is none: four decimal numbers without zeros in front, or what RFC 4291,
     * section 2.2, allows. There are no zones, no brackets and no names: nothing is ever looked up.
     */
    static @Nullable Address parse(String text) {
        if (text.length() > LONGEST) {
            return null;
        } else if (text.indexOf(':') >= 0) {
            return v6(text);
        }
        long v4 = v4(text, 0);
        return v4 == NONE ? null : new Address(0, MAPPED | v4);
    }

    boolean isV4() {
        return high == 0 && (low & ~0xffff_ffffL) == MAPPED;
    }

    /** Returns this with so many bits, counted from the first, and zeros after them. */
    Address first(int bits) {
        int ofLow = Math.max(0, bits - Long.SIZE);
        return new Address(high & mask(Math.min(bits, Long.SIZE)), low & mask(ofLow));
    }

    private static long mask(int bits) {
        return bits == 0 ? 0 : -1L << (Long.SIZE - bits);
    }

    /** Returns the 32 bits of the four decimal numbers from a place to the end. */
    private static long v4(String text, int start) {
        long bits = 0;
        int parts = 0;
        int at = start;
        while (at <= text.length()) {
            int end = endOf('.', text, at);
            int part = decimal(text, at, end);
            if (part == NONE || parts == PARTS_OF_V4) {
                return NONE;
            }
            bits = bits << Byte.SIZE | part;
            parts++;
            at = end + 1;
        }
        return parts == PARTS_OF_V4 ? bits : NONE;
    }

    /** A zero in front is refused, as it makes the number an octal one to some programs. */
    private static int decimal(String text, int start, int end) {
        int length = end - start;
        if (length < 1 || length > 3 || (length > 1 && text.charAt(start) == '0')) {
            return NONE;
        }
        int value = 0;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return NONE;
            }
            value = value * 10 + (c - '0');
        }
        return value > 0xff ? NONE : value;
    }

    private static @Nullable Address v6(String text) {
        int[] groups = new int[GROUPS];
        int count = 0;
        int gap = text.startsWith("::") ? 0 : NONE;
        int at = gap == 0 ? 2 : 0;
        while (at < text.length()) {
            int end = endOf(':', text, at);
            if (end == text.length() && text.indexOf('.', at) >= 0) {
                long v4 = v4(text, at);
                if (v4 == NONE || count > GROUPS - 2) {
                    return null;
                }
                groups[count++] = (int) (v4 >>> Short.SIZE);
                groups[count++] = (int) (v4 & 0xffff);
                at = end;
                continue;
            }
            int group = hexadecimal(text, at, end);
            boolean endsWithColon = end == text.length() - 1;
            boolean isGap = text.startsWith("::", end);
            if (group == NONE || count == GROUPS || (isGap && gap != NONE) || endsWithColon) {
                return null;
            }
            groups[count++] = group;
            gap = isGap ? count : gap;
            at = isGap ? end + 2 : end + 1;
        }
        boolean isWhole = gap == NONE ? count == GROUPS : count < GROUPS;
        return isWhole ? of(groups, count, gap == NONE ? count : gap) : null;
    }

    private static int hexadecimal(String text, int start, int end) {
        if (end == start || end - start > DIGITS_OF_GROUP) {
            return NONE;
        }
        int value = 0;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            int digit = c < 0x80 ? Character.digit(c, 16) : NONE;
            if (digit == NONE) {
                return NONE;
            }
            value = value << DIGITS_OF_GROUP | digit;
        }
        return value;
    }

    /** Those from the gap on are the last ones, and between there are zeros. */
    private static Address of(int[] groups, int count, int gap) {
        long high = 0;
        long low = 0;
        for (int i = 0; i < GROUPS; i++) {
            int from = i < gap ? i : i - (GROUPS - count);
            int group = i < gap || from >= gap ? groups[from] : 0;
            high = high << Short.SIZE | low >>> (Long.SIZE - Short.SIZE);
            low = low << Short.SIZE | group;
        }
        return new Address(high, low);
    }

    private static int endOf(char separator, String text, int from) {
        int end = text.indexOf(separator, from);
        return end < 0 ? text.length() : end;
    }

    /** Returns the text by RFC 5952; an IPv4-mapped address as IPv4. */
    @Override
    public String toString() {
        return isV4() ? dotted() : compressed();
    }

    private String dotted() {
        return (low >>> 24 & 0xff) + "." + (low >>> 16 & 0xff) + "." + (low >>> 8 & 0xff) + "." + (low & 0xff);
    }

    private int group(int index) {
        long half = index < GROUPS / 2 ? high : low;
        return (int) (half >>> ((GROUPS / 2 - 1 - index % (GROUPS / 2)) * Short.SIZE)) & 0xffff;
    }

    /** The longest run of two zeros or more, the first of equals, becomes {@code ::}. */
    private String compressed() {
        int gap = 0;
        int longest = 1;
        for (int i = 0; i < GROUPS; i++) {
            int run = zerosFrom(i);
            if (run > longest) {
                gap = i;
                longest = run;
            }
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < GROUPS; i++) {
            if (longest > 1 && i == gap) {
                text.append("::");
                i += longest - 1;
            } else {
                boolean first = text.isEmpty() || text.charAt(text.length() - 1) == ':';
                text.append(first ? "" : ":").append(Integer.toHexString(group(i)));
            }
        }
        return text.toString();
    }

    private int zerosFrom(int start) {
        int end = start;
        while (end < GROUPS && group(end) == 0) {
            end++;
        }
        return end - start;
    }
}
