package org.securitynudge.web;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.securitynudge.Nudge;
import org.securitynudge.model.Decision;
import org.securitynudge.model.Prompt;
import org.securitynudge.model.Refusal;
import org.securitynudge.model.Situation;

/** Receives the requests for protected actions: those of scripts itself, those of plain forms it hands on. */
final class Reception {
    private static final List<String> FORMS = List.of(Wire.FORM, "multipart/form-data", "text/plain");

    private final Nudge nudge;
    private final Alternatives alternatives;
    private final FormReception forms;

    Reception(Nudge nudge, Alternatives alternatives, FormReception forms) {
        this.nudge = nudge;
        this.alternatives = alternatives;
        this.forms = forms;
    }

    Passage receive(WebRequest request, Situation situation) throws IOException {
        if (isPlain(request)) {
            return forms.receive(request, situation);
        }
        Optional<String> receipt = request.header(Wire.RECEIPT);
        Decision decision = receipt.isPresent() ? nudge.decide(situation, receipt.get()) : nudge.decide(situation);
        Optional<Refusal> refusal = decision.refusal();
        if (refusal.isPresent()) {
            return Passage.closed(
                    decision.occasion(), Problem.REFUSED.reply(refusal.get().message()));
        } else if (!decision.mayProceed()) {
            return Passage.closed(
                    decision.occasion(), asking(request, decision.prompt().orElseThrow()));
        }
        Map<String, String> notice =
                decision.prompt().map(prompt -> notice(request, prompt)).orElse(Map.of());
        return request.header(Wire.ASK).isPresent()
                ? Passage.closed(decision.occasion(), Replies.nothing(notice))
                : Passage.open(decision, notice);
    }

    /**
     * Returns whether a person without our script waits for the response: it accepts a page and no problem document, and is a form or a link
     * that was followed. Everything else is a program, which reads JSON.
     */
    private static boolean isPlain(WebRequest request) {
        String accepts = request.header("Accept").orElse("").toLowerCase(Locale.ROOT);
        if (accepts.contains(Wire.PROBLEM) || !accepts.contains("text/html")) {
            return false;
        }
        String type = Answers.mediaType(request);
        return FORMS.contains(type) || (type.isEmpty() && request.method().equals("GET"));
    }

    private WebReply asking(WebRequest request, Prompt prompt) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("prompt", shown(request, prompt));
        tree.put("token", nudge.token(prompt));
        tree.put("answers", request.contextPath() + Wire.ANSWERS);
        return Problem.PROMPT.reply(tree);
    }

    private Map<String, String> notice(WebRequest request, Prompt prompt) {
        String answers = request.contextPath() + Wire.ANSWERS;
        return Map.of(Wire.NOTICE, Notice.value(shown(request, prompt), nudge.token(prompt), answers));
    }

    private Map<String, @Nullable Object> shown(WebRequest request, Prompt prompt) {
        return new PromptJson(alternatives, request.contextPath()).tree(prompt);
    }
}
