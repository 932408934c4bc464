package org.securitynudge.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.securitynudge.json.JsonObject;
import org.securitynudge.json.JsonReader;
import org.securitynudge.json.Problems;
import org.securitynudge.model.Situation;

/** The index against asking every condition, which is slow and plain. */
final class ConditionIndexTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final Evaluation EVALUATION = new Evaluation(InstantSource.fixed(NOW), Report.NONE);
    private static final int SITUATIONS = 20;

    @Test
    @Timeout(300)
    void indexFindsWhatEachConditionSaysInTenThousandPairs() {
        compare(10_000);
    }

    /** About ten minutes: mvn -Plong -pl nudge-core -Dtest=ConditionIndexTest test. */
    @Test
    @Tag("long")
    void indexFindsWhatEachConditionSaysInAMillionPairs() {
        compare(1_000_000);
    }

    private static void compare(int pairs) {
        long seed = Long.getLong("nudge.seed", new Random().nextLong());
        System.out.println("ConditionIndexTest: -Dnudge.seed=" + seed);
        Random random = new Random(seed);
        long held = 0;
        long asked = 0;
        for (int pair = 0; pair < pairs; pair += SITUATIONS) {
            List<Matcher> conditions = conditions(random);
            ConditionIndex index = ConditionIndex.of(conditions);
            for (int i = 0; i < SITUATIONS; i++) {
                Map<String, @Nullable Object> facts = facts(random);
                if (random.nextBoolean()) {
                    facts = plain(Situation.builder("t").facts(facts).build().facts());
                }

                int[] found = index.holding(arranged(facts), EVALUATION);

                assertThat(found)
                        .as("seed %d, pair %d, facts %s", seed, pair + i, facts)
                        .isEqualTo(each(conditions, facts));
                held += found.length;
                asked += conditions.size();
            }
        }
        assertThat(held).as("conditions that hold, of " + asked).isBetween(asked / 20, asked / 2);
    }

    /** Returns facts as a situation has them, if it would change nothing; there they are found in another way than in any map. */
    private static Map<String, @Nullable Object> arranged(Map<String, @Nullable Object> facts) {
        Map<String, @Nullable Object> arranged =
                Situation.builder("t").facts(facts).build().facts();
        return arranged.equals(facts) ? arranged : facts;
    }

    private static Map<String, @Nullable Object> plain(Map<String, ? extends @Nullable Object> facts) {
        Map<String, @Nullable Object> plain = new HashMap<>();
        facts.forEach((name, value) -> plain.put(name, plain(value)));
        return plain;
    }

    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> copy = new HashMap<>();
            map.forEach((name, inner) -> copy.put((String) name, plain(inner)));
            return copy;
        } else if (value instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>();
            list.forEach(element -> copy.add(plain(element)));
            return copy;
        }
        return value;
    }

    private static int[] each(List<Matcher> conditions, Map<String, @Nullable Object> facts) {
        return IntStream.range(0, conditions.size())
                .filter(i -> conditions.get(i).matches(facts, NOW, Report.NONE))
                .toArray();
    }

    /** Few or many conditions, in the same words, of documents that declare facts in different ways or not at all. */
    private static List<Matcher> conditions(Random random) {
        int count = random.nextInt(4) == 0 ? 1 + random.nextInt(300) : 1 + random.nextInt(20);
        SmallConditions small = new SmallConditions(random);
        WideConditions wide = new WideConditions(random, 1 + random.nextInt(40));
        RandomConditions nasty = new RandomConditions(random);
        int kinds = random.nextBoolean() ? 5 : 8;
        List<Matcher> conditions = new ArrayList<>();
        while (conditions.size() < count) {
            Optional<Condition> condition = switch (random.nextInt(kinds)) {
                case 0, 1 -> read(small.condition(2).replace('\'', '"'), SmallConditions.CATALOGUE);
                case 2 -> read(small.condition(2).replace('\'', '"'), Catalogue.open());
                case 3 -> read(nasty.condition(3), RandomConditions.CATALOGUE);
                case 4 -> read(nasty.condition(3), Catalogue.open());
                default -> read(wide.condition().replace('\'', '"'), Catalogue.open());
            };
            condition.ifPresent(read -> conditions.add(read.link(group -> Optional.of(Set.of("a", "x", "v1", "v7x")))));
        }
        return conditions;
    }

    private static Optional<Condition> read(String text, Catalogue catalogue) {
        Problems problems = new Problems();
        return JsonReader.read(text.getBytes(java.nio.charset.StandardCharsets.UTF_8), problems)
                .flatMap(json -> new ConditionReader(catalogue, Set.of("g"), "p", problems).read((JsonObject) json));
    }

    private static Map<String, @Nullable Object> facts(Random random) {
        Map<String, @Nullable Object> facts = new SmallConditions(random).facts();
        facts.putAll(new WideConditions(random, 1 + random.nextInt(40)).facts());
        if (random.nextInt(3) == 0) {
            facts.putAll(new RandomFacts(random).map(4));
        }
        return facts;
    }
}
