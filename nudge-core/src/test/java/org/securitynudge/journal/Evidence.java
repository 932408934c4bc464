package org.securitynudge.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is found after a crash.
 *
 * @param held everything that is replayed
 * @param claimable everything that is handed to the courier
 * @param remembered the keys of what is handed over to be folded, in states and as records
 * @param parked the keys of the records that were set aside and can be read back
 */
record Evidence(List<Stored> held, List<Stored> claimable, Set<String> remembered, Set<String> parked) {
    /** What several journals on one directory find. */
    static Evidence of(List<Subject> subjects, Disk disk, Path root) throws IOException {
        List<Stored> held = new ArrayList<>();
        List<Stored> claimable = new ArrayList<>();
        Set<String> remembered = new HashSet<>();
        for (Subject subject : subjects) {
            held.addAll(subject.replay());
            remembered.addAll(subject.memory());
            claimable.addAll(subject.claim(100_000, 1L << 40));
        }
        return new Evidence(held, claimable, remembered, parked(disk, root));
    }

    private static Set<String> parked(Disk disk, Path root) throws IOException {
        Set<String> parked = new HashSet<>();
        for (String writer : disk.list(root)) {
            for (Stream stream : Stream.values()) {
                Path folder = root.resolve(writer).resolve(stream.directory()).resolve(Parked.NAME);
                for (String name : disk.list(folder)) {
                    boolean whole = name.endsWith(Parked.SUFFIX) || name.endsWith(Parked.REQUEUED);
                    Entry entry = whole ? read(disk, folder.resolve(name), stream) : null;
                    if (entry != null) {
                        parked.add(entry.key());
                    }
                }
            }
        }
        return parked;
    }

    private static @Nullable Entry read(Disk disk, Path file, Stream stream) throws IOException {
        try (Disk.DiskFile opened = disk.open(file)) {
            Window window = new Window(opened, Long.MAX_VALUE);
            SegmentHeader header = SegmentHeader.read(window, stream).orElse(null);
            return header == null ? null : RecordFormat.read(window, SegmentHeader.SIZE, header.salt(), header.first());
        }
    }
}
