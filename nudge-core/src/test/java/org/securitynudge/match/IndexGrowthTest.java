package org.securitynudge.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.securitynudge.match.Clause.AllOf;
import org.securitynudge.match.Clause.Predicate;
import org.securitynudge.match.Criterion.Compared;
import org.securitynudge.match.Criterion.Equal;
import org.securitynudge.match.Criterion.Place;
import org.securitynudge.match.Criterion.WithText;

/** How much the index looks at, counted in reads of facts: one for each look-up and one for each predicate that is evaluated. */
final class IndexGrowthTest {
    private static final Evaluation EVALUATION = new Evaluation(InstantSource.fixed(Instant.EPOCH), Report.NONE);
    private static final int FACTS = 8;
    private static final int DECISIONS = 2_000;
    private static final long SEED = 20_261_126;

    private long reads;

    @Test
    void equalitiesOfAGrowingDomainAreReadNoMoreOftenAmongAHundredThousandThanAmongAThousand() {
        assertThat(readsAmong(100_000, false)).isLessThan(readsAmong(1_000, false) * 1.05);
        assertThat(readsAmong(100_000, false)).isLessThan(FACTS + 3);
    }

    @Test
    void soAreRangesPrefixesAndNegationsBesideThem() {
        assertThat(readsAmong(100_000, true)).isLessThan(readsAmong(1_000, true) * 1.05);
        assertThat(readsAmong(100_000, true)).isLessThan(FACTS + 4);
    }

    /** Each condition has one selective predicate, on one of eight facts, and two that hold of every second situation or so. */
    private double readsAmong(int count, boolean mixed) {
        Random random = new Random(SEED);
        List<Matcher> conditions = IntStream.range(0, count)
                .mapToObj(i -> condition(selective(i, mixed), beside(random, mixed)))
                .toList();
        ConditionIndex index = ConditionIndex.of(conditions);
        int values = count / FACTS;
        reads = 0;
        for (int i = 0; i < DECISIONS; i++) {
            index.holding(situation(random, values), EVALUATION);
        }
        return (double) reads / DECISIONS;
    }

    private static Predicate selective(int number, boolean mixed) {
        String fact = "f" + number % FACTS;
        int value = number / FACTS;
        if (mixed && number % FACTS == 1) {
            return on(fact, false, new WithText(Place.START, List.of("v" + value + "-"), false));
        } else if (mixed && number % FACTS == 2) {
            return on(fact, false, new Compared(Order.EQUAL, Amount.of(value)));
        }
        return on(fact, false, new Equal(number % FACTS == 2 ? Amount.of(value) : "v" + value + "-x", false));
    }

    private static Predicate beside(Random random, boolean mixed) {
        if (mixed && random.nextBoolean()) {
            return on("size", false, new Compared(Order.GREATER, Amount.of(random.nextInt(50))));
        }
        return on("role", mixed, new Equal("r" + random.nextInt(4), false));
    }

    /** Returns facts of which about one has a value that a condition asks for. */
    private Map<String, @Nullable Object> situation(Random random, int values) {
        Map<String, @Nullable Object> facts = new CountingMap();
        for (int i = 0; i < FACTS; i++) {
            int value = random.nextInt(values * FACTS);
            facts.put("f" + i, i == 2 ? (Object) value : "v" + value + "-x");
        }
        facts.put("role", "r" + random.nextInt(4));
        facts.put("size", random.nextInt(50));
        return facts;
    }

    @Test
    void whatManyConditionsAskIsAskedOnce() {
        Predicate notAdmin = on("role", true, new Equal("admin", false));
        List<Matcher> conditions = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            conditions.add(condition(on("name", false, new WithText(Place.END, List.of("." + i), false)), notAdmin));
        }
        ConditionIndex index = ConditionIndex.of(conditions);
        Map<String, @Nullable Object> admin = new CountingMap();
        admin.put("role", "admin");
        admin.put("name", "a.7");

        assertThat(index.holding(admin, EVALUATION)).isEmpty();
        assertThat(reads).isEqualTo(1);
        admin.put("role", "user");
        assertThat(index.holding(admin, EVALUATION)).containsExactly(7);
        assertThat(reads).isEqualTo(1 + 1 + 1_000);
    }

    @Test
    void conditionsUnderOneValueAreToldApartByAnotherFact() {
        List<Matcher> conditions = IntStream.range(0, 1_000)
                .mapToObj(i -> condition(
                        on("label", false, new Equal("secret", false)), on("team", false, new Equal("t" + i, false))))
                .toList();
        ConditionIndex index = ConditionIndex.of(conditions);
        Map<String, @Nullable Object> facts = new CountingMap();
        facts.put("label", "secret");
        facts.put("team", "t998");

        assertThat(index.holding(facts, EVALUATION)).containsExactly(998);
        assertThat(reads).isEqualTo(2);
    }

    @Test
    void onlyTheRangesThatANumberIsInAreTested() {
        List<Matcher> conditions = IntStream.range(0, 1_000)
                .mapToObj(i -> condition(
                        on("rows", false, new Compared(Order.GREATER_OR_EQUAL, Amount.of(10 * i))),
                        on("rows", false, new Compared(Order.LESS, Amount.of(10 * i + 10)))))
                .toList();
        ConditionIndex index = ConditionIndex.of(conditions);
        Map<String, @Nullable Object> facts = new CountingMap();
        facts.put("rows", 4_711);

        assertThat(index.holding(facts, EVALUATION)).containsExactly(471);
        assertThat(reads).isEqualTo(1 + 2);
    }

    private static Predicate on(String fact, boolean negated, Criterion criterion) {
        return new Predicate(Path.of(fact, Catalogue.open()), negated, criterion);
    }

    private static Matcher condition(Predicate... predicates) {
        return new Matcher(new AllOf(List.of(predicates)));
    }

    /** Counts how often it is read. */
    private final class CountingMap extends HashMap<String, @Nullable Object> {
        private static final long serialVersionUID = 1;

        @Override
        public @Nullable Object get(@Nullable Object key) {
            reads++;
            return super.get(key);
        }
    }
}
