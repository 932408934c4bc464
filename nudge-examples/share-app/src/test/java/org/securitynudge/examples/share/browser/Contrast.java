package org.securitynudge.examples.share.browser;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.openqa.selenium.Keys;

/** The contrast of what a prompt shows, by the arithmetic of WCAG 2.2 over the colours that the browser computed. */
public final class Contrast {

    private static final double TEXT = 4.5;
    private static final double CONTROL = 3;
    private static final Pattern NUMBER = Pattern.compile("[0-9.]+(e-?[0-9]+)?");

    /** Each visible text, border of a control and ring of the focus below a root, with its colour and the opaque one behind it. */
    private static final String PAIRS = """
            const clear = colour => /^rgba\\(.*, 0\\)$|^transparent$|\\/ 0\\)$/.test(colour);
            const behind = node => {
              for (let at = node; at instanceof Element; at = at.parentElement) {
                const colour = getComputedStyle(at).backgroundColor;
                if (!clear(colour)) { return colour; }
              }
              return 'rgb(255, 255, 255)';
            };
            const pairs = [];
            const add = (kind, node, colour, back) => pairs.push({ kind, what: `${node.localName} ${node.textContent.trim().slice(0, 30)}`, colour, back });
            for (const node of root.querySelectorAll('*')) {
              const style = getComputedStyle(node);
              const box = node.getBoundingClientRect();
              if (box.width < 2 || style.visibility === 'hidden') { continue; }
              if ([...node.childNodes].some(child => child.nodeType === 3 && child.data.trim())) {
                add('text', node, style.color, behind(node));
              }
              if (node.matches('svg, textarea, input[type=text], [part~=choice], .nudge-choice') && !clear(style.borderTopColor)) {
                add('control', node, node.localName === 'svg' ? style.color : style.borderTopColor, behind(node.parentElement));
              }
            }
            for (const node of root.querySelectorAll('button:not([tabindex]), a, textarea, input:not([type=hidden])')) {
              node.focus();
              const style = getComputedStyle(node);
              if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2) {
                pairs.push({ kind: 'control', what: `no ring around ${node.textContent}`, colour: 'rgb(0,0,0)', back: 'rgb(0,0,0)' });
              }
              add('control', node, style.outlineColor, behind(node.parentElement));
            }
            return pairs;
            """;

    private Contrast() {}

    /** Returns what has too little: text under 4.5 to 1, a control's border, icon or ring of the focus under 3 to 1. */
    public static List<String> tooLow(Browser browser) {
        return tooLow(browser, "$('*').getRootNode()", 8);
    }

    /**
     * Returns the same of a page that is no element.
     *
     * @param root an expression for what is looked at
     * @param least how many colours have to be found, so that nothing passes because nothing was looked at
     */
    public static List<String> tooLow(Browser browser, String root, int least) {
        // After a key the browser draws a ring around what gets the focus. Tab on the last of a page would leave it.
        browser.run("%s.querySelector('button:not([tabindex]), a, textarea')?.focus()".formatted(root));
        browser.press(Keys.TAB);
        browser.chord(Keys.SHIFT, Keys.TAB);
        List<Map<String, String>> pairs = Browser.typed(browser.run("const root = " + root + ";" + PAIRS));
        if (pairs.size() < least) {
            return List.of("only " + pairs.size() + " colours were found");
        }
        return pairs.stream().flatMap(Contrast::judged).toList();
    }

    private static Stream<String> judged(Map<String, String> pair) {
        double ratio = ratio(colour(pair.get("colour")), colour(pair.get("back")));
        double least = pair.get("kind").equals("text") ? TEXT : CONTROL;
        return ratio >= least
                ? Stream.empty()
                : Stream.of(String.format(
                        Locale.ROOT,
                        "%s: %.2f, %s on %s",
                        pair.get("what"),
                        ratio,
                        pair.get("colour"),
                        pair.get("back")));
    }

    /** Returns the ratio of two colours, from 1 to 21. */
    public static double ratio(double[] one, double[] other) {
        double a = luminance(one) + 0.05;
        double b = luminance(other) + 0.05;
        return Math.max(a, b) / Math.min(a, b);
    }

    private static double luminance(double[] colour) {
        double[] weights = {0.2126, 0.7152, 0.0722};
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            double part = colour[i];
            sum += weights[i] * (part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4));
        }
        return sum;
    }

    /** Returns red, green and blue from 0 to 1. The browser says rgb() of 255, or color(srgb) of 1 for a mixed colour. */
    public static double[] colour(String css) {
        double scale = css.startsWith("color(srgb") ? 1 : 255;
        Matcher number = NUMBER.matcher(css.replace("color(srgb", ""));
        double[] colour = new double[3];
        for (int i = 0; i < 3; i++) {
            if (!number.find()) {
                throw new IllegalArgumentException("no colour: " + css);
            }
            colour[i] = Double.parseDouble(number.group()) / scale;
        }
        return colour;
    }
}
