package org.securitynudge.http;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.securitynudge.model.Event;
import org.securitynudge.model.EventType;

/** Events for tests: plain ones by number, and random ones with the text that breaks encoders. */
final class SampleEvents {
    private static final URI SOURCE = URI.create("urn:nudge:payments-web:prod:w1");
    private static final List<EventType> TYPES = List.of(EventType.values());
    /** The second half of a surrogate pair alone. It is in none of the other pieces, so that replacing it hits nothing else. */
    private static final String HALF_A_PAIR = "\udfff";

    private static final String LONG = "64 KiB 😀 ".repeat(6_554);
    private static final List<String> PIECES = List.of(
            "plain",
            "😀👩‍👩‍👧",
            "\u0000\u0001\u001f",
            "\u007f\u0085",
            "\"\\/",
            "שלום\u202e",
            "\u2028\u2029",
            "\uFFFF",
            "\uFEFF",
            "é",
            "𝔘",
            "\t\r\n",
            "</script>",
            HALF_A_PAIR,
            "");

    private SampleEvents() {}

    static Event event(int number) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("rule", "documents/share-confidential");
        data.put("number", number);
        return event(number, data);
    }

    static Event event(int number, Map<String, Object> data) {
        String id = "019a0000-0000-7000-8000-%012d".formatted(number);
        Instant time = Instant.parse("2026-11-22T10:00:00.123Z").plusSeconds(number);
        return new Event(id, EventType.PROMPT_ANSWERED, SOURCE, "ack", number, time, data);
    }

    static List<Event> events(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(SampleEvents::event).toList();
    }

    private static Event random(Random random) {
        EventType type = TYPES.get(random.nextInt(TYPES.size()));
        Instant time = Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000));
        String stream = random.nextBoolean() ? "ack" : "imp";
        long sequence = random.nextLong() & Long.MAX_VALUE;
        return new Event(
                new UUID(random.nextLong(), random.nextLong()).toString(),
                type,
                SOURCE,
                stream,
                sequence,
                time,
                map(random, 0));
    }

    /** Returns random events of a seed that is printed, so that a failure can be had again. */
    static List<Event> random(int count) {
        long seed = new Random().nextLong();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        return IntStream.range(0, count).mapToObj(i -> random(random)).toList();
    }

    private static Map<String, Object> map(Random random, int depth) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            map.put(text(random), value(random, depth + 1));
        }
        return map;
    }

    private static Object value(Random random, int depth) {
        return switch (random.nextInt(depth > 4 ? 9 : 11)) {
            case 0 -> random.nextInt(50) == 0 ? LONG : text(random);
            case 1 -> random.nextInt();
            case 2 -> random.nextLong();
            case 3 -> random.nextGaussian();
            case 4 -> random.nextBoolean();
            case 5 -> null;
            case 6 -> new BigInteger(random.nextInt(200), random);
            case 7 -> new BigDecimal(new BigInteger(random.nextInt(100), random), random.nextInt(40) - 20);
            case 8 -> random.nextFloat();
            case 9 -> map(random, depth);
            default -> {
                List<Object> list = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    list.add(value(random, depth + 1));
                }
                yield list;
            }
        };
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(5); i > 0; i--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    /** Returns what a collector should read: a tree with halves of surrogate pairs replaced, as they have no UTF-8. */
    static Object asRead(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> read = new LinkedHashMap<>();
            map.forEach((key, member) -> read.put((String) asRead(key), asRead(member)));
            return read;
        } else if (value instanceof List<?> list) {
            List<Object> read = new ArrayList<>();
            list.forEach(element -> read.add(asRead(element)));
            return read;
        }
        return value instanceof String text ? text.replace(HALF_A_PAIR, "\uFFFD") : value;
    }
}
