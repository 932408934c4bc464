package org.securitynudge.journal;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/** A record as it was written: an {@link Entry} and its place. Writer, stream and sequence together are unique. */
public final class Stored {
    private final String writer;
    private final Stream stream;
    private final long sequence;
    private final Entry entry;

    private Stored(String writer, Stream stream, long sequence, Entry entry) {
        this.writer = requireNonNull(writer, "writer");
        this.stream = requireNonNull(stream, "stream");
        this.sequence = sequence;
        this.entry = requireNonNull(entry, "entry");
    }

    /** Returns the record of this entry at this place. */
    public static Stored of(String writer, Stream stream, long sequence, Entry entry) {
        return new Stored(writer, stream, sequence, entry);
    }

    /** The writer that wrote it. */
    public String writer() {
        return writer;
    }

    /** The stream it is in. */
    public Stream stream() {
        return stream;
    }

    /** Its number: from 1, without gaps for each writer and stream. */
    public long sequence() {
        return sequence;
    }

    /** The id of the record. */
    public String key() {
        return entry.key();
    }

    /** When it happened. */
    public Instant at() {
        return entry.at();
    }

    /** A copy of the bytes. */
    public byte[] payload() {
        return entry.payload();
    }

    /** The number of bytes of the payload. */
    public int size() {
        return entry.bytes().length;
    }

    /** Whether this is the record of this very entry, and not that of an earlier one with the same key. */
    public boolean isOf(Entry other) {
        return entry == other;
    }

    Entry entry() {
        return entry;
    }

    /** The place and key, without the payload. */
    @Override
    public String toString() {
        return writer + "/" + stream.directory() + "/" + sequence + " " + entry.key();
    }
}
