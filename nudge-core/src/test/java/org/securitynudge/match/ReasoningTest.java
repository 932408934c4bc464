package org.securitynudge.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is told of conditions without any facts must be true of all facts. */
final class ReasoningTest {
    private static final int ROUNDS = 10_000;
    private static final int FACTS = 60;

    @Test
    void contradictionsAreFound() {
        check("""
                {'document.rows': {'$gt': 5, '$lt': 3}} | document.rows $gt 5, document.rows $lt 3
                {'document.rows': {'$gt': 5, '$lte': 5}} | document.rows $gt 5, document.rows $lte 5
                {'document.rows': {'$gte': 5}, '$and': [{'document.rows': 3}]} | document.rows $gte 5, document.rows $eq 3
                {'$and': [{'shared': true}, {'shared': false}]} | shared $eq true, shared $eq false
                {'undeclared': {'$in': []}} | undeclared $in []
                {'undeclared': {'$all': []}} |
                {'undeclared': {'$eq': 3, '$ne': 3}} | undeclared $eq 3, undeclared $ne 3
                {'undeclared': {'$in': [1, 2], '$nin': [2, 1, 3]}} | undeclared $in [1, 2], undeclared $nin [2, 1, 3]
                {'undeclared': {'$exists': false, '$gt': 1}} | undeclared $exists false, undeclared $gt 1
                {'undeclared': {'$exists': false}, 'undeclared.deep': 'x'} | undeclared $exists false, undeclared.deep $eq "x"
                {'undeclared': {'$size': 2}, '$and': [{'undeclared': {'$size': 3}}]} | undeclared $size 2, undeclared $size 3
                {'undeclared': {'$elemMatch': {'$gt': 5, '$lt': 3}}} | undeclared $elemMatch (it $gt 5 and it $lt 3)
                {'undeclared': {'$gt': true}} | undeclared $gt true
                {'undeclared': {'$lt': ''}} | undeclared $lt ""
                {'os': {'$vgt': '15.6', '$vlt': '15.0'}} | os $vgt 15.6.0, os $vlt 15.0.0
                {'classification': {'$exists': true, '$nin': ['public', 'internal', 'confidential']}} | classification $exists true, classification $nin ["public", "internal", "confidential"]
                {'classification': {'$in': ['public', 'internal'], '$ne': 'public', '$not': {'$eq': 'internal'}}} | classification $in ["public", "internal"], classification $ne "public", classification $ne "internal"
                {'shared': true, '$or': [{'shared': false}, {'document.rows': {'$lt': 1, '$gt': 2}}]} | shared $eq true, shared $eq false
                {'$nor': [{'undeclared': {'$exists': true}}], 'undeclared': 4} | undeclared $exists false, undeclared $eq 4
                """);
    }

    @Test
    void whatAListCouldMeetIsNoContradiction() {
        check("""
                {'undeclared': {'$gt': 5, '$lt': 3}} | -
                {'undeclared': {'$all': [1, 2]}} | -
                {'recipients': {'$gt': 5, '$lt': 3}} | -
                {'recipients.domain': {'$eq': 'a', '$ne': 'b'}} | -
                {'deep.undeclared': {'$size': 2}, '$and': [{'deep.undeclared': {'$size': 3}}]} | -
                {'document.rows': {'$gt': 5, '$lt': 6}} | -
                {'document.rows': {'$gte': 5, '$lte': 5}} | -
                {'shared': true, '$or': [{'shared': false}, {'document.rows': 1}]} | -
                {'classification': {'$nin': ['public', 'internal', 'confidential']}} | -
                {'undeclared': {'$exists': false, '$ne': 5}} | -
                {'undeclared': {'$exists': false, '$eq': null}} | -
                {'undeclared': {'$inGroup': 'partners', '$notInGroup': 'our-domains'}} | -
                {} | -
                """);
    }

