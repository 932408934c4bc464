package org.securitynudge.web;

import java.util.Locale;
import org.securitynudge.model.FrictionLevel;

/**
 * A page in a language, with the guard's own words in it. Words that nobody translated are marked as English, so that a screen reader
 * does not read them as if they were the language of the page.
 */
final class Page {
    static final String TITLE = "nudge-title";
    static final String BODY = "nudge-body";

    private final Html html = new Html();
    private final Locale language;
    private final Words words;
    private final String stylesheet;

    Page(Locale language, PageContext context) {
        this.language = language;
        this.words = context.texts().in(language);
        this.stylesheet = context.stylesheet();
    }

    /** Returns the level in words; colour alone says nothing to many. */
    static Word level(FrictionLevel level) {
        return switch (level) {
            case PRAISE -> Word.PRAISE;
            case INFORM -> Word.INFORM;
            case WARN -> Word.WARN;
            case JUSTIFY -> Word.JUSTIFY;
            case BLOCK -> Word.BLOCK;
        };
    }

    /** Returns the name of a level or of a choice's type for the style sheet. */
    static String kind(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Html html() {
        return html;
    }

    Words words() {
        return words;
    }

    /** Begins the page, up to what is in its main part. */
    void begin(String title, String kind) {
        html.start("html");
        language(language);
        html.start("head").start("meta").with("charset", "utf-8");
        html.start("meta").with("name", "viewport").with("content", "width=device-width, initial-scale=1");
        html.start("meta").with("name", "color-scheme").with("content", "light dark");
        html.start("title").text(title).end();
        html.start("link").with("rel", "stylesheet").with("href", stylesheet);
        html.end();
        html.start("body").with("class", "nudge-page");
        html.start("main").with("class", "nudge nudge-" + kind);
    }

    /** Begins an element that holds the guard's own words. */
    Html start(String element) {
        html.start(element);
        if (!sameLanguage()) {
            language(words.language());
        }
        return html;
    }

    /** Writes an element of the guard's own words. */
    void own(String element, String kind, Word word) {
        own(element, kind, words.of(word));
    }

    void own(String element, String kind, String text) {
        start(element).with("class", kind).text(text).end();
    }

    /** Writes the line that is said first. */
    void status(Word status) {
        start("p").with("class", "nudge-status").with("role", "status");
        html.text(words.of(status)).end();
    }

    byte[] finish() {
        return html.finish();
    }

    private boolean sameLanguage() {
        return words.language().getLanguage().equals(language.getLanguage())
                && words.language().getScript().equals(language.getScript());
    }

    private void language(Locale of) {
        html.with("lang", of.toLanguageTag()).with("dir", Direction.of(of).word());
    }
}
