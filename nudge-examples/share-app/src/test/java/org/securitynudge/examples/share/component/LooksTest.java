package org.securitynudge.examples.share.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;
import org.securitynudge.examples.share.browser.Axe;
import org.securitynudge.examples.share.browser.Browser;
import org.securitynudge.examples.share.browser.Contrast;

/** How prompts look, and that nothing of it is in somebody's way. Each leaves a screenshot. */
final class LooksTest {

    @RegisterExtension
    static final Stage stage = new Stage();

    @TestFactory
    Stream<DynamicTest> nothingStandsInSomebodysWay() {
        return Prompts.LEVELS.stream()
                .flatMap(level -> Stream.of("light", "dark")
                        .flatMap(scheme -> Stream.of("en", "de")
                                .map(language -> dynamicTest(
                                        level + ", " + scheme + ", " + language,
                                        () -> accessible(level, scheme, language)))));
    }

    private static void accessible(String level, String scheme, String language) {
        stage.open();
        stage.browser.media(Map.of("prefers-color-scheme", scheme));
        stage.show(Prompts.of(level, language));
        stage.browser.screenshot("element-" + level + "-" + language + "-" + scheme);

        assertThat(Axe.violations(stage.browser)).isEmpty();
        assertThat(Contrast.tooLow(stage.browser)).isEmpty();
        stage.nothingObjected();
    }

    @Test
    void contrastIsThatOfTheStandard() {
        // Known from the standard's own examples: black on white, and the lightest grey that text on white may have.
        assertThat(Contrast.ratio(Contrast.colour("rgb(0, 0, 0)"), Contrast.colour("rgb(255, 255, 255)")))
                .isEqualTo(21);
        assertThat(Contrast.ratio(
                        Contrast.colour("color(srgb 0.4627 0.4627 0.4627)"), Contrast.colour("rgb(255, 255, 255)")))
                .isBetween(4.5, 4.6);
    }

    @Test
    void wrongFieldsCanBeSeenAndNothingElseChanges() {
        for (String scheme : List.of("light", "dark")) {
            stage.open();
            stage.browser.media(Map.of("prefers-color-scheme", scheme));
            stage.show(Prompts.of("justify", "de"));
            stage.button("proceed").click();
            stage.browser.screenshot("element-justify-errors-" + scheme);

            assertThat(Axe.violations(stage.browser)).isEmpty();
            assertThat(Contrast.tooLow(stage.browser)).isEmpty();
        }
    }

    @Test
    void fourHundredPercentZoomNeedsNoScrollingAside() {
        stage.browser.zoom(4);
        for (String level : Prompts.LEVELS) {
            stage.open();
            stage.show(Prompts.of(level, "de"));
            stage.browser.screenshot("element-" + level + "-zoom400");

            assertThat(aside()).as(level).isEmpty();
            assertThat(Axe.violations(stage.browser)).as(level).isEmpty();
        }
    }

    @Test
    void narrowWindowNeedsNoScrollingAside() {
        stage.browser.size(320, 640);
        stage.show(Prompts.of("justify", "de"));
        stage.button("proceed").click();
        stage.browser.screenshot("element-justify-narrow");

        assertThat(aside()).isEmpty();
        assertThat(Axe.violations(stage.browser)).isEmpty();
    }

    /** Returns what is wider than its place, and controls that lie outside the window. */
    private static List<String> aside() {
        return Browser.typed(stage.browser.run("""
                const root = $('*').getRootNode();
                const wide = [...root.querySelectorAll('dialog, section[lang], [part=content], [part=footer], textarea')]
                  .filter(node => node.scrollWidth > node.clientWidth + 1);
                const out = [...root.querySelectorAll('[part~=choice], input, textarea')].filter(node => {
                  const { left, right } = node.getBoundingClientRect();
                  return left < 0 || right > innerWidth;
                });
                const page = document.documentElement.scrollWidth > innerWidth ? ['the page'] : [];
                return [...page, ...[...wide, ...out].map(node => `${node.localName} ${node.getAttribute('part')}`)];
                """));
    }

    @Test
    void targetsAreLargeEnough() {
        stage.show(Prompts.of("justify"));

        Object small = stage.browser.run("""
                return [...$('dialog').querySelectorAll('button, a, .radio, textarea, input[type=text]')]
                  .filter(node => node.getBoundingClientRect().height < (node.matches('a, .radio') ? 24 : 43.9))
                  .map(node => `${node.textContent} ${node.getBoundingClientRect().height}`);
                """);

        assertThat(small).isEqualTo(List.of());
    }

