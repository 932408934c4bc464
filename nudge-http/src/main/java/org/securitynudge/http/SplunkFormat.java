package org.securitynudge.http;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.securitynudge.http.json.JsonBytes;
import org.securitynudge.http.json.JsonTree;
import org.securitynudge.model.Event;
import org.securitynudge.model.Verdict;
import org.securitynudge.model.Verdict.Cause;

/**
 * Splunk's HTTP Event Collector (HEC): objects one after another, each with the event and where and when it happened. No indexed fields: what
 * an event carries is found in its JSON at search time.
 */
final class SplunkFormat implements WireFormat {
    private static final int LARGEST_BATCH = 1_000;
    private static final int MILLISECONDS = 3;

    /** Codes of a 400 that are about an event; all others are about the set-up, and would hit every event. */
    private static final Set<Integer> ABOUT_AN_EVENT = Set.of(5, 6, 12, 13, 15);

    @Override
    public String contentType() {
        return "application/json";
    }

    @Override
    public String usualPath() {
        return "/services/collector/event";
    }

    @Override
    public int most() {
        return LARGEST_BATCH;
    }

    @Override
    public byte[] encode(List<Event> events) {
        return JsonBytes.of(json -> {
            for (Event event : events) {
                write(event, json);
            }
        });
    }

    private static void write(Event event, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeFieldName("time");
        json.writeNumber(
                BigDecimal.valueOf(event.time().toEpochMilli(), MILLISECONDS).toPlainString());
        json.writeStringField("source", event.source().toString());
        json.writeStringField("sourcetype", "nudge:event:v1");
        json.writeObjectFieldStart("event");
        json.writeStringField("id", event.id());
        json.writeStringField("type", event.type().wireName());
        json.writeStringField("time", event.time().toString());
        json.writeStringField("stream", event.stream());
        json.writeNumberField("sequence", event.sequence());
        json.writeFieldName("data");
        new JsonTree(json).write(event.data());
        json.writeEndObject();
        json.writeEndObject();
    }

    @Override
    public List<Verdict> judge(Reply reply, int events, String from) {
        return Collections.nCopies(events, judge(reply, "HTTP " + reply.status() + " from " + from));
    }

    private static Verdict judge(Reply reply, String what) {
        Optional<SplunkReply> said = SplunkReply.of(reply);
        if (reply.status() == 200) {
            return said.filter(code -> code.code() == 0).isPresent()
                    ? Verdict.accepted()
                    : StatusTable.portal(reply, what);
        }
        String why = what + said.map(code -> " with " + code.words()).orElse("");
        if (reply.status() != 400) {
            return StatusTable.judge(reply, why);
        }
        return isAboutAnEvent(said) ? Verdict.rejected(why) : Verdict.paused(Cause.CONFIG, why);
    }

    private static boolean isAboutAnEvent(Optional<SplunkReply> said) {
        return said.filter(code -> ABOUT_AN_EVENT.contains(code.code())).isPresent();
    }

    @Override
    public OptionalInt blamed(Reply reply, int events) {
        Optional<SplunkReply> said = SplunkReply.of(reply);
        if (reply.status() != 400 || events == 1 || !isAboutAnEvent(said)) {
            return OptionalInt.empty();
        }
        return said.map(SplunkReply::invalidEvent)
                .filter(place -> place.isPresent() && place.getAsInt() < events)
                .orElse(OptionalInt.empty());
    }
}
