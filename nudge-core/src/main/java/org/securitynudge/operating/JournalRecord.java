package org.securitynudge.operating;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record of a journal.
 *
 * @param writer who wrote it: the last part of the event's source
 * @param stream {@code ack} or {@code imp}
 * @param sequence its number within writer and stream
 * @param state what became of it
 * @param at when it happened
 * @param id the id of the event
 * @param type the wire name of the event's type; empty if the record is damaged or of a version that is not known here
 * @param data what collectors get; may hold free text and facts
 * @param keys keyed digests by which the history knows people and situations again; no collector gets them
 * @param why why it was parked; empty if it was not
 */
public record JournalRecord(
        String writer,
        String stream,
        long sequence,
        State state,
        Instant at,
        String id,
        String type,
        Map<String, @Nullable Object> data,
        Map<String, String> keys,
        String why) {

    /** What became of a record. */
    public enum State {
        /** It is still to be delivered. */
        WAITING,
        /** The collector accepted it, or it is none of the collector's business; it is still there. */
        DELIVERED,
        /** The collector refused it. */
        PARKED,
        /** The collector refused it, and it is sent once more. */
        REQUEUED
    }

    public JournalRecord {
        requireNonNull(state, "state");
        requireNonNull(at, "at");
        data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
        keys = Map.copyOf(keys);
    }

    /** Returns place and id; never the data. */
    @Override
    public String toString() {
        return "JournalRecord[" + writer + "/" + stream + "/" + sequence + " " + id + " " + state + "]";
    }
}
