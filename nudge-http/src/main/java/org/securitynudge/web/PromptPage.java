package org.securitynudge.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.securitynudge.model.AnswerRefusedException;
import org.securitynudge.model.Choice;
import org.securitynudge.model.Message;
import org.securitynudge.model.Prompt;
import org.securitynudge.model.Sponsor;

/**
 * The pages for people whose browser runs no script: the prompt as a form, and what came of it. A page has no script and no style of its
 * own, so the strictest Content-Security-Policy lets it be.
 */
final class PromptPage {
    private final Prompt prompt;
    private final PageContext context;
    private final Page page;
    private final AnswerForm form;

    private PromptPage(Prompt prompt, PageContext context) {
        this.prompt = prompt;
        this.context = context;
        this.page = new Page(prompt.message().language(), context);
        this.form = new AnswerForm(prompt, context, page);
    }

    /** Returns the page that asks. */
    static byte[] prompt(Prompt prompt, String token, PageContext context) {
        return new PromptPage(prompt, context).asking(token);
    }

    /** Returns a page that says how it ended, in a language. */
    static byte[] done(Done done, Locale language, PageContext context) {
        Page page = new Page(language, context);
        page.begin(page.words().of(done.title()), "done");
        page.own("h1", "nudge-title", done.title());
        page.own("p", "nudge-body", done.text());
        return page.finish();
    }

    /** Returns the page after a safer way was chosen and recorded: a link to it, or what it was called. */
    static byte[] chosen(Choice choice, Locale language, PageContext context) {
        Page page = new Page(language, context);
        Words words = page.words();
        page.begin(words.of(Word.RECORDED_TITLE), "done");
        page.own("h1", "nudge-title", Word.RECORDED_TITLE);
        Optional<String> link = choice.href().flatMap(Html::link);
        if (link.isPresent()) {
            page.own("p", "nudge-body", Word.OTHER_WAY_HERE);
            page.html()
                    .start("p")
                    .start("a")
                    .with("class", "nudge-choice nudge-default")
                    .with("href", link);
            page.html()
                    .with("rel", "noopener noreferrer")
                    .text(choice.label())
                    .end()
                    .end();
        } else {
            page.own("p", "nudge-body", words.of(Word.OTHER_WAY, "choice", choice.label()));
        }
        return page.finish();
    }

    /** Returns whether the fields of a form can be repeated in a page, and come back exactly as they are; see {@link Repeated}. */
    static boolean fits(Map<String, List<String>> fields) {
        return Repeated.fits(fields);
    }

    private byte[] asking(String token) {
        String title = prompt.message().title();
        Optional<String> complaint = context.refused().map(this::complaint);
        String words = complaint.isPresent() ? page.words().of(Word.ERROR) + ": " + title : title;
        page.begin(words, Page.kind(prompt.level()));
        complaint.ifPresent(this::summary);
        context.status().ifPresent(page::status);
        message(prompt.message());
        form.write(token, complaint.orElse(""));
        return page.finish();
    }

    private String complaint(AnswerRefusedException.Reason refused) {
        return new Complaint(page.words(), prompt.justification(), context.given()).about(refused);
    }

    /** What is wrong comes first in the page, with the way to it. */
    private void summary(String complaint) {
        Html html = page.html();
        html.start("div").with("class", "nudge-error").with("role", "alert");
        page.own("h2", "nudge-error-title", Word.ERROR);
        page.start("p");
        context.refused()
                .flatMap(form::place)
                .ifPresentOrElse(
                        place -> html.start("a")
                                .with("href", "#" + place)
                                .text(complaint)
                                .end(),
                        () -> html.text(complaint));
        html.end().end();
    }

    private void message(Message message) {
        Html html = page.html();
        page.own("p", "nudge-level", Page.level(prompt.level()));
        html.start("h1").with("class", "nudge-title").with("id", Page.TITLE);
        html.text(message.title()).end();
        html.start("p").with("class", "nudge-body").with("id", Page.BODY);
        html.text(message.body()).end();
        message.why().ifPresent(this::why);
        message.analogy()
                .ifPresent(analogy -> html.start("p")
                        .with("class", "nudge-analogy")
                        .text(analogy)
                        .end());
        message.sponsor().ifPresent(this::sponsor);
        message.learnMore().flatMap(Html::link).ifPresent(this::learnMore);
    }

    private void why(String why) {
        page.html().start("section").with("class", "nudge-why");
        page.own("h2", "nudge-heading", Word.WHY);
        page.html().start("p").text(why).end().end();
    }

    private void sponsor(Sponsor sponsor) {
        Html html = page.html();
        html.start("figure").with("class", "nudge-sponsor");
        sponsor.quote()
                .ifPresent(quote ->
                        html.start("blockquote").start("p").text(quote).end().end());
        html.start("figcaption").start("span").with("class", "nudge-name");
        html.text(sponsor.name()).end();
        sponsor.title().ifPresent(title -> html.text(", " + title));
        html.end().end();
    }

    /** In a tab of its own: coming back to a page that was posted asks whether to post it again. */
    private void learnMore(String link) {
        page.html().start("p").with("class", "nudge-more");
        page.start("a").with("href", link).with("target", "_blank").with("rel", "noopener noreferrer");
        Words words = page.words();
        page.html()
                .text(words.of(Word.LEARN_MORE) + " " + words.of(Word.NEW_WINDOW))
                .end()
                .end();
    }
}
