package org.securitynudge.http;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.securitynudge.http.json.JsonBytes;
import org.securitynudge.http.json.JsonTree;
import org.securitynudge.model.Event;
import org.securitynudge.model.Verdict;

/**
 * CloudEvents 1.0 as JSON: one event a request in structured mode, or many in batched mode, which the standard forbids to use unasked. The
 * extensions {@code stream} and {@code sequence} let a collector prove that nothing is missing.
 */
final class CloudEventsFormat implements WireFormat {
    private static final Set<Integer> SUCCESS = Set.of(200, 201, 202, 204);
    private static final Pattern JSON_TYPE = Pattern.compile("application/([a-z0-9.+-]+\\+)?json");
    private static final int LARGEST_BATCH = 1_000;

    private final boolean batched;

    CloudEventsFormat(boolean batched) {
        this.batched = batched;
    }

    @Override
    public String contentType() {
        return batched ? "application/cloudevents-batch+json" : "application/cloudevents+json";
    }

    @Override
    public int most() {
        return batched ? LARGEST_BATCH : 1;
    }

    @Override
    public byte[] encode(List<Event> events) {
        return JsonBytes.of(json -> {
            if (batched) {
                json.writeStartArray();
            }
            for (Event event : events) {
                write(event, json);
            }
            if (batched) {
                json.writeEndArray();
            }
        });
    }

    private static void write(Event event, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("specversion", "1.0");
        json.writeStringField("id", event.id());
        json.writeStringField("source", event.source().toString());
        json.writeStringField("type", event.type().wireName());
        json.writeStringField("time", event.time().toString());
        Optional<String> subject = subject(event);
        if (subject.isPresent()) {
            json.writeStringField("subject", subject.get());
        }
        json.writeStringField("stream", event.stream());
        // Extensions are ordered as text.
        json.writeStringField("sequence", String.format(Locale.ROOT, "%020d", event.sequence()));
        json.writeStringField("datacontenttype", "application/json");
        json.writeFieldName("data");
        new JsonTree(json).write(event.data());
        json.writeEndObject();
    }

    /** What an event is about is its rule: collectors route and filter by subject, and an occasion has only one or two events. */
    private static Optional<String> subject(Event event) {
        return event.data().get("rule") instanceof String rule && !rule.isEmpty()
                ? Optional.of(rule)
                : Optional.empty();
    }

    @Override
    public List<Verdict> judge(Reply reply, int events, String from) {
        return Collections.nCopies(events, judge(reply, "HTTP " + reply.status() + " from " + from));
    }

    private static Verdict judge(Reply reply, String what) {
        if (!SUCCESS.contains(reply.status())) {
            return StatusTable.judge(reply, what);
        }
        if (isKnown(reply)) {
            return Verdict.accepted();
        }
        return StatusTable.portal(reply, what);
    }

    /** The standard leaves the body of a success open: nothing, a line of text or JSON is what collectors send. */
    private static boolean isKnown(Reply reply) {
        if (reply.body().length == 0) {
            return !reply.isHtml();
        }
        String type = reply.mediaType();
        boolean expected = type.isEmpty()
                || type.equals("text/plain")
                || JSON_TYPE.matcher(type).matches();
        return expected && !reply.isHtml() && reply.body().length <= HttpCollector.LARGEST_REPLY;
    }
}
