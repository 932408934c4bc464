package org.securitynudge.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudevents.CloudEvent;
import io.cloudevents.SpecVersion;
import io.cloudevents.jackson.JsonCloudEventData;
import io.cloudevents.jackson.JsonFormat;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.securitynudge.model.Event;

final class CloudEventsFormatTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final CloudEventsFormat single = new CloudEventsFormat(false);
    private final CloudEventsFormat batched = new CloudEventsFormat(true);

    @Test
    void anEventHasTheAttributesOfTheStandard() {
        byte[] bytes = single.encode(List.of(SampleEvents.event(7)));

        assertThat(new String(bytes, UTF_8))
                .isEqualTo("{\"specversion\":\"1.0\",\"id\":\"019a0000-0000-7000-8000-000000000007\","
                        + "\"source\":\"urn:nudge:payments-web:prod:w1\",\"type\":\"org.securitynudge.prompt.answered.v1\","
                        + "\"time\":\"2026-11-22T10:00:07.123Z\",\"subject\":\"documents/share-confidential\","
                        + "\"stream\":\"ack\",\"sequence\":\"00000000000000000007\",\"datacontenttype\":\"application/json\","
                        + "\"data\":{\"rule\":\"documents/share-confidential\",\"number\":7}}");
    }

    @Test
    void anEventWithoutARuleHasNoSubject() {
        byte[] bytes = single.encode(List.of(SampleEvents.event(7, Map.of())));

        assertThat(new String(bytes, UTF_8)).doesNotContain("subject").endsWith("\"data\":{}}");
    }

    @Test
    void aThousandRandomEventsAreReadFieldForFieldByTheStandardsOwnLibrary() throws IOException {
        for (Event event : SampleEvents.random(1_000)) {
            CloudEvent read = new JsonFormat().deserialize(single.encode(List.of(event)));

            assertSame(read, event);
        }
    }

    @Test
    void aBatchIsAListOfTheSameEvents() throws IOException {
        List<Event> events = SampleEvents.random(1_000);

        JsonNode list = MAPPER.readTree(batched.encode(events));

        assertThat(list.size()).isEqualTo(events.size());
        for (int i = 0; i < events.size(); i++) {
            assertSame(new JsonFormat().deserialize(MAPPER.writeValueAsBytes(list.get(i))), events.get(i));
        }
    }

    private static void assertSame(CloudEvent read, Event event) throws IOException {
        assertThat(read.getSpecVersion()).isEqualTo(SpecVersion.V1);
        assertThat(read.getId()).isEqualTo(event.id());
        assertThat(read.getType()).isEqualTo(event.type().wireName());
        assertThat(read.getSource()).isEqualTo(event.source());
        assertThat(read.getTime().toInstant()).isEqualTo(event.time());
        assertThat(read.getDataContentType()).isEqualTo("application/json");
        assertThat(read.getExtension("stream")).isEqualTo(event.stream());
        assertThat((String) read.getExtension("sequence")).hasSize(20);
        assertThat(Long.parseLong((String) read.getExtension("sequence"))).isEqualTo(event.sequence());
        JsonNode data = ((JsonCloudEventData) read.getData()).getNode();
        // Through text, so that an int and a long of the same value are the same number.
        assertThat(data).isEqualTo(MAPPER.readTree(MAPPER.writeValueAsBytes(SampleEvents.asRead(event.data()))));
    }

    @Test
    void theSameEventsGiveTheSameBytes() {
        List<Event> events = SampleEvents.events(20);

        assertThat(batched.encode(events)).isEqualTo(batched.encode(events));
    }

    @Test
    void halfASurrogatePairIsReplacedAndHoldsNothingUp() throws IOException {
        String broken = "a\ud83dz\ude00" + "😀";

        JsonNode data = MAPPER.readTree(single.encode(List.of(SampleEvents.event(1, Map.of(broken, broken)))))
                .get("data");

        assertThat(data.get("a\uFFFDz\uFFFD😀").textValue()).isEqualTo("a\uFFFDz\uFFFD😀");
    }

    @Test
    void numbersThatJsonDoesNotHaveAreNull() throws IOException {
        Map<String, Object> data = new HashMap<>();
        data.put("list", Arrays.asList(Double.NaN, Float.POSITIVE_INFINITY, null, 1.5));

        JsonNode list = MAPPER.readTree(single.encode(List.of(SampleEvents.event(1, data))))
                .at("/data/list");

        assertThat(list).hasToString("[null,null,null,1.5]");
    }

    @Test
    void batchesAreUsedOnlyWhenAskedFor() {
        assertThat(single.contentType()).isEqualTo("application/cloudevents+json");
        assertThat(single.most()).isEqualTo(1);
        assertThat(batched.contentType()).isEqualTo("application/cloudevents-batch+json");
        assertThat(batched.most()).isEqualTo(1_000);
    }
}
