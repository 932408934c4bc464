package org.securitynudge.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
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
    static final String DRAFT = ".tmp";

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

    /**
     * Puts a whole file in place and leaves it open. It has its name only when its bytes are durable; on return the
     * name is durable too.
     */
    Disk.DiskFile placed(Path folder, String name, ByteBuffer bytes) throws IOException {
        Path draft = folder.resolve(name + DRAFT);
        Disk.DiskFile file = disk().create(draft);
        try {
            file.writeFully(bytes, 0);
            file.force(true);
            disk().rename(draft, folder.resolve(name));
            disk().forceDirectory(folder);
            return file;
        } catch (IOException e) {
            Disk.closeQuietly(file);
            throw e;
        }
    }
}
