package org.securitynudge.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.securitynudge.journal.Entry;
import org.securitynudge.journal.Journal;
import org.securitynudge.journal.MemoryJournal;
import org.securitynudge.journal.Stored;
import org.securitynudge.model.Event;
import org.securitynudge.model.EventType;

/** What the courier's tests say often. */
final class Deliveries {
    static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    static final InstantSource CLOCK = InstantSource.fixed(NOON);

    private Deliveries() {}

    static MemoryJournal journal() {
        return MemoryJournal.create(CLOCK, 1 << 24);
    }

    static void append(Journal journal, int from, int to) {
        for (int i = from; i <= to; i++) {
            journal.append(entry("e" + i)).join();
        }
    }

    /** An entry of 100 bytes. */
    static Entry entry(String key) {
        byte[] payload = new byte[100];
        byte[] text = key.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(text, 0, payload, 0, text.length);
        return new Entry(key, NOON, payload);
    }

    static Optional<Event> decode(Stored record) {
        return Optional.of(new Event(
                record.key(),
                EventType.PROMPT_ANSWERED,
                URI.create("urn:nudge:shop:prod:" + record.writer()),
                record.stream().name(),
                record.sequence(),
                record.at(),
                Map.of()));
    }

    static List<String> ids(int from, int to) {
        List<String> ids = new ArrayList<>();
        for (int i = from; i <= to; i++) {
            ids.add("e" + i);
        }
        return ids;
    }

    static List<String> waiting(Journal journal) {
        return journal.claim(Integer.MAX_VALUE, Long.MAX_VALUE).stream()
                .map(Stored::key)
                .toList();
    }

    /** Steps until nothing is to be done or so many waits were asked for, which are returned in seconds, rounded up. */
    static List<Long> waits(Dispatch dispatch, int most) {
        List<Long> waits = new ArrayList<>();
        for (int steps = 0; waits.size() < most; steps++) {
            assertThat(steps).as("steps").isLessThan(1000);
            Next next = dispatch.step();
            if (next.kind() == Next.Kind.IDLE) {
                break;
            }
            if (next.kind() != Next.Kind.GO) {
                waits.add((next.delay().toMillis() + 999) / 1000);
            }
        }
        return waits;
    }
}
