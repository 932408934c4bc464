package org.securitynudge.record;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.securitynudge.journal.Stored;
import org.securitynudge.journal.Stream;
import org.securitynudge.model.Event;
import org.securitynudge.model.EventType;

/** Makes the events that collectors get from the records that the journal keeps. */
public final class Events {
    private final String application;

    /** Creates the maker of events of an application. */
    public Events(String application, String environment) {
        this.application = "urn:nudge:" + escaped(application) + ":" + escaped(environment) + ":";
    }

    private static String escaped(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Returns the event of a record; empty if the record is none of a collector's business or of a kind not known here. */
    public Optional<Event> event(Stored stored) {
        return Recorded.of(stored)
                .flatMap(recorded -> EventType.of(recorded.type())
                        .map(type -> new Event(
                                recorded.id(),
                                type,
                                URI.create(application + stored.writer()),
                                name(stored.stream()),
                                stored.sequence(),
                                recorded.at(),
                                recorded.data())));
    }

    /** Returns the name of a stream as collectors see it. */
    public static String name(Stream stream) {
        return stream == Stream.KEPT ? "ack" : "imp";
    }
}
