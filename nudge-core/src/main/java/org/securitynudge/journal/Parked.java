package org.securitynudge.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The records of a stream that were set aside, a file each: a segment header, the record, the reason.
 *
 * <p>Somebody who renames such a file to {@code <sequence>.requeue}, this process or another, asks to have the record handed out once more.
 * The renaming is all there is to it, so it needs no lock and cannot be half done.
 */
final class Parked {
    static final String NAME = "parked";
    static final String SUFFIX = ".rec";
    static final String REQUEUED = ".requeue";
    private static final int MAX_REASON = 1000;

    private final Home home;
    private final Path folder;
    private final TreeSet<Long> aside = new TreeSet<>();
    private final TreeMap<Long, Stored> requeued = new TreeMap<>();
    private final TreeSet<Long> done = new TreeSet<>();

    Parked(Home home) {
        this.home = home;
        this.folder = home.file(NAME);
    }

    /** Finds what was set aside in an earlier life: it is settled, whatever the cursor says. */
    void read(SettledSet settled) throws IOException {
        look();
        for (Set<Long> sequences : List.of(aside, requeued.keySet())) {
            sequences.forEach(sequence -> settled.add(sequence, sequence));
        }
    }

    /** Looks for records that are to be handed out once more. One that cannot be read stays set aside. */
    void look() throws IOException {
        List<String> names = home.disk().list(folder);
        if (names.stream().anyMatch(this::isNews)) {
            // F7: whoever gave the name may have been killed before it forced it, or its force failed.
            home.disk().forceDirectory(folder);
        }
        for (String name : names) {
            if (name.endsWith(SUFFIX + Disk.DRAFT)) {
                home.disk().delete(folder.resolve(name));
            } else if (isName(name, SUFFIX)) {
                aside.add(sequence(name));
            } else if (isName(name, REQUEUED) && !requeued.containsKey(sequence(name))) {
                requeue(name, names.contains(name(sequence(name), SUFFIX)));
            }
        }
    }

    private boolean isNews(String name) {
        return (isName(name, SUFFIX) && !aside.contains(sequence(name)))
                || (isName(name, REQUEUED) && !requeued.containsKey(sequence(name)));
    }

    /** @param superseded whether the record was set aside again, and the process ended before it was said so */
    private void requeue(String name, boolean superseded) throws IOException {
        long sequence = sequence(name);
        if (superseded || done.contains(sequence)) {
            home.disk().delete(folder.resolve(name));
            return;
        }
        Entry entry = ParkedFile.read(home, folder.resolve(name), sequence).entry();
        if (entry == null) {
            home.disk().rename(folder.resolve(name), folder.resolve(name(sequence, SUFFIX)));
            aside.add(sequence);
        } else {
            requeued.put(sequence, home.stored(sequence, entry));
            aside.remove(sequence);
        }
    }

    /** How many are set aside and not to be handed out again. */
    int count() {
        return aside.size();
    }

    /** How many are to be handed out once more. */
    int requeued() {
        return requeued.size();
    }

    /** Returns those that are to be handed out once more, the oldest first, up to a number and bytes; one at least. */
    List<Stored> next(int records, long bytes) {
        List<Stored> next = new ArrayList<>();
        long left = bytes;
        for (Stored record : requeued.values()) {
            left -= record.size();
            if (!next.isEmpty() && (next.size() >= records || left < 0)) {
                break;
            }
            next.add(record);
        }
        return next;
    }

    /** Whether nothing is here. */
    boolean isEmpty() {
        return aside.isEmpty() && requeued.isEmpty();
    }

    /** Notes that a record which was handed out once more is done with; durable after {@link #save()}. */
    void settle(long sequence) {
        if (requeued.remove(sequence) != null) {
            done.add(sequence);
        }
    }

    boolean isRequeued(long sequence) {
        return requeued.containsKey(sequence);
    }

    /** Deletes what is done with. */
    void save() throws IOException {
        if (!done.isEmpty()) {
            for (long sequence : List.copyOf(done)) {
                home.disk().delete(folder.resolve(name(sequence, REQUEUED)));
            }
            home.disk().forceDirectory(folder);
            done.clear();
        }
    }

    /** Sets a record aside, durable on return. */
    void put(Stored record, String why) throws IOException {
        long sequence = record.sequence();
        if (aside.contains(sequence)) {
            return;
        }
        if (isEmpty()) {
            home.disk().makeDirectories(folder);
            home.disk().forceDirectory(home.directory());
        }
        home.disk().place(folder, name(sequence, SUFFIX), encoded(record, why)).close();
        if (requeued.remove(sequence) != null) {
            home.disk().delete(folder.resolve(name(sequence, REQUEUED)));
        }
        aside.add(sequence);
    }

    private ByteBuffer encoded(Stored record, String why) {
        String text = why.length() > MAX_REASON ? why.substring(0, MAX_REASON) : why;
        byte[] reason = text.getBytes(StandardCharsets.UTF_8);
        SegmentHeader header = new SegmentHeader(home.options().random().nextLong(), record.sequence());
        int size = SegmentHeader.SIZE + RecordFormat.size(record.entry()) + reason.length;
        ByteBuffer bytes = ByteBuffer.allocate(size).put(header.encoded(home.stream()));
        RecordFormat.write(bytes, header.salt(), record.sequence(), record.entry());
        return bytes.put(reason).flip();
    }

    static boolean isName(String name, String suffix) {
        return name.length() == Segment.DIGITS + suffix.length()
                && name.endsWith(suffix)
                && Segment.beginsWithSequence(name);
    }

    static long sequence(String name) {
        return Long.parseLong(name.substring(0, Segment.DIGITS));
    }

    static String name(long sequence, String suffix) {
        return String.format(Locale.ROOT, "%020d%s", sequence, suffix);
    }
}
