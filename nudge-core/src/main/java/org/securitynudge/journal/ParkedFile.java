package org.securitynudge.journal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the file of a record that was set aside says.
 *
 * @param entry the record; null if the file is damaged
 * @param why the reason; empty if the file is damaged
 */
record ParkedFile(@Nullable Entry entry, String why) {
    private static final ParkedFile DAMAGED = new ParkedFile(null, "");

    static ParkedFile read(Home home, Path path, long sequence) throws IOException {
        try (Disk.DiskFile file = home.disk().open(path)) {
            Window window = new Window(file, Long.MAX_VALUE);
            Optional<SegmentHeader> header = SegmentHeader.read(window, home.stream());
            if (header.isEmpty()) {
                return DAMAGED;
            }
            Entry entry =
                    RecordFormat.read(window, SegmentHeader.SIZE, header.get().salt(), sequence);
            if (entry == null) {
                return DAMAGED;
            }
            long reason = SegmentHeader.SIZE + (long) RecordFormat.size(entry);
            byte[] bytes = window.copy(reason, window.end()).array();
            return new ParkedFile(entry, new String(bytes, StandardCharsets.UTF_8));
        }
    }
}
