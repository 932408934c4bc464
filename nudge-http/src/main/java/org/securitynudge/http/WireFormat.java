package org.securitynudge.http;

import java.util.List;
import java.util.OptionalInt;
import org.securitynudge.model.Event;
import org.securitynudge.model.Verdict;

/** How events travel: a pure function from events to bytes, and one from the reply to verdicts. */
interface WireFormat {
    /** Returns the content type of a request. */
    String contentType();

    /** Returns the path that requests go to if the address has none, {@code /v1/logs}. */
    default String usualPath() {
        return "/";
    }

    /** Returns how many events fit in a request. */
    int most();

    /** Returns the body of a request: the same bytes whenever the same events are sent again. */
    byte[] encode(List<Event> events);

    /**
     * Returns what a reply means for the events of the request: one verdict each.
     *
     * @param from the name of the collector's host, for messages
     */
    List<Verdict> judge(Reply reply, int events, String from);

    /**
     * Returns the place of the one event that a refusal of several names; empty if it names none. The others were not judged.
     *
     * @param events how many there were
     */
    default OptionalInt blamed(Reply reply, int events) {
        return OptionalInt.empty();
    }
}
