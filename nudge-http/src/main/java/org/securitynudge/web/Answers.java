package org.securitynudge.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.securitynudge.Nudge;
import org.securitynudge.model.Acknowledgment;
import org.securitynudge.model.AnswerRefusedException;
import org.securitynudge.model.ChoiceType;
import org.securitynudge.model.NotRecordedException;
import org.securitynudge.model.UnknownPromptException;

/** Takes answers that a page posts by themselves, as JSON from a script or as a form from a page without one. */
final class Answers {
    private final Nudge nudge;
    private final Set<String> origins;
    private final FormAnswers forms;

    Answers(Nudge nudge, Set<String> origins, FormAnswers forms) {
        this.nudge = nudge;
        this.origins = Set.copyOf(origins);
        this.forms = forms;
    }

    /**
     * Returns the reply to an answer. It is forged by nobody: the token was given to this person's browser alone, and what another site makes
     * a browser send is refused besides.
     *
     * @param user who is signed in; null if nobody is
     */
    WebReply take(WebRequest request, @Nullable String user) throws IOException {
        if (!request.method().equals("POST")) {
            return Problem.METHOD.reply("post the answer as JSON; found the method " + request.method());
        } else if (isFromElsewhere(request)) {
            return Problem.CROSS_SITE.reply(
                    "this origin is not among those that may answer; allow it with Guard.builder(nudge).origins(...)");
        }
        return switch (mediaType(request)) {
            case "application/json" -> json(request, user);
            case Wire.FORM -> forms.take(request, user);
            default -> Problem.MEDIA_TYPE.reply("send the answer as application/json");
        };
    }

    /**
     * Returns whether another site made the browser send it (Fetch Metadata Request Headers, 2.3). A browser that does not say where a request
     * comes from is no danger: without the token there is nothing to send.
     */
    private boolean isFromElsewhere(WebRequest request) {
        String site = request.header("Sec-Fetch-Site").orElse("none");
        return !site.equals("same-origin")
                && !site.equals("none")
                && request.header("Origin").filter(origins::contains).isEmpty();
    }

    /** Returns the content type of a request without its parameters; empty if there is none. */
    static String mediaType(WebRequest request) {
        String type = request.header("Content-Type").orElse("");
        int end = type.indexOf(';');
        return (end < 0 ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }

    private WebReply json(WebRequest request, @Nullable String user) throws IOException {
        byte[] body;
        try (InputStream in = request.body()) {
            body = in.readNBytes(AnswerBody.MOST_BYTES + 1);
        }
        if (body.length > AnswerBody.MOST_BYTES) {
            return Problem.TOO_LARGE.reply("an answer has at most " + AnswerBody.MOST_BYTES + " bytes");
        }
        try {
            AnswerBody given = AnswerBody.ofJson(body);
            return Replies.json(tree(nudge.acknowledge(given.token(), user, given.answer())));
        } catch (AnswerBody.MalformedException e) {
            return Problem.MALFORMED.reply(e);
        } catch (UnknownPromptException e) {
            return Problem.UNKNOWN_PROMPT.reply(e);
        } catch (AnswerRefusedException e) {
            return refused(e);
        } catch (NotRecordedException e) {
            return Problem.NOT_RECORDED.reply("nothing was recorded; give the same answer again, it counts once");
        }
    }

    private Map<String, ?> tree(Acknowledgment acknowledgment) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("choice", acknowledgment.choice().id());
        tree.put("type", Wire.name(acknowledgment.choice().type()));
        tree.put("mayProceed", acknowledgment.mayProceed());
        receipt(acknowledgment).ifPresent(receipt -> tree.put("receipt", receipt));
        return tree;
    }

    private Optional<String> receipt(Acknowledgment acknowledgment) {
        return acknowledgment.choice().type() == ChoiceType.PROCEED
                ? Optional.of(nudge.receipt(acknowledgment))
                : Optional.empty();
    }

    private static WebReply refused(AnswerRefusedException e) {
        return e.reason() == AnswerRefusedException.Reason.ANSWERED_OTHERWISE
                ? Problem.ANSWERED_OTHERWISE.reply(e)
                : Problem.ANSWER_REFUSED.reply(Map.of("detail", Problem.detail(e), "field", Wire.name(e.reason())));
    }
}
