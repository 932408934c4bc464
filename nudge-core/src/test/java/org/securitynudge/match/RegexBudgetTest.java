package org.securitynudge.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Without the budgets these would run for hours: the time-out is there to end them. */
@Timeout(60)
final class RegexBudgetTest {
    private static final String LONG = "a".repeat(65_536);

    /** Expressions with no bound between two reads, though the JDK takes them. */
    private static final List<String> UNBOUNDED = List.of(
            "(a?)?".repeat(30) + "(?=b)",
            "x" + "(a?)?".repeat(30) + "(?=b)",
            "(||)".repeat(20) + "(?=b)",
            "(((((){99}){99}){99}){99}){99}",
            "(?:){1000000000}",
            "(a*)*".repeat(30) + "(?!)",
            "(a*?)*?".repeat(30) + "(?!)",
            "(a?)" + "\\1?".repeat(60) + "(?!)",
            "(?>a?|b?)?".repeat(25) + "(?!)",
            "(?=a?)?".repeat(25) + "(?!)",
            "x(?:(a?)?){40}(?!)",
            "(".repeat(8) + "x*" + ")*".repeat(8) + "(?!)",
            "(?<=(?!)a{0,60000})b",
            "{1000000000}",
            "a|{1000000000}",
            "({999999999})b",
            "(?i){1000000000}",
            "a{2}{1000000000}",
            "a*{1000000000}",
            "(?:\\uD83D{0}){1000}(?!)",
            "(\\x61?)?".repeat(20) + "(?=b)",
            "(\\u0061?)?".repeat(20) + "(?=b)",
            "(\\uD83D\\uDE00?)?".repeat(13) + "(?=b)",
            "(\uD83D\uDE00?)?".repeat(30) + "(?=b)",
            "(\\\uD83D\uDE00?)?".repeat(30) + "(?=b)",
            "(\\c\uD83D\uDE00?)?".repeat(25) + "(?=b)",
            "(\\061?)?".repeat(25) + "(?=b)",
            "(\\0141?)?".repeat(20) + "(?=b)",
            "(a?)" + "()".repeat(10) + "(\\11?)?".repeat(25) + "(?=b)");

    /** Expressions with parts that no text is long enough for. */
    private static final List<String> TOO_LONG = List.of(
            "a{2147483647}bc{1000000000}",
            "(?:a{2147483647}bc{2000000000}|x)y",
            "(a{1000}){1001}",
            "\uD83D\uDE00{1000001}",
            "(?=a{1000001})b",
            "(a{1000001})?",
            "a{1000000}b");

    private static final List<String> BOUNDED = List.of(
            "^[A-Z]{2,10}-[0-9]{1,8}$",
            "^(?=.*\\d)(?=.*[a-z]).{8,}$",
            "\\b(?:\\d[ -]*?){13,16}\\b",
            "^[\\w.%+-]+@[\\w.-]+\\.[A-Za-z]{2,}$",
            "(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}",
            "(?<year>\\d{4})-\\k<year>",
            "[]a]+[^]]*[a-z&&[^b]]",
            "\\Qa(b\\E+[\\Q]\\E]",
            "(?i:foo|bar)(?i)baz",
            "(?<!x)y(?<=a{0,50}y)",
            "a|".repeat(127) + "b",
            "a?".repeat(100),
            "\\p{Lu}\\pL\\x{1F600}\\N{LATIN SMALL LETTER A}\\cA",
            "(a+)+$",
            "(a|a?)+$",
            "(a*)*b",
            "((a*)*)*b",
            "(x|y)*",
            "(.*a){12}$");

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
    void anExpressionThatExplodesDoesNotMatchAndIsReported() {
        for (String regex : List.of("(a+)+$", "(a|aa)+$", "([a-z]+)*$", "(.*b){12}$", "^(([a-z])+.)+[A-Z]([a-z])+$")) {
            reported.clear();

            assertThat(holds("{'a': {'$regex': '" + regex + "'}}", LONG + "!")).isFalse();
            assertThat(reported).containsExactly("a $regex \"" + regex + "\"");
        }
    }

