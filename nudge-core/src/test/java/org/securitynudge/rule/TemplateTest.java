package org.securitynudge.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class TemplateTest {
    private static final Locale EN = Locale.ENGLISH;
    private static final Locale DE = Locale.GERMAN;

    static Stream<Arguments> values() {
        return Stream.of(
                Arguments.of("a text", "Plan.pdf", EN, "Plan.pdf"),
                Arguments.of("markup stays plain text", "<b>&amp;", EN, "<b>&amp;"),
                Arguments.of("a placeholder in a value is not filled in", "{{b}}", EN, "{{b}}"),
                Arguments.of("a whole number", 1200, EN, "1,200"),
                Arguments.of("a whole number in German", 1200, DE, "1.200"),
                Arguments.of("a fraction in German", 0.1, DE, "0,1"),
                Arguments.of("an exact decimal", new BigDecimal("1234.56789"), EN, "1,234.56789"),
                Arguments.of("a number over 2^53", 9_007_199_254_740_993L, EN, "9,007,199,254,740,993"),
                Arguments.of("true", true, EN, "true"),
                Arguments.of("an instant", Instant.parse("2026-11-21T09:05:00Z"), EN, "Nov 21, 2026, 9:05 AM UTC"),
                Arguments.of(
                        "an instant in German", Instant.parse("2026-11-21T09:05:00Z"), DE, "21.11.2026, 09:05 UTC"),
                Arguments.of("a list", List.of("email", "iban"), EN, "email, iban"),
                Arguments.of("a list in Japanese", List.of("a", "b"), Locale.JAPANESE, "a、b"),
                Arguments.of("a list in Arabic", List.of("a", "b"), Locale.forLanguageTag("ar"), "a، b"),
                Arguments.of("a list of numbers in German", List.of(1000, 2), DE, "1.000, 2"),
                Arguments.of("a list with a null and a map", Arrays.asList("a", null, Map.of("x", 1), "b"), EN, "a, b"),
                Arguments.of("an empty list", List.of(), EN, "none"),
                Arguments.of("a list of nulls", Collections.singletonList(null), EN, "none"),
                Arguments.of("a map", Map.of("b", 1), EN, "none"),
                Arguments.of("null", null, EN, "none"),
                Arguments.of("a blank text", " ", EN, "none"),
                Arguments.of("nothing but controls", "\u0000\n\u202E", EN, "none"),
                Arguments.of("controls", "a\u0000b\nc\td\u007Fe\u0085f", EN, "abcdef"),
                Arguments.of("a right-to-left override", "report\u202Efdp.exe", EN, "reportfdp.exe"),
                Arguments.of("isolates and embeddings", "\u2066a\u2069\u202Ab\u202C\u2028", EN, "ab"),
                Arguments.of("half a surrogate pair", "a\uD83Db", EN, "ab"),
                Arguments.of("Arabic letters", "\u0645\u0644\u0641", EN, "\u0645\u0644\u0641"),
                Arguments.of("200 characters", "x".repeat(200), EN, "x".repeat(200)),
                Arguments.of("201 characters", "x".repeat(201), EN, "x".repeat(199) + "…"),
                Arguments.of("a very long text", "x".repeat(65_536), EN, "x".repeat(199) + "…"),
                Arguments.of(
                        "characters outside the first plane",
                        "\uD83D\uDE00".repeat(201),
                        EN,
                        "\uD83D\uDE00".repeat(199) + "…"),
                Arguments.of("a long list", Collections.nCopies(10_000, "ab"), EN, "ab, ".repeat(49) + "ab,…"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("values")
    void aValueIsShownToTheReader(String what, @Nullable Object value, Locale locale, String expected) {
        Map<String, @Nullable Object> facts = Collections.singletonMap("a", value);

        assertThat(Template.of("{{a|none}}").render(facts, locale)).isEqualTo(expected);
    }

    @Test
    void aMissingValueShowsTheFallbackOrAnEllipsis() {
        Template template = Template.of("{{document.name|This file}} is {{document.kind}}{{x|}}.");

        assertThat(template.render(Map.of(), EN)).isEqualTo("This file is ….");
        assertThat(template.render(Map.of("document", Map.of("name", "A", "kind", "secret"), "x", 1), EN))
                .isEqualTo("A is secret1.");
    }

    @Test
    void aDottedNameIsAPathThroughMapsAndListsOfMaps() {
        Map<String, ?> facts = Map.of(
                "recipients",
                List.of(Map.of("domain", "a.example"), Map.of("name", "x"), Map.of("domain", "b.example")),
                "document",
                "no map");

        assertThat(Template.of("{{recipients.domain}}").render(facts, EN)).isEqualTo("a.example, b.example");
        assertThat(Template.of("{{document.name}}").render(facts, EN)).isEqualTo("…");
    }

    @Test
    void factsAreListedOnceInOrder() {
        assertThat(Template.of("{{b}} {{a.c|x}} {{b|y}}").facts()).containsExactly("b", "a.c");
        assertThat(Template.of("{{b}} {{a.c|x}}").factsWithoutFallback()).containsExactly("b");
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void aMalformedPlaceholderIsRefused(String text, String message) {
        assertThatThrownBy(() -> Template.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    static Stream<Arguments> malformed() {
        String form = " is not well-formed; write {{fact}} or {{fact|fallback}}, without spaces around the fact";
        return Stream.of(
                Arguments.of("{{a", "placeholder \"{{a\" is not closed; write {{fact}} or {{fact|fallback}}"),
                Arguments.of("{{ a }}", "placeholder \"{{ a }}\"" + form),
                Arguments.of("{{a.}} {{1}}", "placeholder \"{{a.}}\"" + form + "; placeholder \"{{1}}\"" + form),
                Arguments.of("{{a..b}}", "placeholder \"{{a..b}}\"" + form),
                Arguments.of("{{a|{{b}}", "placeholder \"{{a|{{b}}\"" + form));
    }

    @Test
    void bracesThatAreNoPlaceholderStay() {
        assertThat(Template.of("{a} } }} {").render(Map.of(), EN)).isEqualTo("{a} } }} {");
    }
}
