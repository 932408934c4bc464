package org.securitynudge.examples.share.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.securitynudge.examples.share.browser.Axe;
import org.securitynudge.examples.share.browser.Browser;
import org.securitynudge.examples.share.browser.Contrast;

/** How the pages for people without scripts look, and that nothing of them is in somebody's way. Each leaves a screenshot. */
final class PageLooksTest {
    private static final Map<String, Runnable> STATES = Map.of(
            "warn", () -> reader().follow("warn"),
            "justify", () -> reader().post("justify"),
            "justify-error", PageLooksTest::somethingIsMissing,
            "block", () -> reader().post("block"),
            "cancelled", () -> answered("block", "cancel"),
            "chosen", () -> answered("warn", "ask"),
            "expired", PageLooksTest::tooLate);

    @RegisterExtension
    static final Reader reader = new Reader();

    private static Reader reader() {
        return reader;
    }

    private static void answered(String level, String choice) {
        reader.post(level);
        reader.choose(choice);
    }

    private static void somethingIsMissing() {
        reader.post("justify");
        reader.named("nudge-reason", "other").click();
        reader.field("nudge-text").sendKeys("Q3");
        reader.choose("proceed");
    }

    private static void tooLate() {
        reader.follow("warn");
        reader.server().forget();
        reader.browser.run("document.querySelector('[name=nudge-token]').value += 'x'");
        reader.choose("cancel");
    }

    @TestFactory
    Stream<DynamicTest> nothingStandsInSomebodysWay() {
        return STATES.keySet().stream()
                .sorted()
                .flatMap(state -> Stream.of("en", "de")
                        .map(language -> dynamicTest(state + ", " + language, () -> accessible(state, language))));
    }

    /** In both schemes of one page: what is asked is loaded once. */
    private static void accessible(String state, String language) {
        reader.server().forget();
        reader.browser.reset();
        reader.browser.language(language);
        STATES.get(state).run();

        assertThat(reader.browser.run("return document.documentElement.lang")).isEqualTo(language);
        for (String scheme : List.of("light", "dark")) {
            reader.browser.media(Map.of("prefers-color-scheme", scheme));
            reader.picture(state + "-" + language + "-" + scheme);

            assertThat(Axe.violations(reader.browser)).as(scheme).isEmpty();
            assertThat(Contrast.tooLow(reader.browser, "document.body", 2))
                    .as(scheme)
                    .isEmpty();
        }
        reader.browser.noConsoleErrors();
    }

    @Test
    void neitherANarrowWindowNorZoomNeedsScrollingAside() {
        reader.browser.language("de");
        somethingIsMissing();
        reader.browser.size(320, 640);
        reader.picture("justify-error-narrow");
        assertThat(aside()).as("320 px").isEmpty();

        reader.browser.zoom(4);
        reader.picture("justify-error-zoom400");
        assertThat(aside()).as("400 %").isEmpty();
        assertThat(Axe.violations(reader.browser)).isEmpty();
        reader.follow("warn");
        reader.picture("warn-zoom400");
        assertThat(aside()).as("400 %, warn").isEmpty();
    }

    /** Returns what is wider than its place, and what lies outside the window. */
    private static List<String> aside() {
        return Browser.typed(reader.browser.run("""
                const page = document.documentElement.scrollWidth > innerWidth ? ['the page'] : [];
                const out = [...document.querySelectorAll('main *')].filter(node => {
                  const { left, right } = node.getBoundingClientRect();
                  return left < 0 || right > innerWidth;
                });
                return [...page, ...out.map(node => `${node.localName} ${node.className}`)];
                """));
    }

    @Test
    void rightToLeftTurnsThePageAround() {
        reader.browser.language("ar");
        reader.follow("justify");
        reader.picture("justify-rtl");

        assertThat(reader.browser.run("return document.dir")).isEqualTo("rtl");
        assertThat(
                        reader.browser.run(
                                "return [...document.querySelectorAll('.nudge-choice')].map(button => button.value).filter(value => value)"))
                .isEqualTo(List.of("proceed", "sample", "cancel"));
        assertThat(right(".nudge-proceed")).isGreaterThan(right(".nudge-default"));
        assertThat(right("[type=radio]")).isGreaterThan(right(".nudge-reason label"));
        // Our own words are English where nobody gave Arabic ones; they stand at the edge where the page's own begin.
        for (String own : List.of(".nudge-level", ".nudge-why h2", "legend")) {
            assertThat(textRight(own)).as(own).isEqualTo(textRight("h1"));
        }
        assertThat(Axe.violations(reader.browser)).isEmpty();
        reader.browser.noConsoleErrors();
    }

    private static double right(String selector) {
        return number("document.querySelector('" + selector + "').getBoundingClientRect().right");
    }

    /** Returns where the text of an element ends at the right. */
    private static double textRight(String selector) {
        return number("(range => (range.selectNodeContents(document.querySelector('" + selector
                + "')), Math.round(range.getBoundingClientRect().right)))(document.createRange())");
    }

    private static double number(String expression) {
        return ((Number) reader.browser.run("return " + expression)).doubleValue();
    }

    @Test
    void forcedColoursKeepTheButtonsAndMarkTheDefault() {
        reader.browser.media(Map.of("forced-colors", "active"));
        reader.follow("warn");
        reader.picture("warn-forced-colors");

        Object borders = reader.browser.run("""
                return [...document.querySelectorAll('.nudge-choice')].map(button => {
                  const { borderTopStyle, borderTopWidth, borderTopColor } = getComputedStyle(button);
                  return `${button.value} ${borderTopStyle} ${borderTopWidth} ${/^rgba.*, 0\\)$/.test(borderTopColor) ? 'unseen' : 'seen'}`;
                });
                """);

        assertThat(borders)
                .isEqualTo(List.of(
                        "ask solid 3px seen",
                        "proceed solid 1px seen",
                        "cancel solid 1px seen",
                        "wrong solid 1px seen"));
        assertThat(Axe.violations(reader.browser)).isEmpty();
        reader.browser.noConsoleErrors();
    }
}
