package org.securitynudge.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordedTest {
    @Test
    void recordComesBackAsItWas() throws IOException {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("text", "emoji \ud83d\ude00, control \u0001, right to left \u05d0");
        data.put("number", new BigDecimal("0.10"));
        data.put("list", Arrays.asList("a", null, 3));
        data.put("nothing", null);
        Recorded record = new Recorded(
                "id", "type", Instant.parse("2026-01-05T12:00:00.123456789Z"), data, Map.of("u", "kk3.abc"));

        assertThat(Recorded.parse(record.bytes())).isEqualTo(record);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"v\":2,\"id\":\"a\",\"type\":\"b\",\"at\":\"2026-01-05T12:00:00Z\",\"data\":{},\"keys\":{}}",
                "{\"v\":1,\"id\":\"a\",\"type\":\"b\",\"at\":\"yesterday\",\"data\":{},\"keys\":{}}",
                "{\"v\":1,\"id\":\"a\",\"type\":\"b\",\"at\":\"2026-01-05T12:00:00Z\",\"data\":[],\"keys\":{}}",
                "{\"v\":1,\"id\":\"a\",\"type\":\"b\",\"at\":\"2026-01-05T12:00:00Z\",\"data\":{},\"keys\":{\"u\":1}}",
                "{\"v\":1,\"id\":7,\"type\":\"b\",\"at\":\"2026-01-05T12:00:00Z\",\"data\":{},\"keys\":{}}"
            })
    void whatIsNoRecordIsAnIoException(String bytes) {
        assertThatThrownBy(() -> Recorded.parse(bytes.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IOException.class);
    }

    @Test
    void laterVersionIsNamed() {
        assertThatThrownBy(() -> Recorded.parse("{\"v\":2}".getBytes(StandardCharsets.UTF_8)))
                .hasMessage("record of version 2; this library reads version 1");
    }

    @Test
    void textFormShowsNoData() {
        Recorded record = new Recorded(
                "id",
                "type",
                Instant.EPOCH,
                Map.of("text", "secret"),
                Map.of("u", List.of("x").get(0)));

        assertThat(record).hasToString("Recorded[type id]");
    }
}
