package org.securitynudge.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdsTest {
    private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");

    private final Ids ids = new Ids();

    @Test
    void idIsAUuidOfVersion7WithTheTimeInFront() {
        UUID id = UUID.fromString(ids.next(NOW));

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOW.toEpochMilli());
    }

    @Test
    void idsOfOneInstantDiffer() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 100_000; i++) {
            seen.add(ids.next(NOW));
        }

        assertThat(seen).hasSize(100_000);
    }

    @Test
    void twoSourcesDoNotMakeTheSameIds() {
        assertThat(new Ids().next(NOW)).isNotEqualTo(new Ids().next(NOW));
    }

    /** The expected value was computed with Python: {@code uuid.uuid5(uuid.UUID(space), "disputed")}. */
    @Test
    void derivedIdIsTheUuidOfVersion5() {
        assertThat(Ids.derived("019b8e1f-0000-7000-8000-000000000001", "disputed"))
                .isEqualTo("0d9fba2c-bef7-51fe-950d-06f6c4bc37ba");
    }
}
