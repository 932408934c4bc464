package org.securitynudge.web;

import java.util.Optional;
import org.securitynudge.model.AnswerRefusedException;
import org.securitynudge.model.Choice;
import org.securitynudge.model.ChoiceType;
import org.securitynudge.model.Justification;
import org.securitynudge.model.Prompt;

/**
 * The form of a page that asks: the fields that were posted, what the person has to say, and a button for each choice.
 *
 * <p><b>Enter.</b> In a field, Enter presses the first submit button of the form (HTML, 4.10.21.2 "Implicit submission"), whichever that
 * is: the order of the choices is the rule's, so it may be a proceed. It must not be the safe choice either: who has just written why
 * they go on would have cancelled. So the first submit button is one that chooses nothing: the form comes back with what was typed and
 * says that a button is to be chosen; where only the answer is posted, the page stays as it is. It cannot be seen or reached, but it is neither switched off nor taken out of the page: Chromium
 * passes over a disabled button when Enter comes from a radio button, and WebKit over one that is not rendered, and both press the next.
 */
final class AnswerForm {
    private final Prompt prompt;
    private final PageContext context;
    private final Page page;
    private final Html html;

    AnswerForm(Prompt prompt, PageContext context, Page page) {
        this.prompt = prompt;
        this.context = context;
        this.page = page;
        this.html = page.html();
    }

    /** Returns the id of the element that an error is about, if it is in the page. */
    Optional<String> place(AnswerRefusedException.Reason refused) {
        Optional<Justification> wanted = prompt.justification();
        return switch (refused) {
            case CHOICE, ANSWERED_OTHERWISE -> Optional.of(Wire.CHOICE_FIELD);
            case REASON -> wanted.filter(all -> !all.reasons().isEmpty()).map(all -> Wire.REASON_FIELD);
            case TEXT -> wanted.flatMap(Justification::text).map(text -> Wire.TEXT_FIELD);
            case REFERENCE -> wanted.flatMap(Justification::reference).map(reference -> Wire.REFERENCE_FIELD);
        };
    }

    void write(String token, String complaint) {
        html.start("form")
                .with("method", "post")
                .with("action", context.answers().orElse(""));
        Repeated.write(context.fields(), html);
        Repeated.hidden(Wire.TOKEN_FIELD, token, html);
        html.start("button").with("type", "submit").with("class", "nudge-enter");
        html.with("tabindex", "-1").with("aria-hidden", "true").end();
        String atFault = context.refused().flatMap(this::place).orElse("");
        prompt.justification()
                .ifPresent(wanted -> new JustificationFields(page, context.given(), atFault, complaint).write(wanted));
        if (context.answers().isPresent() && prompt.justification().isPresent()) {
            // Said beforehand, since Enter is answered by nothing here; see FormAnswers.
            page.own("p", "nudge-hint", Word.CHOOSE);
        }
        html.start("div").with("class", "nudge-choices");
        boolean focused = atFault.isEmpty() || atFault.equals(Wire.CHOICE_FIELD);
        prompt.choices().forEach(choice -> button(choice, focused));
        html.end().end();
    }

    /** A proceed never looks like the way to go, and never has the focus, whatever a prompt says. */
    private void button(Choice choice, boolean focused) {
        boolean first = choice.preselected() && choice.type() != ChoiceType.PROCEED;
        html.start("button")
                .with("type", "submit")
                .with("name", Wire.CHOICE_FIELD)
                .with("value", choice.id());
        html.with("class", first ? "nudge-choice nudge-default" : "nudge-choice nudge-" + Page.kind(choice.type()));
        if (first) {
            // Who starts here hears what is asked.
            html.with("id", Wire.CHOICE_FIELD).with("aria-describedby", Page.TITLE + " " + Page.BODY);
        }
        html.flag("autofocus", first && focused).text(choice.label()).end();
    }
}
