package org.securitynudge.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.securitynudge.json.JsonObject;
import org.securitynudge.json.JsonReader;
import org.securitynudge.json.Problems;

final class NeverThrowsTest {
    private static final int CONDITIONS = 20_000;
    private static final int FACTS_PER_CONDITION = 5;

    @Test
    @Timeout(300)
    void aHundredThousandRandomPairsAreEvaluated() {
        long seed = Long.getLong("nudge.seed", new Random().nextLong());
        System.out.println("NeverThrowsTest: -Dnudge.seed=" + seed);
        RandomConditions conditions = new RandomConditions(new Random(seed));
        RandomFacts facts = new RandomFacts(new Random(seed + 1));
        int read = 0;
        int held = 0;
        for (int i = 0; i < CONDITIONS; i++) {
            String text = conditions.condition(3);
            Optional<Condition> condition = read(text, i % 2 == 0 ? Catalogue.open() : RandomConditions.CATALOGUE);
            Matcher matcher = condition.orElse(Condition.always()).link(group -> Optional.of(Set.of("a", "x")));
            read += condition.isPresent() ? 1 : 0;
            for (int j = 0; j < FACTS_PER_CONDITION; j++) {
                held += holds(matcher, facts.map(4), "seed " + seed + ", condition " + text) ? 1 : 0;
            }
        }

        assertThat(read).as("conditions without a problem").isBetween(CONDITIONS / 4, CONDITIONS);
        assertThat(held).as("pairs that hold").isBetween(CONDITIONS / 4, CONDITIONS * FACTS_PER_CONDITION * 9 / 10);
    }

    /** What is kept from one evaluation to the next would show: a million of them leave no more behind than ten thousand. */
    @Test
    @Timeout(300)
    void aMillionFactsGoThroughConditionsInBoundedMemory() {
        long seed = Long.getLong("nudge.seed", new Random().nextLong());
        System.out.println("NeverThrowsTest: -Dnudge.seed=" + seed);
        RandomConditions conditions = new RandomConditions(new Random(seed));
        RandomFacts facts = new RandomFacts(new Random(seed + 1));
        List<Matcher> matchers = new ArrayList<>();
        while (matchers.size() < 1_000) {
            read(conditions.condition(3), Catalogue.open())
                    .ifPresent(condition -> matchers.add(condition.link(group -> Optional.of(Set.of("a", "x")))));
        }
        int held = 0;
        long usedEarly = 0;
        for (int i = 0; i < 1_000_000; i++) {
            Map<String, @Nullable Object> map = facts.map(4);
            try {
                held += matchers.get(i % matchers.size()).matches(map, Table.NOW, Report.NONE) ? 1 : 0;
            } catch (RuntimeException | StackOverflowError thrown) {
                fail("seed " + seed + ", facts " + i, thrown);
            }
            usedEarly = i == 10_000 ? usedMemory() : usedEarly;
        }

        assertThat(held).as("pairs that hold").isBetween(30_000, 970_000);
        assertThat(usedMemory() - usedEarly).as("bytes left behind").isLessThan(16 << 20);
    }

    private static long usedMemory() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static Optional<Condition> read(String text, Catalogue catalogue) {
        Problems problems = new Problems();
        Optional<Condition> condition = JsonReader.read(text.getBytes(StandardCharsets.UTF_8), problems)
                .flatMap(json -> new ConditionReader(catalogue, Set.of("g"), "pack", problems).read((JsonObject) json));
        assertThat(condition.isEmpty()).as(text).isEqualTo(!problems.isEmpty());
        return condition;
    }

    private static boolean holds(Matcher matcher, Map<String, @Nullable Object> facts, String as) {
        try {
            boolean holds = matcher.matches(facts, Table.NOW, Report.NONE);
            boolean explained =
                    matcher.explain(facts, Table.NOW, Report.NONE).stream().allMatch(Outcome::held);
            assertThat(explained).as(as).isEqualTo(holds);
            return holds;
        } catch (RuntimeException | StackOverflowError thrown) {
            return fail(as, thrown);
        }
    }

    @Test
    @Timeout(60)
    void factsOfAnyDepthDoNotOverflowASmallStack() throws InterruptedException {
        Matcher matcher = Reading.matcher("""
                {'$or': [{'a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a': 1}, {'a': {'$elemMatch': {'$elemMatch': {'$size': 2}}}},
                         {'a': [[[1]]]}, {'a': {'a': {'a': 1}}}, {'a.0.0.0': {'$in': [[1], {'a': 1}]}}, {'a': {'$type': 'null'}}]}
                """);
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread thread = new Thread(
                null,
                () -> {
                    matcher.matches(Map.of("a", deepList()), Table.NOW, Report.NONE);
                    matcher.matches(Map.of("a", deepMap()), Table.NOW, Report.NONE);
                    matcher.explain(Map.of("a", deepList()), Table.NOW, Report.NONE);
                    matcher.explain(Map.of("a", deepMap()), Table.NOW, Report.NONE);
                },
                "small stack",
                256 * 1024);
        thread.setUncaughtExceptionHandler((ended, cause) -> thrown.set(cause));

        thread.start();
        thread.join();

        assertThat(thrown.get()).isNull();
    }

    private static List<Object> deepList() {
        List<Object> deep = new ArrayList<>();
        for (int i = 0; i < 1_000_000; i++) {
            List<Object> outer = new ArrayList<>();
            outer.add(deep);
            deep = outer;
        }
        return deep;
    }

    private static Map<String, Object> deepMap() {
        Map<String, Object> deep = new HashMap<>();
        for (int i = 0; i < 1_000_000; i++) {
            Map<String, Object> outer = new HashMap<>();
            outer.put("a", deep);
            deep = outer;
        }
        return deep;
    }

    @Test
    void numbersOfAnySizeAreCompared() {
        for (String condition :
                List.of("{'a': 1e1000}", "{'a': {'$gt': -1e-1000}}", "{'a': {'$in': [1e999, 0, 0.5]}}")) {
            for (Number number : new Number[] {
                new BigDecimal("1e2147483647"),
                new BigDecimal("1e-2147483647"),
                BigInteger.ONE.shiftLeft(100_000),
                Long.MIN_VALUE,
                Double.MIN_VALUE,
                -0.0f
            }) {
                Reading.matcher(condition).matches(Map.of("a", number), Table.NOW, Report.NONE);
                Reading.matcher(condition).explain(Map.of("a", number), Instant.MAX, Report.NONE);
            }
        }
    }
}
