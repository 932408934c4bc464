package org.securitynudge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.securitynudge.json.JsonBytes;
import org.securitynudge.json.JsonObject;
import org.securitynudge.json.JsonReader;
import org.securitynudge.json.Problems;
import org.securitynudge.match.Catalogue;
import org.securitynudge.match.Condition;
import org.securitynudge.match.ConditionReader;
import org.securitynudge.match.Report;
import org.securitynudge.model.Situation;

/** What the tables of docs/rules.md say about conditions is so: every row is run. */
final class ConditionTablesTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private Page rules;

    @BeforeEach
    void read() throws IOException {
        rules = Page.of("docs/rules.md");
    }

    @Test
    void everyConditionHoldsAndFailsAsItsTableSays() {
        List<String> wrong = new ArrayList<>();
        for (Row row : rows()) {
            for (String facts : row.holds()) {
                if (!holds(row.condition(), facts)) {
                    wrong.add(row.condition() + " does not hold for " + facts);
                }
            }
            for (String facts : row.fails()) {
                if (holds(row.condition(), facts)) {
                    wrong.add(row.condition() + " holds for " + facts);
                }
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(rows()).hasSizeGreaterThan(70);
    }

    @Test
    void everyRowHasFactsForBothCases() {
        assertThat(rows()).allSatisfy(row -> {
            assertThat(row.holds()).isNotEmpty();
            assertThat(row.fails()).isNotEmpty();
        });
    }

    @Test
    void everyOperatorHasARowInATable() throws ReflectiveOperationException {
        String conditions = rows().stream().map(Row::condition).collect(Collectors.joining("\n"));

        assertThat(operators())
                .hasSizeGreaterThan(25)
                .allSatisfy(operator -> assertThat(conditions).contains("\"" + operator + "\""));
    }

    /** A row of a table of conditions: the condition, facts that it holds for, facts that it does not hold for. */
    private record Row(String condition, List<String> holds, List<String> fails) {}

    /** Tables for people who know another language have that language's form in front. */
    private List<Row> rows() {
        return rules.prose()
                .lines()
                .filter(line -> line.startsWith("| `{"))
                .map(line -> line.substring(2, line.length() - 2).split(" \\| ", -1))
                .filter(cells -> cells.length == 3 || cells.length == 4)
                .map(cells -> row(List.of(cells).subList(cells.length - 3, cells.length)))
                .toList();
    }

    private static Row row(List<String> cells) {
        return new Row(Page.codes(cells.get(0)).get(0), Page.codes(cells.get(1)), Page.codes(cells.get(2)));
    }

    private static boolean holds(String json, String facts) {
        Problems problems = new Problems();
        JsonObject object = (JsonObject)
                JsonReader.read(json.getBytes(StandardCharsets.UTF_8), problems).orElseThrow();
        Optional<Condition> condition =
                new ConditionReader(Catalogue.open(), Set.of("our-domains"), "documents", problems).read(object);

        assertThat(problems.list()).as(json).isEmpty();
        return condition
                .orElseThrow()
                .link(group -> Optional.of(Set.of("corp.example", "subsidiary.example")))
                .matches(situation(facts).facts(), NOW, Report.NONE);
    }

    private static Situation situation(String facts) {
        try {
            return Situation.builder("test")
                    .facts(JsonBytes.parse(facts.getBytes(StandardCharsets.UTF_8)))
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(facts, e);
        }
    }

    /** The operators are their package's own business, but the page has to have all of them. */
    private static List<String> operators() throws ReflectiveOperationException {
        var words = Class.forName("org.securitynudge.match.Operator").getDeclaredMethod("words");
        words.setAccessible(true);
        List<String> operators = new ArrayList<>(List.of("$and", "$or", "$nor", "$not"));
        ((List<?>) words.invoke(null)).forEach(word -> operators.add(String.valueOf(word)));
        return operators;
    }
}
