package org.securitynudge.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.securitynudge.model.Event;

final class SplunkFormatTest {
    /** Numbers to the last digit. */
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
            .build();

    private final SplunkFormat format = new SplunkFormat();

    @Test
    void eventsAreObjectsOneAfterAnother() {
        byte[] bytes = format.encode(List.of(SampleEvents.event(7), SampleEvents.event(8)));

        assertThat(new String(bytes, UTF_8))
                .isEqualTo("{\"time\":1795341607.123,\"source\":\"urn:nudge:payments-web:prod:w1\","
                        + "\"sourcetype\":\"nudge:event:v1\",\"event\":{\"id\":\"019a0000-0000-7000-8000-000000000007\","
                        + "\"type\":\"org.securitynudge.prompt.answered.v1\",\"time\":\"2026-11-22T10:00:07.123Z\","
                        + "\"stream\":\"ack\",\"sequence\":7,"
                        + "\"data\":{\"rule\":\"documents/share-confidential\",\"number\":7}}}"
                        + " {\"time\":1795341608.123,\"source\":\"urn:nudge:payments-web:prod:w1\","
                        + "\"sourcetype\":\"nudge:event:v1\",\"event\":{\"id\":\"019a0000-0000-7000-8000-000000000008\","
                        + "\"type\":\"org.securitynudge.prompt.answered.v1\",\"time\":\"2026-11-22T10:00:08.123Z\","
                        + "\"stream\":\"ack\",\"sequence\":8,"
                        + "\"data\":{\"rule\":\"documents/share-confidential\",\"number\":8}}}");
    }

    @Test
    void aThousandRandomEventsAreReadFieldForFieldAsAStreamOfValues() throws IOException {
        List<Event> events = SampleEvents.random(1_000);

        List<JsonNode> read;
        try (MappingIterator<JsonNode> values = MAPPER.readerFor(JsonNode.class).readValues(format.encode(events))) {
            read = values.readAll();
        }

        assertThat(read).hasSameSizeAs(events);
        for (int i = 0; i < events.size(); i++) {
            assertSame(read.get(i), events.get(i));
        }
    }

    private static void assertSame(JsonNode read, Event event) throws IOException {
        assertThat(read.fieldNames()).toIterable().containsExactly("time", "source", "sourcetype", "event");
        BigDecimal seconds = read.get("time").decimalValue();
        assertThat(Instant.ofEpochMilli(seconds.movePointRight(3).longValueExact()))
                .isBetween(event.time().minusMillis(1), event.time());
        assertThat(read.get("source").textValue()).isEqualTo(event.source().toString());
        assertThat(read.get("sourcetype").textValue()).isEqualTo("nudge:event:v1");
        ObjectNode expected = JsonNodeFactory.instance.objectNode();
        expected.put("id", event.id());
        expected.put("type", event.type().wireName());
        expected.put("time", event.time().toString());
        expected.put("stream", event.stream());
        expected.put("sequence", event.sequence());
        expected.putPOJO("data", SampleEvents.asRead(event.data()));
        // Through text, so that an int and a long of the same value are the same number.
        assertThat(read.get("event")).isEqualTo(MAPPER.readTree(MAPPER.writeValueAsBytes(expected)));
    }

    @Test
    void theSameEventsGiveTheSameBytes() {
        List<Event> events = SampleEvents.events(20);

        assertThat(format.encode(events)).isEqualTo(format.encode(events));
    }

    @Test
    void manyEventsGoInARequestToTheUsualPath() {
        assertThat(format.contentType()).isEqualTo("application/json");
        assertThat(format.usualPath()).isEqualTo("/services/collector/event");
        assertThat(format.most()).isEqualTo(1_000);
    }
}
