package org.securitynudge.web;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.securitynudge.model.Choice;
import org.securitynudge.model.Justification;
import org.securitynudge.model.Message;
import org.securitynudge.model.Prompt;
import org.securitynudge.model.Sponsor;

/**
 * A prompt as JSON for a browser: what is shown, and no more. What is absent has no member. The pattern of a reference stays here: it would
 * tell what passes, and browsers read other regular expressions.
 */
final class PromptJson {
    private final Alternatives alternatives;
    private final String contextPath;

    PromptJson(Alternatives alternatives, String contextPath) {
        this.alternatives = alternatives;
        this.contextPath = contextPath;
    }

    Map<String, @Nullable Object> tree(Prompt prompt) {
        Message message = prompt.message();
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("occasion", prompt.occasion().id());
        tree.put("level", Wire.name(prompt.level()));
        tree.put("language", message.language().toLanguageTag());
        tree.put("direction", Direction.of(message.language()).word());
        tree.put("title", message.title());
        tree.put("body", message.body());
        message.why().ifPresent(why -> tree.put("why", why));
        message.analogy().ifPresent(analogy -> tree.put("analogy", analogy));
        message.learnMore().map(URI::toString).ifPresent(address -> tree.put("learnMore", address));
        message.sponsor().ifPresent(sponsor -> tree.put("sponsor", sponsor(sponsor)));
        tree.put("choices", prompt.choices().stream().map(this::choice).toList());
        prompt.justification().ifPresent(wanted -> tree.put("justification", justification(wanted)));
        return tree;
    }

    private static Map<String, @Nullable Object> sponsor(Sponsor sponsor) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("name", sponsor.name());
        sponsor.title().ifPresent(title -> tree.put("title", title));
        sponsor.quote().ifPresent(quote -> tree.put("quote", quote));
        return tree;
    }

    private Map<String, @Nullable Object> choice(Choice choice) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("id", choice.id());
        tree.put("type", Wire.name(choice.type()));
        tree.put("label", choice.label());
        tree.put("default", choice.preselected());
        choice.runs().ifPresent(runs -> tree.put("runs", runs));
        alternatives.path(choice).ifPresent(path -> tree.put("target", contextPath + path));
        choice.href().map(URI::toString).ifPresent(href -> tree.put("href", href));
        return tree;
    }

    private static Map<String, @Nullable Object> justification(Justification wanted) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("reasons", wanted.reasons().stream().map(PromptJson::reason).toList());
        wanted.text().ifPresent(text -> tree.put("text", text(text)));
        wanted.reference()
                .ifPresent(reference ->
                        tree.put("reference", Map.of("label", reference.label(), "required", reference.required())));
        return tree;
    }

    private static Map<String, @Nullable Object> reason(Justification.Reason reason) {
        return Map.of("code", reason.code(), "label", reason.label(), "requiresText", reason.requiresText());
    }

    private static Map<String, @Nullable Object> text(Justification.Text text) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("required", text.required());
        tree.put("minLength", text.minLength());
        tree.put("maxLength", text.maxLength());
        Optional<String> hint = text.hint();
        hint.ifPresent(given -> tree.put("hint", given));
        return tree;
    }
}
