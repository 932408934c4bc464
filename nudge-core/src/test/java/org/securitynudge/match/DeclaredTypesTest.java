package org.securitynudge.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class DeclaredTypesTest {
    private final List<String> reported = new ArrayList<>();
    private final Report report = new Report() {
        @Override
        public void wrongType(String fact) {
            reported.add(fact);
        }

        @Override
        public void overBudget(String predicate) {
            reported.add(predicate);
        }
    };

    @Test
    void aFactOfAnotherTypeMakesPredicatesFalseAndIsReported() {
        assertThat(holds("{'document.rows': 5}", Map.of("document", Map.of("rows", "5"))))
                .isFalse();
        assertThat(holds("{'document.rows': {'$gt': 5}}", Map.of("document", Map.of("rows", List.of(6)))))
                .isFalse();
        assertThat(holds("{'document.rows': {'$exists': true}}", Map.of("document", Map.of("rows", true))))
                .isFalse();
        assertThat(holds("{'document.rows': null}", Map.of("document", Map.of("rows", Map.of()))))
                .isFalse();
        assertThat(holds("{'classification': 'public'}", Map.of("classification", List.of("public"))))
                .isFalse();
        assertThat(holds("{'shared': true}", Map.of("shared", "true"))).isFalse();
        assertThat(holds("{'since': {'$before': 'now'}}", Map.of("since", "yesterday")))
                .isFalse();
        assertThat(holds("{'os': {'$vgt': '1'}}", Map.of("os", 2))).isFalse();
        assertThat(holds("{'recipients.domain': 'x'}", Map.of("recipients", Map.of("domain", "x"))))
                .isFalse();
        assertThat(holds("{'recipients': 'x'}", Map.of("recipients", "x"))).isFalse();
        assertThat(holds("{'owner.name': 'x'}", Map.of("owner", List.of(Map.of("name", "x")))))
                .isFalse();

        assertThat(reported)
                .containsExactly(
                        "document.rows",
                        "document.rows",
                        "document.rows",
                        "document.rows",
                        "classification",
                        "shared",
                        "since",
                        "os",
                        "recipients",
                        "recipients",
                        "owner");
    }

    @Test
    void negationsStayTheExactOpposite() {
        assertThat(holds("{'document.rows': {'$ne': 5}}", Map.of("document", Map.of("rows", "5"))))
                .isTrue();
        assertThat(holds("{'$not': {'document.rows': 5}}", Map.of("document", Map.of("rows", "5"))))
                .isTrue();
        assertThat(holds("{'document.rows': {'$exists': false}}", Map.of("document", Map.of("rows", "5"))))
                .isTrue();
        assertThat(reported).containsOnly("document.rows").hasSize(3);
    }

    @Test
    void aMissingOrNullFactIsOfNoWrongType() {
        for (Map<String, Object> facts : List.<Map<String, Object>>of(
                Map.of(), Map.of("document", Map.of()), Map.of("document", Collections.singletonMap("rows", null)))) {
            assertThat(holds("{'document.rows': 5}", facts)).isFalse();
            assertThat(holds("{'document.rows': null}", facts)).isTrue();
        }

        assertThat(reported).isEmpty();
    }

    @Test
    void anInstantAndItsTextAreTheSameFact() {
        for (Object since : Arrays.<Object>asList(Instant.parse("2026-11-01T00:00:00Z"), "2026-11-01T01:00:00+01:00")) {
            Map<String, Object> facts = Map.of("since", since);

            assertThat(holds("{'since': {'$before': 'now-3d'}}", facts)).isTrue();
            assertThat(holds("{'since': {'$after': 'now-3d'}}", facts)).isFalse();
            assertThat(holds("{'since': {'$type': 'date'}}", facts)).isTrue();
            assertThat(holds("{'since': {'$exists': true}}", facts)).isTrue();
        }

        assertThat(reported).isEmpty();
    }

    @Test
    void aDeclaredVersionThatIsNoneIsReportedWhereItIsCompared() {
        assertThat(holds("{'os': {'$vgt': '1'}}", Map.of("os", "Windows"))).isFalse();
        assertThat(holds("{'os': 'Windows'}", Map.of("os", "Windows"))).isTrue();

        assertThat(reported).containsExactly("os");
    }

    @Test
    void whatFitsIsNotReported() {
        Map<String, Object> facts = Map.of(
                "classification",
                "public",
                "document",
                Map.of("rows", 5.5),
                "shared",
                true,
                "os",
                "15.6.1",
                "recipients",
                List.of(Map.of("domain", "x"), "y"),
                "owner",
                Map.of("name", "x"),
                "risk",
                1);

        assertThat(holds("""
                        {'classification': 'public', 'document.rows': {'$gt': 5}, 'shared': true, 'os': {'$vlt': '16'},
                         'recipients.domain': 'x', 'recipients.1': 'y', 'recipients': 'y', 'owner.name': 'x', 'risk': {'$lte': 2}}
                        """, facts)).isTrue();
        assertThat(reported).isEmpty();
    }

    @Test
    void theValuesOfAListAreThoseOfItsElements() {
        Catalogue catalogue = Catalogue.of(Map.of("tags", FactType.LIST), Map.of("tags", List.of("red", "blue")));
        String fine =
                "{'tags': {'$in': ['red'], '$size': 2, '$exists': true, '$elemMatch': {'$ne': 'x'}, '$type': 'array',"
                        + " '$eq': ['red', 'x'], '$startsWith': 'b', '$inGroup': 'partners', '$ne': null}}";

        assertThat(Reading.of(fine, catalogue).problems()).isEmpty();
        assertThat(Reading.of("{'tags': {'$all': ['red', 'bleu'], '$endsWith': 'x'}}", catalogue)
                        .problems())
                .containsExactly(
                        "1:27 tags.$all[1]: can never match: \"bleu\" is no value of tags; did you mean \"blue\"?",
                        "1:49 tags.$endsWith: can never match: none of the values of tags does; they are red, blue");
    }

    private boolean holds(String condition, Map<String, Object> facts) {
        return Reading.matcher(condition, Reading.CATALOGUE).matches(facts, Table.NOW, report);
    }
}
