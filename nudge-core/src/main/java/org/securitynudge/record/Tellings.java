package org.securitynudge.record;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.securitynudge.journal.Ends;
import org.securitynudge.journal.Loss;
import org.securitynudge.journal.Stored;
import org.securitynudge.journal.Stream;
import org.securitynudge.journal.Testimony;
import org.securitynudge.model.EventType;

/** What records tell of other records: the other side of {@link Records#lost} and {@link Records#checkpoint}. */
public final class Tellings implements Testimony {
    /** Creates it. */
    public Tellings() {}

    @Override
    public Optional<Loss> loss(Stored record) {
        return data(record, Stream.KEPT, EventType.EVENTS_LOST).flatMap(Tellings::loss);
    }

    @Override
    public Optional<Ends> reached(Stored record) {
        return data(record, Stream.LOSSY, EventType.EVENTS_CHECKPOINT)
                .map(data -> new Ends(number(data, Events.name(Stream.KEPT)), number(data, Events.name(Stream.LOSSY))));
    }

    private static Optional<Map<String, @Nullable Object>> data(Stored record, Stream stream, EventType type) {
        return record.stream() != stream
                ? Optional.empty()
                : Recorded.of(record)
                        .filter(recorded -> recorded.type().equals(type.wireName()))
                        .map(Recorded::data);
    }

    private static Optional<Loss> loss(Map<String, @Nullable Object> data) {
        for (Stream stream : Stream.values()) {
            for (Loss.Cause cause : Loss.Cause.values()) {
                boolean fits = Events.name(stream).equals(data.get("stream"))
                        && Records.name(cause).equals(data.get("reason"));
                long first = number(data, "firstSequence");
                long last = number(data, "lastSequence");
                if (fits && first > 0 && last >= first && data.get("writer") instanceof String writer) {
                    return Optional.of(new Loss(writer, stream, first, last, cause));
                }
            }
        }
        return Optional.empty();
    }

    private static long number(Map<String, @Nullable Object> data, String name) {
        return data.get(name) instanceof Number number ? number.longValue() : 0;
    }
}