    private static void check(String rows) {
        Catalogue open = Catalogue.open();
        List<String> wrong = new ArrayList<>();
        for (String row : rows.strip().lines().toList()) {
            String[] parts = (row + " ").split(" \\| ", 2);
            Catalogue catalogue = parts[0].contains("undeclared") ? open : Reading.CATALOGUE;
            Optional<Condition> condition =
                    Reading.of(parts[0].strip(), catalogue).condition();
            String found = condition
                    .orElse(Condition.always())
                    .contradiction(catalogue)
                    .map(contradiction -> String.join(", ", contradiction.parts()))
                    .orElse("-");
            if (!found.equals(parts[1].strip())) {
                wrong.add(parts[0] + " | " + found);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void implicationsAreFound() {
        assertThat(List.of(
                        implies("{'a': 1, 'b': 2}", "{'b': 2}"),
                        implies("{'a': 1}", "{'a': {'$in': [1, 2]}}"),
                        implies("{'a': {'$in': [1, 2]}}", "{'a': {'$lt': 3}}"),
                        implies("{'a': {'$gt': 5}}", "{'a': {'$gte': 5}}"),
                        implies("{'a': {'$nin': [1, 2]}}", "{'a': {'$ne': 1}}"),
                        implies("{'a': 1}", "{'a': {'$exists': true}}"),
                        implies("{'a': 1}", "{'$or': [{'b': 2}, {'a': 1}]}"),
                        implies("{'$or': [{'a': 1}, {'a': 2}]}", "{'a': {'$in': [1, 2, 3]}}"),
                        implies("{'$nor': [{'a': 1}]}", "{'a': {'$ne': 1}}"),
                        implies("{'a': 'xy'}", "{'a': {'$startsWith': ['x', 'z']}}"),
                        implies("{'a': {'$inGroup': 'partners'}, 'b': 1}", "{'a': {'$inGroup': 'partners'}}"),
                        implies("{'a': 1}", "{}")))
                .containsOnly(true);
        assertThat(List.of(
                        implies("{}", "{'a': 1}"),
                        implies("{'a': {'$ne': 1}}", "{'a': {'$exists': true}}"),
                        implies("{'a': null}", "{'a': {'$exists': true}}"),
                        implies("{'a': 1}", "{'a': {'$ne': 2}}"),
                        implies("{'a': {'$gte': 5}}", "{'a': {'$gt': 5}}"),
                        implies("{'a': 1}", "{'a.b': 1}"),
                        implies("{'a': {'$inGroup': 'partners'}}", "{'a': {'$inGroup': 'our-domains'}}"),
                        implies("{'$or': [{'a': 1}, {'b': 1}]}", "{'a': 1}")))
                .containsOnly(false);
    }

    private static boolean implies(String a, String b) {
        Catalogue open = Catalogue.open();
        return Reading.of(a, open)
                .condition()
                .orElseThrow()
                .implies(Reading.of(b, open).condition().orElseThrow());
    }

    @Test
    void nothingIsToldThatFactsRefute() {
        long seed = Long.getLong("nudge.seed", 20_261_122L);
        System.out.println("ReasoningTest: -Dnudge.seed=" + seed);
        Random random = new Random(seed);
        SmallConditions small = new SmallConditions(random);
        int contradictions = 0;
        int implications = 0;
        for (int i = 0; i < ROUNDS; i++) {
            String a = small.condition(2);
            String b = small.condition(1);
            Optional<Condition> one = Reading.of(a, SmallConditions.CATALOGUE).condition();
            Optional<Condition> other = Reading.of(b, SmallConditions.CATALOGUE).condition();
            if (one.isEmpty() || other.isEmpty()) {
                continue;
            }
            boolean never = one.get().contradiction(SmallConditions.CATALOGUE).isPresent();
            boolean implied = one.get().implies(other.get());
            contradictions += never ? 1 : 0;
            implications += implied ? 1 : 0;
            for (int j = 0; j < FACTS && (never || implied); j++) {
                Map<String, @Nullable Object> facts = small.facts();
                boolean holds = matches(one.get(), facts);
                if (holds && (never || !matches(other.get(), facts))) {
                    fail((never ? a + " never matches" : a + " implies " + b) + ", but not on " + facts);
                }
            }
        }

        assertThat(contradictions).isGreaterThan(500);
        assertThat(implications).isGreaterThan(50);
    }

    private static boolean matches(Condition condition, Map<String, @Nullable Object> facts) {
        return condition.link(group -> Optional.empty()).matches(facts, Table.NOW, Report.NONE);
    }
}
