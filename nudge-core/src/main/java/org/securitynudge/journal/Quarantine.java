package org.securitynudge.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Locale;
import java.util.Queue;
import java.util.Set;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The lost records of a stream: counted, reported once, and the bytes found in their place kept in a file each.
 *
 * <p>A loss is told first and quarantined afterwards: a crash between the two tells it twice, never not at all.
 */
final class Quarantine {
    static final String NAME = "quarantine";
    private static final String SUFFIX = ".bin";

    /** A loss, and the bytes found instead of the records if there are any. */
    private record Case(Loss loss, boolean untold, @Nullable ByteBuffer bytes) {}

    private final Home home;
    private final Path folder;
    private final Set<Long> known = new HashSet<>();
    private final Queue<Case> open = new ArrayDeque<>();
    private long damaged;

    Quarantine(Home home) {
        this.home = home;
        this.folder = home.file(NAME);
    }

    /** Finds what was quarantined in an earlier life: it is not told again. */
    void read() throws IOException {
        for (String name : home.disk().list(folder)) {
            if (isName(name)) {
                known.add(Long.parseLong(name.substring(0, Segment.DIGITS)));
            } else if (name.endsWith(SUFFIX + Disk.DRAFT)) {
                home.disk().delete(folder.resolve(name));
            }
        }
    }

    static boolean isName(String name) {
        return Segment.beginsWithSequence(name)
                && name.substring(Segment.DIGITS).matches("-[0-9a-f]{8}\\.bin");
    }

    /** Notes that these records are lost: settled for the consumer, and told to it unless they were settled already. */
    void lost(SettledSet settled, long first, long last, Loss.Cause cause, @Nullable ByteBuffer bytes) {
        boolean untold = !settled.containsAll(first, last);
        settled.add(first, last);
        if (known.add(first)) {
            Loss loss = new Loss(home.writer(), home.stream(), first, last, cause);
            damaged += cause == Loss.Cause.EVICTED ? 0 : loss.count();
            open.add(new Case(loss, untold, bytes));
        }
    }

    /** Notes that the records of a segment go that were not settled yet. */
    void evicted(SettledSet settled, Segment segment) {
        long first = Math.max(segment.first(), settled.base() + 1);
        if (first <= segment.last()) {
            lost(settled, first, segment.last(), Loss.Cause.EVICTED, null);
        }
    }

    /** Records found lost since this journal was opened. */
    long damaged() {
        return damaged;
    }

    /** Whether nothing was ever put here. */
    boolean isEmpty() {
        return known.isEmpty();
    }

    /** Whether a loss is still to be told. */
    boolean hasOpen() {
        return !open.isEmpty();
    }

    /** Tells the open losses, each followed by putting away its bytes; stops at the first that fails. */
    void tell(Teller teller) throws IOException {
        for (Case next = open.peek(); next != null; next = open.peek()) {
            if (next.untold()) {
                teller.tell(next.loss());
            }
            ByteBuffer bytes = next.bytes();
            if (bytes != null) {
                put(next.loss().firstSequence(), bytes.duplicate());
            }
            open.remove();
        }
    }

    private void put(long first, ByteBuffer bytes) throws IOException {
        CRC32C crc = new CRC32C();
        crc.update(bytes.duplicate());
        home.disk().makeDirectories(folder);
        home.disk().forceDirectory(home.directory());
        String name = String.format(Locale.ROOT, "%020d-%08x%s", first, crc.getValue(), SUFFIX);
        home.disk().place(folder, name, bytes).close();
    }

    /** Makes a loss known, durable on return. */
    interface Teller {
        void tell(Loss loss) throws IOException;
    }
}
