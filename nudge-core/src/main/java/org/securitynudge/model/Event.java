package org.securitynudge.model;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened, as collectors get it. It names nobody: the user is a keyed pseudonym or missing, and facts are only those that
 * the rule's pack lists in {@code report}.
 *
 * @param id a UUID, the same whenever the same event is sent again: the key to drop duplicates with
 * @param type the kind
 * @param source who reports: {@code urn:nudge:<application>:<environment>:<writer>}
 * @param stream {@code ack} for acknowledgments and loss records, {@code imp} for everything else
 * @param sequence the number within source and stream, contiguous from 1
 * @param time when it happened
 * @param data the rest as a tree of strings, numbers, booleans, nulls, lists and maps, in a stable order; what a type carries is listed
 *     in docs/events.md
 */
public record Event(
        String id,
        EventType type,
        URI source,
        String stream,
        long sequence,
        Instant time,
        Map<String, @Nullable Object> data) {
    public Event {
        requireNonNull(id, "id");
        requireNonNull(type, "type");
        requireNonNull(source, "source");
        requireNonNull(stream, "stream");
        requireNonNull(time, "time");
        data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
    }

    /** Returns type, id and place in the stream; never the data. */
    @Override
    public String toString() {
        return "Event[" + type.wireName() + " " + id + " " + stream + "/" + sequence + "]";
    }
}
