package org.securitynudge.web;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.securitynudge.Nudge;
import org.securitynudge.model.Acknowledgment;
import org.securitynudge.model.AnswerRefusedException;
import org.securitynudge.model.NotRecordedException;
import org.securitynudge.model.UnknownPromptException;

/** Takes answers from pages without a script whose form could not be posted again, and says how it goes on. */
final class FormAnswers {
    private static final int LONGEST_LANGUAGES = 256;

    private final Nudge nudge;
    private final PageContext blank;

    FormAnswers(Nudge nudge, PageContext blank) {
        this.nudge = nudge;
        this.blank = blank;
    }

    WebReply take(WebRequest request, @Nullable String user) throws IOException {
        PageContext context = blank.in(request.contextPath());
        Locale reader = reader(request);
        Map<String, List<String>> form = request.form();
        if (AnswerBody.choosesNothing(form)) {
            // The browser stays where it is, with all that was typed: there is no other page that could show it again.
            return Replies.nothing(Map.of());
        }
        try {
            AnswerBody given = AnswerBody.ofForm(form);
            return recorded(nudge.acknowledge(given.token(), user, given.answer()), reader, context);
        } catch (AnswerBody.MalformedException e) {
            return ended(Done.NOT_FITTING, Problem.MALFORMED, reader, context);
        } catch (UnknownPromptException e) {
            return ended(Done.EXPIRED, Problem.UNKNOWN_PROMPT, reader, context);
        } catch (NotRecordedException e) {
            return ended(Done.NOT_SAVED, Problem.NOT_RECORDED, reader, context);
        } catch (AnswerRefusedException e) {
            return e.reason() == AnswerRefusedException.Reason.ANSWERED_OTHERWISE
                    ? ended(Done.ANSWERED_ELSEWHERE, Problem.ANSWERED_OTHERWISE, reader, context)
                    : ended(Done.NOT_FITTING, Problem.ANSWER_REFUSED, reader, context);
        }
    }

    private static WebReply recorded(Acknowledgment acknowledgment, Locale reader, PageContext context) {
        byte[] page = switch (acknowledgment.choice().type()) {
            case PROCEED -> PromptPage.done(Done.SEND_AGAIN, reader, context);
            case CANCEL -> PromptPage.done(Done.CANCELLED, reader, context);
            case ACKNOWLEDGE -> PromptPage.done(Done.ACKNOWLEDGED, reader, context);
            case REPORT_FALSE_POSITIVE -> PromptPage.done(Done.REPORTED, reader, context);
            case SAFER_ALTERNATIVE -> PromptPage.chosen(acknowledgment.choice(), reader, context);
        };
        return Replies.page(200, page);
    }

    private static WebReply ended(Done done, Problem problem, Locale reader, PageContext context) {
        return Replies.page(problem.status(), PromptPage.done(done, reader, context));
    }

    /** Returns the language that the browser asks for first; English if it says nothing that can be read. */
    private static Locale reader(WebRequest request) {
        String languages = request.header("Accept-Language").orElse("");
        if (languages.isBlank() || languages.length() > LONGEST_LANGUAGES) {
            return Locale.ENGLISH;
        }
        try {
            List<Locale.LanguageRange> ranges = Locale.LanguageRange.parse(languages);
            return Locale.forLanguageTag(ranges.get(0).getRange());
        } catch (IllegalArgumentException unreadable) {
            return Locale.ENGLISH;
        }
    }
}
