package org.securitynudge.journal;

import java.nio.file.Path;

/**
 * Where one stream of one writer lives.
 *
 * @param options the journal's settings
 * @param directory the stream's own directory
 * @param writer the writer's id
 * @param stream which stream
 */
record Home(Options options, Path directory, String writer, Stream stream) {
    Disk disk() {
        return options.disk();
    }

    Path file(String name) {
        return directory.resolve(name);
    }

    Stored stored(long sequence, Entry entry) {
        return Stored.of(writer, stream, sequence, entry);
    }

    /** The size at which a new segment is begun: several fit into what the stream may use, so that one can go. */
    long segmentBytes() {
        long most = stream == Stream.LOSSY ? options.budgetBytes() / 8 : options.segmentBytes();
        return Math.max(SegmentHeader.SIZE + 1, Math.min(options.segmentBytes(), most));
    }
}
