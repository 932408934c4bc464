package org.securitynudge.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ConditionTest {
    @Test
    void itKnowsItsGroupsByTheirFullNames() {
        Condition condition = Reading.condition("""
                {'a': {'$inGroup': 'our-domains'},
                 '$or': [{'b': {'$notInGroup': 'policy/blocked'}}, {'c': {'$elemMatch': {'$not': {'$inGroup': 'partners'}}}}]}
                """);

        assertThat(condition.groups())
                .containsExactlyInAnyOrder("documents/our-domains", "policy/blocked", "documents/partners");
        assertThat(Condition.always().groups()).isEmpty();
    }

    @Test
    void itIsLinkedAsOftenAsGroupsChange() {
        Condition condition = Reading.condition("{'$not': {'a': {'$inGroup': 'our-domains'}}}");
        List<String> asked = new ArrayList<>();

        Matcher before = condition.link(name -> {
            asked.add(name);
            return Optional.of(Set.of("old.example"));
        });
        Matcher after = condition.link(name -> Optional.empty());

        assertThat(asked).containsExactly("documents/our-domains");
        assertThat(before.matches(Map.of("a", "old.example"), Table.NOW, Report.NONE))
                .isFalse();
        assertThat(after.matches(Map.of("a", "old.example"), Table.NOW, Report.NONE))
                .isTrue();
    }

    @Test
    void itKnowsItsFacts() {
        String condition =
                "{'recipients.domain': 1, 'recipients.0': 1, '$or': [{'a.b': {'$elemMatch': {'c': 1}}}, {'d': null}]}";

        assertThat(Reading.condition(condition).facts())
                .containsExactly("recipients.domain", "recipients.0", "a.b", "d");
        assertThat(Reading.condition(
                                "{'recipients.domain': 1, 'owner.name': 'x', 'document.rows': 1}", Reading.CATALOGUE)
                        .facts())
                .containsExactly("recipients", "owner", "document.rows");
    }

    @Test
    void itGuaranteesTheFactsWithoutWhichItCannotHold() {
        Map<String, Set<String>> guaranteed = Map.ofEntries(
                Map.entry("{}", Set.of()),
                Map.entry("{'a': 1}", Set.of("a")),
                Map.entry("{'a.b': 1}", Set.of("a", "a.b")),
                Map.entry("{'a': 1, 'b': {'$gt': 1}}", Set.of("a", "b")),
                Map.entry("{'a': {'$exists': true}}", Set.of("a")),
                Map.entry("{'a': {'$exists': false}}", Set.of()),
                Map.entry("{'a': {'$ne': 1}}", Set.of()),
                Map.entry("{'a': {'$ne': null}}", Set.of("a")),
                Map.entry("{'a': {'$nin': [1, null]}}", Set.of("a")),
                Map.entry("{'a': null}", Set.of()),
                Map.entry("{'a': {'$in': [1, null]}}", Set.of()),
                Map.entry("{'a': {'$notInGroup': 'partners'}}", Set.of()),
                Map.entry("{'a': {'$inGroup': 'partners', '$ne': 1}}", Set.of("a")),
                Map.entry("{'a': {'$cidr': '::1'}, 'b': {'$notCidr': '::1'}}", Set.of("a")),
                Map.entry("{'a': {'$elemMatch': {'b': null}}}", Set.of("a")),
                Map.entry("{'a': {'$all': [1, null]}}", Set.of("a")),
                Map.entry("{'a': {'$all': []}}", Set.of()),
                Map.entry("{'$or': [{'a': 1, 'b': 1}, {'b': 2, 'c': 2}]}", Set.of("b")),
                Map.entry("{'$or': [{'a': 1}, {'b': {'$ne': 2}}]}", Set.of()),
                Map.entry("{'$nor': [{'a': null}, {'b': null}]}", Set.of("a", "b")),
                Map.entry("{'$not': {'a': null, 'b': null}}", Set.of()),
                Map.entry("{'$not': {'$not': {'a': 1}}}", Set.of("a")),
                Map.entry("{'$not': {'a': 1}}", Set.of()),
                Map.entry("{'a': {'$not': {'$eq': null}}}", Set.of("a")));

        guaranteed.forEach(
                (condition, facts) -> assertThat(Reading.condition(condition).guaranteed())
                        .as(condition)
                        .isEqualTo(facts));
    }

    @Test
    void aPredicateIsTheSameAsAnotherThatIsWrittenTheSame() {
        String condition =
                "{'a': {'$in': [1, 'x'], '$regex': 'x', '$gt': 1.0, '$vgt': '1', '$before': 'now-7d', '$contains': ['x']}}";

        assertThat(Inspection.link(clause(condition), name -> Optional.empty())).isEqualTo(clause(condition));
        assertThat(clause(condition)).hasSameHashCodeAs(clause(condition));
        assertThat(clause("{'a': 1}"))
                .isEqualTo(clause("{'a': {'$eq': 1.0}}"))
                .isNotEqualTo(clause("{'a': {'$ne': 1}}"));
        assertThat(clause("{'a': {'$regex': 'x'}}")).isNotEqualTo(clause("{'a': {'$regex': 'x', '$options': 'i'}}"));
    }

    @Test
    void aCatalogueKnowsWhatItDeclaresAndWhatLiesInListsAndMapsOfIt() {
        assertThat(Catalogue.open().knows("anything.at.all")).isTrue();
        assertThat(Reading.CATALOGUE.knows("document.rows")).isTrue();
        assertThat(Reading.CATALOGUE.knows("document")).isFalse();
        assertThat(Reading.CATALOGUE.knows("document.rows.0")).isFalse();
        assertThat(Reading.CATALOGUE.knows("recipients.0.name")).isTrue();
        assertThat(Reading.CATALOGUE.knows("owner.name")).isTrue();
        assertThat(Reading.CATALOGUE.knows("ownership")).isFalse();
        assertThat(Reading.CATALOGUE.type("since")).contains(FactType.INSTANT);
        assertThat(Reading.CATALOGUE.values("risk")).containsExactly(1, 2.5);
        assertThat(FactType.of("version")).contains(FactType.VERSION);
        assertThat(FactType.of("VERSION")).isEmpty();
        assertThat(FactType.words())
                .containsExactly("string", "number", "boolean", "version", "instant", "list", "map");
    }

    private static Clause clause(String text) {
        return Reading.condition(text).clause();
    }
}
