package org.securitynudge.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class TextTest {
    @Test
    void partsOfTextsAreFound() {
        Table.check("""
                yes {'a': {'$startsWith': 'ab'}} on {'a': 'abc'}
                yes ... on {'a': 'ab'}
                no  ... on {'a': 'a'}
                no  ... on {'a': 'ABC'}
                no  ... on {'a': 'cab'}
                no  ... on {'a': 5}
                no  ... on {'a': {'ab': 1}}
                yes {'a': {'$startsWith': ['x', 'ab']}} on {'a': 'abc'}
                yes {'a': {'$startsWith': ''}} on {'a': ''}
                yes {'a': {'$endsWith': 'bc'}} on {'a': 'abc'}
                no  ... on {'a': 'c'}
                no  ... on {'a': 'abcd'}
                no  ... on {'a': 'BC'}
                yes {'a': {'$endsWith': ['.exe', '.zip']}} on {'a': 'x.zip'}
                yes {'a': {'$contains': 'b'}} on {'a': 'abc'}
                no  ... on {'a': 'ABC'}
                no  ... on {'a': ''}
                yes {'a': {'$contains': ['q', 'bc']}} on {'a': 'abc'}
                no  {'a': {'$contains': '1'}} on {'a': 1}
                """);
    }

    @Test
    void caseIsIgnoredWhereAsked() {
        Table.check("""
                yes {'a': {'$eq': 'ÄB', '$ignoreCase': true}} on {'a': 'äb'}
                no  ... on {'a': 'ab'}
                yes ... on {'a': ['x', 'äB']}
                no  {'a': {'$eq': 'AB', '$ignoreCase': false}} on {'a': 'ab'}
                yes {'a': {'$in': ['AB', 5, null], '$ignoreCase': true}} on {'a': 'ab'}
                yes ... on {'a': 5}
                yes ... on {}
                no  ... on {'a': 'b'}
                no  {'a': {'$nin': ['AB'], '$ignoreCase': true}} on {'a': 'aB'}
                yes ... on {'a': 'b'}
                yes {'a': {'$startsWith': 'AB', '$ignoreCase': true}} on {'a': 'abc'}
                no  ... on {'a': 'bab'}
                yes {'a': {'$endsWith': 'BC', '$ignoreCase': true}} on {'a': 'abc'}
                no  ... on {'a': 'c'}
                yes {'a': {'$contains': 'B', '$ignoreCase': true}} on {'a': 'abc'}
                yes ... on {'a': 'b'}
                no  ... on {'a': 'ac'}
                no  ... on {'a': ''}
                yes {'a': {'$contains': ['q', 'C'], '$ignoreCase': true}} on {'a': 'abc'}
                yes {'a': {'$ne': 'AB', '$in': ['AB'], '$ignoreCase': true}} on {'a': 'ab'}
                """);
    }

    @Test
    void caseIsIgnoredBeyondTheFirstPlane() {
        String upper = "\uD801\uDC00";
        String lower = "\uD801\uDC28";

        assertThat(matches("{'a': {'$eq': '" + upper + "', '$ignoreCase': true}}", lower))
                .isTrue();
        assertThat(matches("{'a': {'$in': ['" + upper + "'], '$ignoreCase': true}}", lower))
                .isTrue();
        assertThat(matches("{'a': {'$contains': '" + upper + "', '$ignoreCase': true}}", "x" + lower))
                .isTrue();
    }

    @Test
    void groupsAreKnownByTheirFullNames() {
        Table.check("""
                yes {'a': {'$inGroup': 'our-domains'}} on {'a': 'corp.example'}
                no  ... on {'a': 'CORP.example'}
                no  ... on {'a': 'evil.example'}
                no  ... on {'a': 5}
                yes {'a': {'$inGroup': 'policy/blocked'}} on {'a': 'evil.example'}
                no  {'a': {'$notInGroup': 'our-domains'}} on {'a': 'corp.example'}
                yes ... on {'a': 'evil.example'}
                yes ... on {'a': 5}
                no  {'a': {'$inGroup': 'policy/nobody-knows'}} on {'a': 'evil.example'}
                yes {'a': {'$notInGroup': 'policy/nobody-knows'}} on {'a': 'evil.example'}
                yes {'$or': [{'a': {'$elemMatch': {'$inGroup': 'our-domains'}}}]} on {'a': ['corp.example']}
                yes {'a': {'$not': {'$inGroup': 'our-domains'}}} on {'a': 'evil.example'}
                """);
    }

    @Test
    void regularExpressionsAreFoundAnywhere() {
        Table.check("""
                yes {'a': {'$regex': 'b+'}} on {'a': 'abbc'}
                no  ... on {'a': 'ABBC'}
                no  ... on {'a': 5}
                yes {'a': {'$regex': '^b'}} on {'a': 'bc'}
                no  ... on {'a': 'abc'}
                yes {'a': {'$regex': ''}} on {'a': ''}
                yes {'a': {'$regex': 'ÄB', '$options': 'i'}} on {'a': 'xäb'}
                no  {'a': {'$regex': 'AB', '$options': ''}} on {'a': 'ab'}
                yes {'a': {'$options': 'i', '$regex': 'AB'}} on {'a': 'ab'}
                yes {'a': {'$not': {'$regex': 'x'}}} on {'a': 'ab'}
                no  ... on {'a': 'axb'}
                """);
    }

    @Test
    void onlyALineFeedEndsALine() {
        assertThat(matches("{'a': {'$regex': '^a.b$'}}", "a\nb")).isFalse();
        for (String other : new String[] {"\r", "\u0085", "\u2028", "\u2029"}) {
            assertThat(matches("{'a': {'$regex': '^a.b$'}}", "a" + other + "b")).isTrue();
            assertThat(matches("{'a': {'$regex': 'a$'}}", "a" + other)).isFalse();
            assertThat(matches("{'a': {'$regex': '^b', '$options': 'm'}}", "a" + other + "b"))
                    .isFalse();
        }
        assertThat(matches("{'a': {'$regex': 'a$'}}", "a\n")).isTrue();
        assertThat(matches("{'a': {'$regex': 'a$'}}", "a\n\n")).isFalse();
        assertThat(matches("{'a': {'$regex': 'a$'}}", "a\nb")).isFalse();
        assertThat(matches("{'a': {'$regex': 'a$', '$options': 'm'}}", "a\nb")).isTrue();
        assertThat(matches("{'a': {'$regex': '^b', '$options': 'm'}}", "a\nb")).isTrue();
        assertThat(matches("{'a': {'$regex': '^a.b$', '$options': 's'}}", "a\nb"))
                .isTrue();
        assertThat(matches("{'a': {'$regex': '^A.B$', '$options': 'si'}}", "a\nb"))
                .isTrue();
    }

    @Test
    void anEmptyTextHasABeginningAlsoWithTheOptionM() {
        for (String options : new String[] {"", "m", "ims"}) {
            for (String regex : new String[] {"^", "^$", "$", "", "^b?$"}) {
                assertThat(matches("{'a': {'$regex': '" + regex + "', '$options': '" + options + "'}}", ""))
                        .as(regex + " " + options)
                        .isTrue();
            }
            assertThat(matches("{'a': {'$regex': '^b', '$options': '" + options + "'}}", ""))
                    .isFalse();
        }
    }

    @Test
    void aCharacterIsACodePoint() {
        assertThat(matches("{'a': {'$regex': '^.$'}}", "\uD83D\uDE00")).isTrue();
        assertThat(matches("{'a': {'$regex': '^[^x]$'}}", "\uD83D\uDE00")).isTrue();
        assertThat(matches("{'a': {'$regex': '^[\uD83D\uDE00-\uD83D\uDE02]$'}}", "\uD83D\uDE01"))
                .isTrue();
        assertThat(matches("{'a': {'$regex': '^..$'}}", "\uD83D\uDE00")).isFalse();
    }

    private static boolean matches(String condition, Object value) {
        return Reading.matcher(condition).matches(Map.of("a", value), Table.NOW, Report.NONE);
    }
}
