package org.securitynudge.examples.cli.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.securitynudge.examples.cli.input.Detail;
import org.securitynudge.model.FrictionLevel;

/**
 * Every prompt of some documents on one page, in one file: no script, nothing that is fetched, and a content security policy that would not
 * let anything in either.
 */
public final class PreviewPage {
    private static final String STYLE = "preview.css";

    private final Html html = new Html();
    private final List<Chapter> chapters;
    private final Optional<String> policy;

    private PreviewPage(List<Chapter> chapters, Optional<String> policy) {
        this.chapters = chapters;
        this.policy = policy;
    }

    /**
     * Returns the page as UTF-8.
     *
     * @param policy name and version of the policy that the prompts are shown under
     */
    public static byte[] of(List<Chapter> chapters, Optional<String> policy) {
        PreviewPage page = new PreviewPage(chapters, policy);
        page.write();
        return page.html.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void write() {
        String css = style();
        html.open("html", "lang", "en").line().open("head").line();
        html.empty("meta", "charset", "utf-8");
        html.empty(
                "meta",
                "http-equiv",
                "Content-Security-Policy",
                "content",
                "default-src 'none'; style-src 'sha256-" + digest(css) + "'; base-uri 'none'; form-action 'none'");
        html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        html.empty("meta", "name", "color-scheme", "content", "light dark");
        html.empty("meta", "name", "robots", "content", "noindex");
        html.element("title", title()).line();
        html.style(css).close().line();
        html.open("body").line();
        html.element("a", "Skip to the prompts", "href", "#prompts", "class", "skip")
                .line();
        header();
        html.open("main", "id", "prompts").line();
        chapters.forEach(this::chapter);
        html.close().line();
        html.open("footer")
                .element("p", "Made by nudge preview from the rule documents. Nothing on this page can be answered.");
        html.close().line().close().line().close();
    }

    private String title() {
        List<String> names = chapters.stream().map(Chapter::name).toList();
        return "Prompts: " + String.join(", ", names);
    }

    private void header() {
        html.open("header").line();
        html.element("h1", "What people will be asked").line();
        html.element("p", count()).line();
        policy.ifPresent(name -> html.element(
                        "p",
                        "Levels, states and texts are shown as the policy " + name
                                + " makes them; conditions and frequency as the packs say.")
                .line());
        html.open("nav", "aria-label", "Rules").line();
        for (Chapter chapter : chapters) {
            html.open("div").element("h2", chapter.name()).open("ul").line();
            for (Leaf leaf : chapter.leaves()) {
                html.open("li").open("a", "href", "#" + anchor(leaf));
                badge(leaf.level());
                html.text(leaf.name()).close().close().line();
            }
            html.close().close().line();
        }
        html.close().close().line();
    }

    private String count() {
        int rules =
                chapters.stream().mapToInt(chapter -> chapter.leaves().size()).sum();
        return rules + (rules == 1 ? " rule" : " rules") + " in " + chapters.size()
                + (chapters.size() == 1 ? " document" : " documents")
                + ". Each prompt is shown at its level and in each of its languages.";
    }

    private void chapter(Chapter chapter) {
        html.open("section", "aria-labelledby", "document-" + chapter.name()).line();
        html.element("h2", chapter.name(), "id", "document-" + chapter.name()).line();
        if (!chapter.about().isEmpty()) {
            html.element("p", chapter.about(), "class", "about").line();
        }
        chapter.leaves().forEach(this::leaf);
        html.close().line();
    }

    private void leaf(Leaf leaf) {
        html.open("article", "id", anchor(leaf), "aria-labelledby", anchor(leaf) + "-name")
                .line();
        html.open("div", "class", "head");
        html.element("h3", leaf.name(), "id", anchor(leaf) + "-name");
        badge(leaf.level());
        if (!leaf.status().equals("active")) {
            html.element("span", Words.status(leaf.status()), "class", "badge state");
        }
        html.element("p", Words.meaning(leaf.level())).close().line();
        html.open("div", "class", "prompts").line();
        leaf.prompts().forEach(prompt -> PromptCard.write(prompt, html));
        html.close().line();
        html.open("dl").line();
        for (Detail detail : leaf.details()) {
            html.open("div").element("dt", detail.name()).open("dd");
            if (detail.code()) {
                html.element("code", detail.value());
            } else {
                html.text(detail.value());
            }
            html.close().close().line();
        }
        html.close().close().line();
    }

    private void badge(FrictionLevel level) {
        html.element("span", Words.level(level), "class", "badge " + Words.level(level));
    }

    /** Names of rules are letters, digits and dashes, with a slash after the pack's. */
    private static String anchor(Leaf leaf) {
        return "rule-" + leaf.name().replace('/', '.');
    }

    static String style() {
        try (InputStream in = PreviewPage.class.getResourceAsStream(STYLE)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks " + STYLE);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(STYLE, e);
        }
    }

    private static String digest(String css) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(css.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