    @Test
    void anExpressionThatGoesTooDeepDoesNotMatchAndIsReported() {
        assertThat(holds("{'a': {'$regex': '^(x|y)*$'}}", "xy".repeat(32_768))).isFalse();
        assertThat(reported).containsExactly("a $regex \"^(x|y)*$\"");
    }

    @Test
    void theNegationOfAnExpressionThatWasGivenUpHolds() {
        assertThat(holds("{'a': {'$not': {'$regex': '(a+)+$'}}}", LONG + "!")).isTrue();
        assertThat(reported).hasSize(1);
    }

    @Test
    void anOrdinaryExpressionReadsALongTextToItsEnd() {
        assertThat(holds("{'a': {'$regex': 'needle$'}}", LONG + "needle")).isTrue();
        assertThat(holds("{'a': {'$regex': '[0-9]{4}'}}", LONG)).isFalse();
        assertThat(reported).isEmpty();
    }

    @Test
    void theElementsOfAListShareABudget() {
        List<String> texts = Collections.nCopies(10_000, "a".repeat(100) + "!");

        assertThat(holds("{'a': {'$regex': '^(a+)+$'}}", texts)).isFalse();
        assertThat(holds("{'a': {'$elemMatch': {'$regex': '^(a+)+$', '$ne': 1}}}", texts))
                .isFalse();
        assertThat(reported).containsExactly("a $regex \"^(a+)+$\"", "it $regex \"^(a+)+$\"");
    }

    @Test
    void theMapsOfAListShareABudget() {
        List<Map<String, String>> maps = Collections.nCopies(10_000, Map.of("b", "a".repeat(100) + "!"));

        assertThat(holds("{'a.b': {'$regex': '^(a+)+$'}}", maps)).isFalse();
        assertThat(holds("{'a': {'$elemMatch': {'b': {'$regex': '^(a+)+$'}}}}", maps))
                .isFalse();
        assertThat(reported).containsExactly("a.b $regex \"^(a+)+$\"", "b $regex \"^(a+)+$\"");
    }

    @Test
    void everyPredicateHasABudgetOfItsOwn() {
        assertThat(holds("{'$or': [{'a': {'$regex': '(a+)+$'}}, {'a': {'$regex': '!$'}}]}", LONG + "!"))
                .isTrue();
        assertThat(reported).hasSize(1);
    }

    @Test
    void whatWorksWithoutReadingIsRefusedWhenItIsRead() {
        for (String regex : UNBOUNDED) {
            assertThat(Reading.of("{'a': {'$regex': '" + regex.replace("\\", "\\\\") + "'}}", Catalogue.open())
                            .problems())
                    .as(regex)
                    .containsExactly("1:18 a.$regex: may take too long; avoid repeating what may be empty,"
                            + " as in (a*)*(b*)*, and looking far behind");
        }
        assertThat(Reading.of("{'a': {'$regex': '(?i-x)a'}}", Catalogue.open()).problems())
                .containsExactly("1:18 a.$regex: has the flag x, which is not supported");
    }

    @Test
    void whatWantsMoreThanAnyTextHasIsRefusedWhenItIsRead() {
        for (String regex : TOO_LONG) {
            assertThat(Reading.of("{'a': {'$regex': '" + regex + "'}}", Catalogue.open())
                            .problems())
                    .as(regex)
                    .containsExactly(
                            "1:18 a.$regex: may take too long; a part of it wants more than 1000000 characters");
        }
        assertThat(holds("{'a': {'$regex': '^(a{1000}){65}a{536}$'}}", LONG)).isTrue();
    }

    @Test
    void whatHasABoundIsReadAndEndsOnEveryText() {
        for (String regex : BOUNDED) {
            for (String text :
                    List.of("", "a", "a".repeat(30) + "!", LONG + "!", "xy".repeat(32_768), "\n".repeat(65_536))) {
                holds("{'a': {'$regex': '" + regex.replace("\\", "\\\\") + "'}}", text);
            }
        }

        assertThat(reported).isNotEmpty();
    }

    private boolean holds(String condition, Object value) {
        return Reading.matcher(condition).matches(Map.of("a", value), Table.NOW, report);
    }
}
