package org.securitynudge.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ExplainTest {
    @Test
    void everyPredicateIsTextWithWhatItSaw() {
        explains(
                """
                {'document.rows': {'$gte': 500, '$lt': 0.5}, 'name': 'Plan', 'flag': {'$ne': true}, 'gone': {'$exists': true},
                 'tags': {'$in': ['x', 2, null]}, 'size': {'$exists': false}}
                """,
                "{'document': {'rows': 1200}, 'name': 'plan', 'flag': false, 'tags': ['a', 'x'], 'size': 1e3}",
                """
                yes document.rows $gte 500 | 1200
                no  document.rows $lt 0.5 | 1200
                no  name $eq "Plan" | "plan"
                yes flag $ne true | false
                no  gone $exists true | missing
                yes tags $in ["x", 2, null] | ["a", "x"]
                no  size $exists false | 1000
                """);
    }

    @Test
    void everyOperatorHasItsWord() {
        explains("""
                {'a': {'$type': ['string', 'null'], '$size': 2, '$regex': 'x+', '$options': 'is', '$startsWith': 'x',
                  '$endsWith': ['y', 'z'], '$contains': 'X', '$ignoreCase': true, '$inGroup': 'our-domains',
                  '$notInGroup': 'policy/blocked', '$cidr': '10.0.0.0/8', '$notCidr': ['::1', '::/127'], '$vne': 'v1', '$vgt': '1.2.3.4-rc.1', '$vlte': '2', '$before': 'now-7d',
                  '$after': '2026-11-21T09:00:00Z', '$nin': ['a'], '$eq': {'k': [1, {}]}, '$gt': 5, '$lte': 'x'}}
                """, "{}", """
                no  a $type [string, null] | missing
                no  a $size 2 | missing
                no  a $regex "x+" is | missing
                no  a $startsWith "x" ignoring case | missing
                no  a $endsWith ["y", "z"] ignoring case | missing
                no  a $contains "X" ignoring case | missing
                no  a $inGroup documents/our-domains | missing
                yes a $notInGroup policy/blocked | missing
                no  a $cidr "10.0.0.0/8" | missing
                yes a $notCidr ["::1", "::/127"] | missing
                yes a $vne 1.0.0 | missing
                no  a $vgt 1.2.3.4-rc.1 | missing
                no  a $vlte 2.0.0 | missing
                no  a $before now-7d | missing
                no  a $after 2026-11-21T09:00:00Z | missing
                yes a $nin ["a"] ignoring case | missing
                no  a $eq {"k": [1, {}]} ignoring case | missing
                no  a $gt 5 | missing
                no  a $lte "x" | missing
                """);
    }

    @Test
    void joinedConditionsShowEachOfTheirPredicates() {
        explains("""
                {'$or': [{'a': 1, 'b': {'$gt': 2}}, {'c.d': {'$not': {'$lt': 3}}}], '$nor': [{'a': 2}],
                 'l': {'$elemMatch': {'$gt': 1, '$lt': 5}}, 'm': {'$elemMatch': {'x': 1}}, 'n': {'$all': ['p', 'q']},
                 'o': {'$all': []}}
                """, "{'a': 1, 'c': {'d': [1, 2]}, 'l': [3], 'm': [{'x': 2}], 'n': 'p'}", """
                no  any of |\s
                  no  all of |\s
                    yes a $eq 1 | 1
                    no  b $gt 2 | missing
                  no  not (c.d $lt 3) | [1, 2]
                yes none of |\s
                  no  a $eq 2 | 1
                yes l $elemMatch | [3]
                  yes element 0 | 3
                    yes it $gt 1 | 3
                    yes it $lt 5 | 3
                no  m $elemMatch | [{"x": 2}]
                  no  element 0 | {"x": 2}
                    no  x $eq 1 | 2
                yes n $eq "p" | "p"
                no  n $eq "q" | "p"
                no  never |\s
                """);
    }

    @Test
    void severalValuesAtAPathAreShownAsAList() {
        explains("{'r.d': 'x', 'r.0': 1}", "{'r': [{'d': 'x'}, 5, {'d': null}, {}]}", """
                yes r.d $eq "x" | ["x", null]
                no  r.0 $eq 1 | {"d": "x"}
                """);
    }

    @Test
    void whatIsSeenIsCutToALine() {
        List<Object> deep = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            deep = new ArrayList<>(List.of(deep));
        }
        Map<String, Object> facts = new HashMap<>();
        facts.put("deep", deep);
        facts.put("long", "x".repeat(10_000));
        facts.put("emoji", List.of("\uD83D\uDE00".repeat(500), "\uD83D\uDE00".repeat(500), "y".repeat(500)));
        facts.put("instant", Instant.parse("2026-11-21T10:00:00Z"));

        List<Outcome> outcomes = Reading.matcher("{'deep': 1, 'long': 1, 'emoji': 1, 'instant': 1}")
                .explain(facts, Table.NOW, Report.NONE);

        assertThat(outcomes).extracting(Outcome::held).containsOnly(false);
        assertThat(outcomes).extracting(Outcome::seen).allMatch(seen -> seen.length() <= 201);
        assertThat(outcomes.get(1).seen()).isEqualTo("\"" + "x".repeat(60) + "…\"");
        assertThat(outcomes.get(3).seen()).isEqualTo("2026-11-21T10:00:00Z");
    }

    @Test
    void aSinglePredicateAndNoneAreExplainedToo() {
        explains("{'a': 1}", "{'a': 1}", "yes a $eq 1 | 1\n");
        explains("{}", "{'a': 1}", "");
    }

    private static void explains(String condition, String facts, String expected) {
        StringBuilder actual = new StringBuilder();
        tell(Reading.matcher(condition).explain(Table.facts(facts), Table.NOW, Report.NONE), "", actual);

        assertThat(actual).hasToString(expected);
    }

    private static void tell(List<Outcome> outcomes, String indent, StringBuilder out) {
        for (Outcome outcome : outcomes) {
            out.append(indent)
                    .append(outcome.held() ? "yes " : "no  ")
                    .append(outcome.text())
                    .append(" | ")
                    .append(outcome.seen())
                    .append('\n');
            tell(outcome.parts(), indent + "  ", out);
        }
    }
}
