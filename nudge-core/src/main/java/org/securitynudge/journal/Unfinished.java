package org.securitynudge.journal;

import java.nio.file.Path;

/**
 * The end of the newest segment of a stream that is not a whole record.
 *
 * @param file the segment
 * @param offset where it begins
 * @param bytes how long it is
 * @param written whether somebody may be writing it now; else it is torn off, was never promised to anybody, and is cut off when a process
 *     takes the directory over
 */
public record Unfinished(Path file, long offset, long bytes, boolean written) {}
