package org.securitynudge.journal;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A record that was set aside.
 *
 * @param writer the writer that wrote it
 * @param stream the stream it is in
 * @param sequence its number
 * @param requeued whether it is to be handed out once more
 * @param file the file that holds it
 * @param record the record; empty if its file is damaged
 * @param why why it was set aside; empty if its file is damaged
 */
public record Aside(
        String writer,
        Stream stream,
        long sequence,
        boolean requeued,
        Path file,
        Optional<Stored> record,
        String why) {}
