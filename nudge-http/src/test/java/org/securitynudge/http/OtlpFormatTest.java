package org.securitynudge.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.util.JsonFormat;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.logs.v1.SeverityNumber;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.securitynudge.model.Event;
import org.securitynudge.model.EventType;

/** What is sent, read by protobuf's own parser with OpenTelemetry's own schema: it refuses fields, names and types that are not in it. */
final class OtlpFormatTest {
    private final OtlpFormat format = new OtlpFormat();

    private ExportLogsServiceRequest read(List<Event> events) throws IOException {
        ExportLogsServiceRequest.Builder request = ExportLogsServiceRequest.newBuilder();
        JsonFormat.parser().merge(new String(format.encode(events), UTF_8), request);
        return request.build();
    }

    private LogRecord record(Event event) throws IOException {
        return read(List.of(event)).getResourceLogs(0).getScopeLogs(0).getLogRecords(0);
    }

    @Test
    void anEventIsALogRecordWithAName() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("rule", "documents/share-confidential");
        data.put("user", "k1.2uOxTcB1jH1gAZ8vFJXy9Q");
        data.put("seconds", 7);
        data.put("textGiven", true);

        byte[] bytes = format.encode(List.of(SampleEvents.event(7, data)));

        assertThat(new String(bytes, UTF_8))
                .isEqualTo("{\"resourceLogs\":[{\"resource\":{\"attributes\":["
                        + "{\"key\":\"service.name\",\"value\":{\"stringValue\":\"payments-web\"}},"
                        + "{\"key\":\"service.instance.id\",\"value\":{\"stringValue\":\"w1\"}},"
                        + "{\"key\":\"deployment.environment.name\",\"value\":{\"stringValue\":\"prod\"}}]},"
                        + "\"scopeLogs\":[{\"scope\":{\"name\":\"org.securitynudge\"},\"logRecords\":[{"
                        + "\"timeUnixNano\":\"1795341607123000000\",\"observedTimeUnixNano\":\"1795341607123000000\","
                        + "\"severityNumber\":9,\"severityText\":\"INFO\","
                        + "\"eventName\":\"org.securitynudge.prompt.answered.v1\",\"attributes\":["
                        + "{\"key\":\"log.record.uid\",\"value\":{\"stringValue\":\"019a0000-0000-7000-8000-000000000007\"}},"
                        + "{\"key\":\"nudge.event.stream\",\"value\":{\"stringValue\":\"ack\"}},"
                        + "{\"key\":\"nudge.event.sequence\",\"value\":{\"intValue\":\"7\"}},"
                        + "{\"key\":\"nudge.rule\",\"value\":{\"stringValue\":\"documents/share-confidential\"}},"
                        + "{\"key\":\"user.hash\",\"value\":{\"stringValue\":\"k1.2uOxTcB1jH1gAZ8vFJXy9Q\"}},"
                        + "{\"key\":\"nudge.seconds\",\"value\":{\"intValue\":\"7\"}},"
                        + "{\"key\":\"nudge.textGiven\",\"value\":{\"boolValue\":true}}]}]}]}]}");
    }

    @Test
    void aThousandRandomEventsAreReadFieldForFieldByProtobufsOwnParser() throws IOException {
        List<Event> events = SampleEvents.random(1_000);

        ExportLogsServiceRequest request = read(events);

        assertThat(request.getResourceLogsCount()).isEqualTo(1);
        assertThat(request.getResourceLogs(0).getScopeLogsCount()).isEqualTo(1);
        List<LogRecord> records = request.getResourceLogs(0).getScopeLogs(0).getLogRecordsList();
        assertThat(records).hasSameSizeAs(events);
        for (int i = 0; i < events.size(); i++) {
            assertSame(records.get(i), events.get(i));
        }
    }

    private static void assertSame(LogRecord read, Event event) {
        Instant time = event.time();
        BigInteger nanos = BigInteger.valueOf(time.getEpochSecond())
                .multiply(BigInteger.valueOf(1_000_000_000))
                .add(BigInteger.valueOf(time.getNano()));
        assertThat(read.getTimeUnixNano()).isEqualTo(nanos.signum() < 0 ? 0 : nanos.longValueExact());
        assertThat(read.getObservedTimeUnixNano()).isEqualTo(read.getTimeUnixNano());
        assertThat(read.getSeverityNumber()).isEqualTo(SeverityNumber.SEVERITY_NUMBER_INFO);
        assertThat(read.getEventName()).isEqualTo(event.type().wireName());
        Map<String, Object> expected = new LinkedHashMap<>();
        expected.put("log.record.uid", event.id());
        expected.put("nudge.event.stream", event.stream());
        expected.put("nudge.event.sequence", event.sequence());
        event.data().forEach((key, value) -> expected.put("nudge." + SampleEvents.asRead(key), asTyped(value)));
        assertThat(map(read.getAttributesList())).isEqualTo(expected);
        assertThat(map(read.getAttributesList()).keySet()).containsExactlyElementsOf(expected.keySet());
    }

    private static Map<String, Object> map(List<KeyValue> attributes) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (KeyValue attribute : attributes) {
            assertThat(map).as("keys are unique").doesNotContainKey(attribute.getKey());
            map.put(attribute.getKey(), plain(attribute.getValue()));
        }
        return map;
    }

    private static Object plain(AnyValue value) {
        return switch (value.getValueCase()) {
            case STRING_VALUE -> value.getStringValue();
            case BOOL_VALUE -> value.getBoolValue();
            case INT_VALUE -> value.getIntValue();
            case DOUBLE_VALUE -> value.getDoubleValue();
            case ARRAY_VALUE ->
                value.getArrayValue().getValuesList().stream()
                        .map(OtlpFormatTest::plain)
                        .collect(ArrayList::new, ArrayList::add, ArrayList::addAll);
            case KVLIST_VALUE -> map(value.getKvlistValue().getValuesList());
            case VALUE_NOT_SET -> null;
            default -> throw new AssertionError("a value of type " + value.getValueCase());
        };
    }

    /** Returns a value in the types that OTLP has: a number that fits neither of its two is its digits. */
    private static Object asTyped(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> typed = new LinkedHashMap<>();
            map.forEach((key, member) -> typed.put((String) SampleEvents.asRead(key), asTyped(member)));
            return typed;
        } else if (value instanceof List<?> list) {
            List<Object> typed = new ArrayList<>();
            list.forEach(element -> typed.add(asTyped(element)));
            return typed;
        } else if (value instanceof Integer number) {
            return number.longValue();
        } else if (value instanceof Float number) {
            return Double.valueOf(number.toString());
        } else if (value instanceof BigInteger number) {
            return number.equals(BigInteger.valueOf(number.longValue())) ? number.longValue() : number.toString();
        } else if (value instanceof BigDecimal number) {
            double near = Double.parseDouble(number.toString());
            return new BigDecimal(Double.toString(near)).compareTo(number) == 0 ? near : number.toString();
        }
        return SampleEvents.asRead(value);
    }

    @ParameterizedTest
    @CsvSource({
        "9223372036854775807, INT_VALUE",
        "-9223372036854775808, INT_VALUE",
        "9223372036854775808, STRING_VALUE",
        "-9223372036854775809, STRING_VALUE",
        "0.1, DOUBLE_VALUE",
        "1E+300, DOUBLE_VALUE",
        "1E+400, STRING_VALUE",
        "0.12345678901234567890, STRING_VALUE"
    })
    void aNumberKeepsItsDigitsWhateverItsType(String digits, AnyValue.ValueCase type) throws IOException {
        Object number = digits.matches("-?[0-9]+") ? new BigInteger(digits) : new BigDecimal(digits);

        AnyValue value = record(SampleEvents.event(1, Map.of("number", number)))
                .getAttributes(3)
                .getValue();

        assertThat(value.getValueCase()).isEqualTo(type);
        assertThat(new BigDecimal(String.valueOf(plain(value)))).isEqualByComparingTo(digits);
    }

    @Test
    void numbersThatJsonDoesNotHaveAreNotSet() throws IOException {
        Map<String, Object> data = Map.of("list", Arrays.asList(Double.NaN, Float.NEGATIVE_INFINITY, null, 1.5));

        LogRecord record = record(SampleEvents.event(1, data));

        assertThat(plain(record.getAttributes(3).getValue())).isEqualTo(Arrays.asList(null, null, null, 1.5));
    }

    @ParameterizedTest
    @CsvSource({
        "1969-12-31T23:59:59.999Z, 0",
        "1970-01-01T00:00:00.000000001Z, 1",
        "2500-01-01T00:00:00Z, 16725225600000000000",
        "2554-07-21T23:34:32.999999999Z, 18446744072999999999",
        "2554-07-21T23:34:33Z, 0"
    })
    void aTimeThatDoesNotFitIsUnknown(Instant time, String nanoseconds) throws IOException {
        Event event = SampleEvents.event(1);
        Event then = new Event(
                event.id(), event.type(), event.source(), event.stream(), event.sequence(), time, event.data());

        assertThat(Long.toUnsignedString(record(then).getTimeUnixNano())).isEqualTo(nanoseconds);
    }

    @Test
    void eventsOfSeveralProcessesKeepTheirOrder() throws IOException {
        List<Event> events = List.of(
                from("urn:nudge:payments-web:prod:w1", 1),
                from("urn:nudge:payments-web:prod:w1", 2),
                from("urn:nudge:payments-web:prod:w2", 3),
                from("urn:nudge:payments-web:prod:w1", 4));

        List<ResourceLogs> resources = read(events).getResourceLogsList();

        assertThat(resources)
                .extracting(resource -> resource.getScopeLogs(0).getLogRecordsCount())
                .containsExactly(2, 1, 1);
        assertThat(resources)
                .extracting(resource ->
                        map(resource.getResource().getAttributesList()).get("service.instance.id"))
                .containsExactly("w1", "w2", "w1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "urn:nudge:payments-web:prod:w1 | {service.name=payments-web, service.instance.id=w1, deployment.environment.name=prod}",
                "urn:nudge:a%3Ab%20c%2B:%C3%A9:w | {service.name=a:b c+, service.instance.id=w, deployment.environment.name=é}",
                "urn:nudge:too:few | {service.name=urn:nudge:too:few}",
                "urn:nudge:one:too:many:parts | {service.name=urn:nudge:one:too:many:parts}",
                "https://app.corp.example/ | {service.name=https://app.corp.example/}"
            })
    void theSourceBecomesTheResource(String source, String expected) throws IOException {
        ResourceLogs resource = read(List.of(from(source, 1))).getResourceLogs(0);

        assertThat(map(resource.getResource().getAttributesList())).hasToString(expected);
    }

    private static Event from(String source, int sequence) {
        Instant time = Instant.parse("2026-11-22T10:00:00Z");
        return new Event("e" + sequence, EventType.PROMPT_SHOWN, URI.create(source), "imp", sequence, time, Map.of());
    }

    @Test
    void theSameEventsGiveTheSameBytes() {
        List<Event> events = SampleEvents.events(20);

        assertThat(format.encode(events)).isEqualTo(format.encode(events));
    }

    @Test
    void manyEventsGoInARequestToTheUsualPath() {
        assertThat(format.contentType()).isEqualTo("application/json");
        assertThat(format.usualPath()).isEqualTo("/v1/logs");
        assertThat(format.most()).isEqualTo(1_000);
    }
}
