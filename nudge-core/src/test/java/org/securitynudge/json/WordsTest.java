package org.securitynudge.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said about documents that are not JSON. */
class WordsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\": 1 \"b\": 2} | 1:9 not JSON: a comma is missing before this",
                "[1 2] | 1:4 not JSON: a comma is missing before this",
                "{\"a\" 1} | 1:6 not JSON: a colon is missing before this",
                "{\"a\": 1,} | 1:9 not JSON: a name in double quotes should be here; is there a comma too many?",
                "{a: 1} | 1:2 not JSON: a name in double quotes should be here; is there a comma too many?",
                "{'a': 1} | 1:2 not JSON: texts and names stand in double quotes, not in single ones",
                "{\"a\": 'x'} | 1:7 not JSON: texts and names stand in double quotes, not in single ones",
                "[1,] | 1:4 not JSON: a value should be here; is there a comma too many?",
                "[1,,2] | 1:4 not JSON: a value should be here; is there a comma too many?",
                "{\"a\": } | 1:7 not JSON: a value should be here",
                "{\"a\": \"x\\n\"} | 1:9 not JSON: a line break or control character in a text; is its closing quote missing?",
                "{\"a\": /* why */ 1} | 1:7 not JSON: comments are not allowed",
                "{\"a\": tru} | 1:7 not JSON: Unrecognized token 'tru'; texts stand in double quotes",
                "{\"a\": 01} | 1:8 not JSON: Invalid numeric value: Leading zeroes not allowed",
                "{\"a\": confidential} | 1:7 not JSON: Unrecognized token 'confidential'; texts stand in double quotes",
                "{\"a\": NaN} | 1:10 not JSON: numbers are written in digits; there is no NaN and no Infinity",
            })
    void mistakeIsToldInPlainWords(String document, String problem) {
        Problems problems = new Problems();

        JsonReader.read(document.replace("\\n", "\n").getBytes(StandardCharsets.UTF_8), problems);

        assertThat(problems.list()).hasToString("[" + problem + "]");
    }
}
