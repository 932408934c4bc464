package org.securitynudge.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TreeSet;

/** The records of a stream that were set aside, a file each: a segment header, the record, the reason. */
final class Parked {
    static final String NAME = "parked";
    private static final String SUFFIX = ".rec";
    private static final int MAX_REASON = 1000;

    private final Home home;
    private final Path folder;
    private final TreeSet<Long> sequences = new TreeSet<>();

    Parked(Home home) {
        this.home = home;
        this.folder = home.file(NAME);
    }

    /** Finds what was set aside in an earlier life: it is settled, whatever the cursor says. */
    void read(SettledSet settled) throws IOException {
        for (String name : home.disk().list(folder)) {
            if (name.matches("\\d{20}\\.rec")) {
                long sequence = Long.parseLong(name.substring(0, 20));
                sequences.add(sequence);
                settled.add(sequence, sequence);
            } else if (name.endsWith(SUFFIX + Home.DRAFT)) {
                home.disk().delete(folder.resolve(name));
            }
        }
    }

    int count() {
        return sequences.size();
    }

    /** Sets a record aside, durable on return. */
    void put(Stored record, String why) throws IOException {
        if (sequences.contains(record.sequence())) {
            return;
        }
        if (sequences.isEmpty()) {
            home.disk().makeDirectories(folder);
            home.disk().forceDirectory(home.directory());
        }
        String name = String.format(Locale.ROOT, "%020d%s", record.sequence(), SUFFIX);
        home.placed(folder, name, encoded(record, why)).close();
        sequences.add(record.sequence());
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
}
