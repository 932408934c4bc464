package org.securitynudge.examples.demo.company;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PoliciesTest {
    private static final String POLICY = """
            {"policy": "defaults", "version": 42, "issuedAt": "2020-01-01T00:00:00Z", "expires": "2020-02-01T00:00:00Z",
             "killSwitch": {"everything": false, "rules": []}, "tests": [{"name": "x"}],
             "tuning": [{"rules": ["a/b"], "set": {"frictionLevel": "justify"}, "until": "2020-02-01T00:00:00Z"}]}""";

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void theFirstVersionHasTodaysDatesAndNoTuning() throws IOException {
        Policies policies = Policies.from(POLICY.getBytes(UTF_8));

        JsonNode first = json.readTree(policies.next());

        Instant now = Instant.now();
        assertThat(policies.name()).isEqualTo("policy defaults@42");
        assertThat(first.path("tuning")).isEmpty();
        assertThat(first.has("tests")).isFalse();
        assertThat(Instant.parse(first.path("issuedAt").asText())).isBetween(now.minusSeconds(60), now);
        assertThat(Instant.parse(first.path("expires").asText())).isAfter(now.plus(Duration.ofDays(13)));
    }

    @Test
    void laterVersionsRiseAndAddWhatWasDecided() throws IOException {
        Policies policies = Policies.from(POLICY.getBytes(UTF_8));
        policies.next();

        JsonNode second = json.readTree(policies.withTuning().next());
        JsonNode third = json.readTree(policies.withKilled(List.of("c/d")).next());

        assertThat(second.path("version").asInt()).isEqualTo(43);
        assertThat(second.at("/tuning/0/set/frictionLevel").asText()).isEqualTo("justify");
        assertThat(Instant.parse(second.at("/tuning/0/until").asText())).isAfter(Instant.now());
        assertThat(third.path("version").asInt()).isEqualTo(44);
        assertThat(third.path("tuning")).hasSize(1);
        assertThat(third.at("/killSwitch/rules/0").asText()).isEqualTo("c/d");
    }
}
