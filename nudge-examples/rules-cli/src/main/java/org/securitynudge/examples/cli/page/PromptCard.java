package org.securitynudge.examples.cli.page;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.securitynudge.model.Choice;
import org.securitynudge.model.ChoiceType;
import org.securitynudge.model.Justification;
import org.securitynudge.model.Message;
import org.securitynudge.model.Prompt;
import org.securitynudge.model.Sponsor;

/** A prompt as a card on a page: what a person would see, drawn without a form, because nothing here can be answered. */
final class PromptCard {
    private static final Set<String> RIGHT_TO_LEFT =
            Set.of("ar", "arc", "ckb", "dv", "fa", "he", "iw", "ji", "ps", "sd", "ug", "ur", "yi");
    private static final Set<String> RIGHT_TO_LEFT_SCRIPTS = Set.of("Arab", "Hebr", "Thaa", "Syrc", "Nkoo", "Rohg");

    private final Html html;
    private final Prompt prompt;

    private PromptCard(Html html, Prompt prompt) {
        this.html = html;
        this.prompt = prompt;
    }

    static void write(Prompt prompt, Html html) {
        new PromptCard(html, prompt).write();
    }

    private void write() {
        Message message = prompt.message();
        Locale language = message.language();
        String level = Words.level(prompt.level());
        html.open("figure", "class", "prompt " + level).line();
        html.element("figcaption", Words.language(language)).line();
        html.open("div", "class", "card", "lang", language.toLanguageTag(), "dir", direction(language))
                .line();
        html.element("h4", message.title()).line();
        html.element("p", message.body()).line();
        message.why().ifPresent(why -> html.element("p", why, "class", "why").line());
        message.analogy()
                .ifPresent(
                        analogy -> html.element("p", analogy, "class", "aside").line());
        message.sponsor().ifPresent(this::sponsor);
        message.learnMore()
                .ifPresent(address -> html.open("p", "class", "more")
                        .element("a", address.toString(), "href", address.toString(), "rel", "noreferrer", "dir", "ltr")
                        .close()
                        .line());
        prompt.justification().ifPresent(this::justification);
        choices(prompt.choices());
        html.close().close().line();
    }

    static String direction(Locale language) {
        boolean turned = language.getScript().isEmpty()
                ? RIGHT_TO_LEFT.contains(language.getLanguage())
                : RIGHT_TO_LEFT_SCRIPTS.contains(language.getScript());
        return turned ? "rtl" : "ltr";
    }

    private void sponsor(Sponsor sponsor) {
        html.open("div", "class", "sponsor");
        sponsor.quote().ifPresent(quote -> html.element("q", quote));
        html.element(
                "p", sponsor.name() + sponsor.title().map(title -> ", " + title).orElse(""));
        html.close().line();
    }

    private void justification(Justification asked) {
        html.open("div", "class", "justification").line();
        if (!asked.reasons().isEmpty()) {
            html.open("ul", "class", "reasons");
            asked.reasons().forEach(reason -> html.element("li", reason.label()));
            html.close().line();
        }
        asked.text().ifPresent(text -> {
            text.hint().ifPresent(hint -> html.element("p", hint, "class", "label"));
            html.element("p", text.minLength() + "–" + text.maxLength(), "class", "field")
                    .line();
        });
        asked.reference().ifPresent(reference -> {
            html.element("p", reference.label() + (reference.required() ? " *" : ""), "class", "label");
            html.element("p", "\u00A0", "class", "field short").line();
        });
        html.close().line();
    }

    private void choices(List<Choice> choices) {
        html.open("ul", "class", "choices").line();
        for (Choice choice : choices) {
            html.open(
                            "li",
                            "class",
                            kind(choice.type()) + (choice.preselected() ? " default" : ""),
                            "title",
                            Words.choice(choice))
                    .text(choice.label())
                    .close()
                    .line();
        }
        html.close().line();
    }

    private static String kind(ChoiceType type) {
        return switch (type) {
            case SAFER_ALTERNATIVE -> "safer";
            case PROCEED -> "proceed";
            case ACKNOWLEDGE, CANCEL -> "plain";
            case REPORT_FALSE_POSITIVE -> "report";
        };
    }
}
