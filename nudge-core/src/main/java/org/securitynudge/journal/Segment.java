package org.securitynudge.journal;

import java.nio.file.Path;
import java.util.Locale;

/** What is known of one file of records. Used by the journal's thread only. */
final class Segment {
    private static final String SUFFIX = ".seg";

    /** The digits of a sequence in a name. */
    static final int DIGITS = 20;

    private static final String HIGHEST = name(Long.MAX_VALUE).substring(0, DIGITS);

    private final Path file;
    private final SegmentHeader header;
    private long end = SegmentHeader.SIZE;
    private long last;

    Segment(Path file, SegmentHeader header) {
        this.file = file;
        this.header = header;
        this.last = header.first() - 1;
    }

    /** The name of the segment whose first record has this sequence. */
    static String name(long first) {
        return String.format(Locale.ROOT, "%020d%s", first, SUFFIX);
    }

    /** Whether a file of this name is a segment; others in the directory are none of our business. */
    static boolean isName(String name) {
        return name.length() == DIGITS + SUFFIX.length() && name.endsWith(SUFFIX) && beginsWithSequence(name);
    }

    /** Whether a name begins with a sequence as names of files do: twenty digits, and not more than there can be. */
    static boolean beginsWithSequence(String name) {
        return name.length() >= DIGITS
                && name.substring(0, DIGITS).chars().allMatch(c -> c >= '0' && c <= '9')
                && name.substring(0, DIGITS).compareTo(HIGHEST) <= 0;
    }

    static long firstOf(String name) {
        return Long.parseLong(name.substring(0, 20));
    }

    void grew(long newEnd, long newLast) {
        end = newEnd;
        last = newLast;
    }

    Path file() {
        return file;
    }

    long salt() {
        return header.salt();
    }

    long first() {
        return header.first();
    }

    /** The sequence of the last record, or one less than the first if there is none. */
    long last() {
        return last;
    }

    /** Where the next record goes: everything before is durable. */
    long end() {
        return end;
    }
}