    @Test
    void lastLineIsNoFartherFromTheBottomThanFromTheSide() {
        stage.show(Prompts.of("warn"));

        assertThat(stage.browser.run("""
                const dialog = $('dialog').getBoundingClientRect();
                const line = $('[part=report] span').getBoundingClientRect();
                return dialog.bottom - line.bottom <= line.left - dialog.left;
                """)).isEqualTo(true);
    }

    @Test
    void rightToLeftTurnsTheDialogAround() {
        Map<String, Object> prompt = Prompts.with(Prompts.of("warn"), "direction", "rtl");
        prompt.put("language", "ar");
        prompt.put("title", "هل تريد المشاركة خارج الشركة؟");
        prompt.put("body", "سيتم إرسال الملف إلى anna@partner.example. هذا العنوان خارج شركتنا.");
        stage.show(prompt);
        stage.browser.screenshot("element-warn-rtl");

        assertThat(stage.browser.run("return getComputedStyle($('dialog')).direction"))
                .isEqualTo("rtl");
        assertThat(stage.browser.run("return $('dialog').lang")).isEqualTo("ar");
        assertThat(stage.browser.run("return $('svg').getBoundingClientRect().x > $('h2').getBoundingClientRect().x"))
                .isEqualTo(true);
        // Our own texts are in English where nobody gave Arabic ones, and say so.
        assertThat(stage.browser.run("return $('#level').lang")).isEqualTo("en");
        assertThat(Axe.violations(stage.browser)).isEmpty();
    }

    @Test
    void motionIsLeftOutForWhoWantsLess() {
        String animated = "return getComputedStyle($('dialog')).animationName";
        stage.show(Prompts.of("warn"));
        Object usually = stage.browser.run(animated);
        stage.open();
        stage.browser.media(Map.of("prefers-reduced-motion", "reduce"));
        stage.browser.run("show(arguments[0])", Prompts.of("warn"));
        Object running = stage.browser.run(
                "return document.getAnimations().length + $('*').getRootNode().getAnimations().length");

        assertThat(usually).isEqualTo("appear");
        assertThat(stage.browser.run(animated)).isEqualTo("none");
        assertThat(running).isEqualTo(0L);
    }

    @Test
    void forcedColoursKeepBordersAndTheFocus() {
        stage.browser.media(Map.of("forced-colors", "active"));
        stage.show(Prompts.of("warn"));
        stage.browser.press(Keys.TAB);
        stage.browser.screenshot("element-warn-forced-colors");

        assertThat(stage.browser.run("return getComputedStyle($('[part~=default]')).borderTopWidth"))
                .isEqualTo("3px");
        assertThat(stage.browser.run("return getComputedStyle(focused()).outlineStyle"))
                .isEqualTo("solid");
    }

    @Test
    void coloursFontAndShapeCanBeChosen() {
        stage.browser.run("""
                const sheet = new CSSStyleSheet();
                sheet.replaceSync(`nudge-prompt { --nudge-accent: #7a1f5c; --nudge-radius: 2px; --nudge-font: serif; color-scheme: light }
                  nudge-prompt::part(default) { text-transform: uppercase }`);
                document.adoptedStyleSheets = [sheet];
                """);
        stage.browser.media(Map.of("prefers-color-scheme", "dark"));
        stage.show(Prompts.of("warn"));
        stage.browser.screenshot("element-warn-themed");

        String style = "return getComputedStyle($('%s')).%s";
        assertThat(stage.browser.run(style.formatted("[part~=default]", "backgroundColor")))
                .isEqualTo("rgb(122, 31, 92)");
        assertThat(stage.browser.run(style.formatted("[part~=default]", "textTransform")))
                .isEqualTo("uppercase");
        assertThat(stage.browser.run(style.formatted("dialog", "borderTopLeftRadius")))
                .isEqualTo("2px");
        assertThat(stage.browser.run(style.formatted("dialog", "fontFamily"))).isEqualTo("serif");
        assertThat(stage.browser.run(style.formatted("dialog", "backgroundColor")))
                .isEqualTo("rgb(255, 255, 255)");
    }
}
