package org.securitynudge.web;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.securitynudge.Nudge;
import org.securitynudge.model.Acknowledgment;
import org.securitynudge.model.AnswerRefusedException;
import org.securitynudge.model.Choice;
import org.securitynudge.model.ChoiceType;
import org.securitynudge.model.Decision;
import org.securitynudge.model.NotRecordedException;
import org.securitynudge.model.Occasion;
import org.securitynudge.model.Prompt;
import org.securitynudge.model.Situation;
import org.securitynudge.model.UnknownPromptException;

/**
 * Receives plain forms. The prompt is a page whose form posts the same fields again, with the answer among them: so the answer and the request
 * that it lets through come together, and there is nothing to keep in between.
 *
 * <p>A form with files is not read, and a link has no fields: there the page posts the answer alone, and the person sends the form again, which
 * the rule's cool-down lets through.
 */
final class FormReception {
    private final Nudge nudge;
    private final Alternatives alternatives;
    private final PageContext blank;

    FormReception(Nudge nudge, Alternatives alternatives, PageContext blank) {
        this.nudge = nudge;
        this.alternatives = alternatives;
        this.blank = blank;
    }

    Passage receive(WebRequest request, Situation situation) throws IOException {
        boolean repeatable = Answers.mediaType(request).equals(Wire.FORM);
        Map<String, List<String>> fields = repeatable ? request.form() : Map.of();
        PageContext page = blank.in(request.contextPath());
        PageContext context = repeatable && PromptPage.fits(fields)
                ? page.repeating(fields)
                : page.answeringAt(request.contextPath() + Wire.ANSWERS);
        Round round = new Round(request, situation, context);
        return fields.containsKey(Wire.TOKEN_FIELD) ? round.answered(fields) : round.decided(nudge.decide(situation));
    }

    /** One request with what is known of it. */
    private final class Round {
        private final WebRequest request;
        private final Situation situation;
        private final PageContext context;

        Round(WebRequest request, Situation situation, PageContext context) {
            this.request = request;
            this.situation = situation;
            this.context = context;
        }

        Passage decided(Decision decision) {
            if (decision.mayProceed()) {
                return Passage.open(decision, Map.of());
            }
            return decision.refusal()
                    .map(refusal -> Passage.closed(decision.occasion(), Problem.REFUSED.reply(refusal.message())))
                    .orElseGet(() -> asking(decision.prompt().orElseThrow(), context, Problem.PROMPT.status()));
        }

        Passage answered(Map<String, List<String>> fields) {
            PageContext kept = context.given(AnswerBody.typed(fields));
            AnswerBody given;
            try {
                given = AnswerBody.ofForm(fields);
            } catch (AnswerBody.MalformedException e) {
                return again(kept.refused(AnswerRefusedException.Reason.CHOICE), Problem.ANSWER_REFUSED);
            }
            try {
                return recorded(
                        nudge.acknowledge(given.token(), situation.user().orElse(null), given.answer()));
            } catch (UnknownPromptException e) {
                return again(kept.saying(Word.ASK_AGAIN), Problem.PROMPT);
            } catch (NotRecordedException e) {
                return again(kept.saying(Word.TRY_AGAIN), Problem.NOT_RECORDED);
            } catch (AnswerRefusedException e) {
                return e.reason() == AnswerRefusedException.Reason.ANSWERED_OTHERWISE
                        ? again(kept.saying(Word.ANSWERED_ELSEWHERE), Problem.ANSWERED_OTHERWISE)
                        : again(kept.refused(e.reason()), Problem.ANSWER_REFUSED);
            }
        }

        private Passage recorded(Acknowledgment acknowledgment) {
            Choice choice = acknowledgment.choice();
            return switch (choice.type()) {
                case PROCEED -> decided(nudge.decide(situation, nudge.receipt(acknowledgment)));
                case ACKNOWLEDGE -> decided(nudge.decide(situation));
                case REPORT_FALSE_POSITIVE -> reported();
                case CANCEL -> ended(acknowledgment.occasion(), Done.CANCELLED, 200);
                case SAFER_ALTERNATIVE -> alternative(acknowledgment.occasion(), choice);
            };
        }

        private Passage reported() {
            Decision decision = nudge.decide(situation);
            return decision.prompt()
                    .filter(prompt -> prompt.level().interrupts())
                    .map(prompt -> prompt.without(ChoiceType.REPORT_FALSE_POSITIVE))
                    .map(prompt -> asking(prompt, context.saying(Word.REPORTED), Problem.PROMPT.status()))
                    .orElseGet(() -> decided(decision));
        }

        /** The same fields come to the alternative's own path, with the same answer, which is done there and not sent on again. */
        private Passage alternative(Occasion occasion, Choice choice) {
            Optional<String> path = alternatives.path(choice);
            if (path.isEmpty()) {
                return closed(occasion, 200, PromptPage.chosen(choice, situation.locale(), context));
            }
            return path.get().equals(request.path())
                    ? decided(nudge.decide(situation))
                    : Passage.closed(occasion, Replies.sameAt(request.contextPath() + path.get()));
        }

        /** Whoever gave an answer that does not count gets the prompt once more; silence now is not what they answered to. */
        private Passage again(PageContext context, Problem problem) {
            return nudge.decide(situation)
                    .prompt()
                    .filter(prompt -> prompt.level().interrupts())
                    .map(prompt -> asking(prompt, context, problem.status()))
                    .orElseGet(() -> ended(Occasion.none(), Done.EXPIRED, Problem.UNKNOWN_PROMPT.status()));
        }

        private Passage asking(Prompt prompt, PageContext page, int status) {
            return closed(prompt.occasion(), status, PromptPage.prompt(prompt, nudge.token(prompt), page));
        }

        private Passage ended(Occasion occasion, Done done, int status) {
            return closed(occasion, status, PromptPage.done(done, situation.locale(), context));
        }

        private Passage closed(Occasion occasion, int status, byte[] page) {
            return Passage.closed(occasion, Replies.page(status, page));
        }
    }
}
