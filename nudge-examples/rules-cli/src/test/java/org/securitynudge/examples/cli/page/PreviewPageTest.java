package org.securitynudge.examples.cli.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page, and that a text in it is a text. */
final class PreviewPageTest {
    private static final Pattern TAG = Pattern.compile("<([a-zA-Z!/][^>]*)>");
    private static final Pattern COLOUR = Pattern.compile("--([a-z-]+): (#[0-9a-f]{6});");

    /** What is written on what: the pairs that the style sheet puts together. */
    private static final List<List<String>> PAIRS = List.of(
            List.of("ink", "page"),
            List.of("ink", "surface"),
            List.of("quiet", "page"),
            List.of("quiet", "surface"),
            List.of("link", "surface"),
            List.of("praise", "praise-soft"),
            List.of("inform", "inform-soft"),
            List.of("warn", "warn-soft"),
            List.of("justify", "justify-soft"),
            List.of("block", "block-soft"),
            List.of("ink", "praise-soft"),
            List.of("ink", "inform-soft"),
            List.of("ink", "warn-soft"),
            List.of("ink", "justify-soft"),
            List.of("ink", "block-soft"),
            List.of("on-strong", "praise"),
            List.of("on-strong", "inform"),
            List.of("on-strong", "warn"),
            List.of("on-strong", "justify"),
            List.of("on-strong", "block"));

    private static String page(String text) {
        return new String(Previewed.page(text, Locale.ENGLISH), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "</title><script>",
                "\"><img src=x onerror=alert(1)>",
                "' onclick='x",
                "</style><b>",
                "<!--",
                "]]>",
                "&lt;script&gt;",
                "</textarea>",
                "<svg/onload=x>",
                "\u0000<b>\u001B\uD800",
            })
    void textIsNeverMarkup(String hostile) {
        List<String> plain = tags(page("harmless"));

        assertThat(tags(page(hostile)))
                .hasSameSizeAs(plain)
                .allSatisfy(
                        tag -> assertThat(tag).doesNotContainIgnoringCase("script", "onerror", "onclick", "onload"));
        assertThat(page(hostile)).doesNotContain("\u0000", "\u001B", "?\uD800");
    }

    /** Elements by their names alone: attributes may hold an escaped text. */
    private static List<String> tags(String page) {
        return TAG.matcher(page.replaceAll("=\"[^\"]*\"", ""))
                .results()
                .map(tag -> tag.group(1))
                .toList();
    }

    @Test
    void policyAllowsTheStyleSheetAndNothingElse() throws Exception {
        String page = page("text");
        String css = page.substring(page.indexOf("<style>") + 7, page.indexOf("</style>"));
        String digest = Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(css.getBytes(StandardCharsets.UTF_8)));

        assertThat(page)
                .contains(("content=\"default-src 'none'; style-src 'sha256-" + digest
                                + "'; base-uri 'none'; form-action 'none'\"")
                        .replace("'", "&#39;"));
        assertThat(page).doesNotContain("<script", " style=", " src=", "<link", "@import", "url(");
    }

    @Test
    void pageHasLandmarksAndHeadingsInOrder() {
        String page = page("text");

        assertThat(page)
                .contains(
                        "<html lang=\"en\">",
                        "<header>",
                        "<nav aria-label=\"Rules\">",
                        "<main id=\"prompts\">",
                        "<footer>");
        List<String> levels = Pattern.compile("<h([1-6])")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(levels).startsWith("1", "2", "2", "3", "4");
    }

    @ParameterizedTest
    @CsvSource({
        "en, ltr",
        "de-CH, ltr",
        "ar, rtl",
        "he, rtl",
        "fa-IR, rtl",
        "ur, rtl",
        "az-Arab, rtl",
        "ar-Latn, ltr",
        "ja, ltr"
    })
    void translationSaysItsLanguageAndDirection(String tag, String direction) {
        String page = new String(Previewed.page("text", Locale.forLanguageTag(tag)), StandardCharsets.UTF_8);

        assertThat(page).contains("<div class=\"card\" lang=\"" + tag + "\" dir=\"" + direction + "\">");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void contrastIsThatOfWcagLevelAa(boolean dark) {
        String css = PreviewPage.style();
        int split = css.indexOf("@media (prefers-color-scheme: dark)");
        Map<String, String> colours = COLOUR.matcher(dark ? css.substring(split) : css.substring(0, split))
                .results()
                .collect(Collectors.toMap(found -> found.group(1), found -> found.group(2)));

        assertThat(colours).hasSize(17);
        assertThat(PAIRS)
                .allSatisfy(pair -> assertThat(contrast(colours.get(pair.get(0)), colours.get(pair.get(1))))
                        .as(pair.toString())
                        .isGreaterThanOrEqualTo(4.5));
    }

    /** WCAG 2.2, contrast ratio. */
    private static double contrast(String one, String other) {
        double a = luminance(one) + 0.05;
        double b = luminance(other) + 0.05;
        return Math.max(a, b) / Math.min(a, b);
    }

    private static double luminance(String colour) {
        int rgb = Integer.parseInt(colour.substring(1), 16);
        return 0.2126 * linear(rgb >> 16 & 0xFF) + 0.7152 * linear(rgb >> 8 & 0xFF) + 0.0722 * linear(rgb & 0xFF);
    }

    private static double linear(int channel) {
        double share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
