package org.securitynudge.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.securitynudge.http.json.JsonBytes;
import org.securitynudge.model.Event;
import org.securitynudge.model.Verdict;
import org.securitynudge.model.Verdict.Cause;

/**
 * Log records of OpenTelemetry, OTLP/HTTP in its JSON form. An event is a log record with an event name; its data are attributes that begin
 * with {@code nudge.}, and its id is {@code log.record.uid}, by which duplicates are known.
 */
final class OtlpFormat implements WireFormat {
    private static final int LARGEST_BATCH = 1_000;
    private static final int SEVERITY_INFO = 9;
    private static final long NANOS = 1_000_000_000L;

    /** The last second that fits into 64 bits without a sign, in the year 2554. */
    private static final long LAST_SECOND = 18_446_744_072L;

    private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,18}");

    @Override
    public String contentType() {
        return "application/json";
    }

    @Override
    public String usualPath() {
        return "/v1/logs";
    }

    @Override
    public int most() {
        return LARGEST_BATCH;
    }

    @Override
    public byte[] encode(List<Event> events) {
        return JsonBytes.of(json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("resourceLogs");
            int from = 0;
            while (from < events.size()) {
                int to = endOfSource(events, from);
                writeSource(events.subList(from, to), json);
                from = to;
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    /** Events keep their order, so only neighbours share a resource. */
    private static int endOfSource(List<Event> events, int from) {
        URI source = events.get(from).source();
        int to = from + 1;
        while (to < events.size() && events.get(to).source().equals(source)) {
            to++;
        }
        return to;
    }

    private static void writeSource(List<Event> events, JsonGenerator json) throws IOException {
        json.writeStartObject();
        writeResource(Service.of(events.get(0).source()), json);
        json.writeArrayFieldStart("scopeLogs");
        json.writeStartObject();
        json.writeObjectFieldStart("scope");
        json.writeStringField("name", "org.securitynudge");
        json.writeEndObject();
        json.writeArrayFieldStart("logRecords");
        for (Event event : events) {
            writeRecord(event, json);
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void writeResource(Service service, JsonGenerator json) throws IOException {
        OtlpValue values = new OtlpValue(json);
        json.writeObjectFieldStart("resource");
        json.writeArrayFieldStart("attributes");
        values.attribute("service.name", service.name());
        if (!service.instance().isEmpty()) {
            values.attribute("service.instance.id", service.instance());
            values.attribute("deployment.environment.name", service.environment());
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void writeRecord(Event event, JsonGenerator json) throws IOException {
        String time = nanoseconds(event.time());
        json.writeStartObject();
        json.writeStringField("timeUnixNano", time);
        // Where the two are the same process, so are the times.
        json.writeStringField("observedTimeUnixNano", time);
        json.writeNumberField("severityNumber", SEVERITY_INFO);
        json.writeStringField("severityText", "INFO");
        json.writeStringField("eventName", event.type().wireName());
        json.writeArrayFieldStart("attributes");
        OtlpValue values = new OtlpValue(json);
        values.attribute("log.record.uid", event.id());
        values.attribute("nudge.event.stream", event.stream());
        values.attribute("nudge.event.sequence", event.sequence());
        for (Map.Entry<String, @Nullable Object> member : event.data().entrySet()) {
            values.attribute(attributeOf(member.getKey()), member.getValue());
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** The pseudonym has a name in the semantic conventions; the rest is ours. */
    private static String attributeOf(String member) {
        return member.equals("user") ? "user.hash" : "nudge." + member;
    }

    /** Returns the time in the only way there is; 0, which stands for unknown, if it does not fit. */
    private static String nanoseconds(Instant time) {
        long seconds = time.getEpochSecond();
        return seconds < 0 || seconds > LAST_SECOND ? "0" : Long.toUnsignedString(seconds * NANOS + time.getNano());
    }

    @Override
    public List<Verdict> judge(Reply reply, int events, String from) {
        return Collections.nCopies(events, verdict(reply, events, "HTTP " + reply.status() + " from " + from));
    }

    /** What may not be sent again by the standard, a 413 excepted, waits for people: it would be refused for ever. */
    private static Verdict verdict(Reply reply, int events, String what) {
        int status = reply.status();
        return switch (status) {
            case 200 -> success(reply, events, what);
            case 401, 403, 407, 413, 429, 502, 503, 504 -> StatusTable.judge(reply, what);
            default -> status < 400 ? StatusTable.judge(reply, what) : Verdict.paused(Cause.CONFIG, what);
        };
    }

    private static Verdict success(Reply reply, int events, String what) {
        if (reply.body().length == 0 && !reply.isHtml()) {
            return Verdict.accepted(); // a message without fields has no bytes
        }
        Optional<Long> rejected = JsonBody.of(reply).flatMap(OtlpFormat::rejected);
        if (rejected.isEmpty()) {
            return StatusTable.portal(reply, what);
        }
        return rejected.get() <= 0
                ? Verdict.accepted()
                : Verdict.uncertain(
                        what + " rejected " + rejected.get() + " of " + events + " events and does not say which");
    }

    /** Returns how many log records were rejected; empty if the reply is not what the standard says. */
    private static Optional<Long> rejected(JsonNode reply) {
        JsonNode partial = reply.path("partialSuccess");
        JsonNode rejected = partial.path("rejectedLogRecords");
        if (isUnset(partial) || (partial.isObject() && isUnset(rejected))) {
            return Optional.of(0L);
        }
        boolean number = rejected.isIntegralNumber() || rejected.isTextual();
        return Optional.of(rejected.asText())
                .filter(text -> number && INTEGER.matcher(text).matches())
                .map(Long::valueOf);
    }

    private static boolean isUnset(JsonNode field) {
        return field.isMissingNode() || field.isNull();
    }
}
