package org.securitynudge.decide;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.securitynudge.model.Choice;
import org.securitynudge.model.ChoiceType;
import org.securitynudge.model.Evidence;
import org.securitynudge.model.FrictionLevel;
import org.securitynudge.model.Justification;
import org.securitynudge.model.Occasion;
import org.securitynudge.record.Digests;

/** The inside of a token: short names, no message, and instead of the person a digest that only the same person fits. */
final class TokenForm {
    private static final int NO_AGE = -1;

    private TokenForm() {}

    static Map<String, @Nullable Object> write(Asked asked, boolean withFacts) {
        Map<String, @Nullable Object> form = new LinkedHashMap<>();
        Occasion occasion = asked.occasion();
        form.put("o", List.of(occasion.id(), occasion.rule(), occasion.ruleVersion(), occasion.trigger()));
        form.put("u", Digests.binding(occasion.user()));
        form.put("t", asked.shownAt().toString());
        form.put("l", asked.level().name());
        form.put("c", asked.choices().stream().map(TokenForm::choice).toList());
        asked.justification().ifPresent(justification -> form.put("j", justification(justification)));
        Evidence evidence = asked.evidence();
        form.put(
                "e",
                List.of(
                        evidence.situation(),
                        evidence.cooldown(),
                        evidence.askAgain(),
                        evidence.ruleSet(),
                        evidence.reportText(),
                        evidence.rulesAge().map(TokenForm::seconds).orElse(NO_AGE)));
        form.put("f", withFacts ? evidence.facts() : Map.of());
        return form;
    }

    private static int seconds(Duration age) {
        return (int) Math.min(Integer.MAX_VALUE, age.toSeconds());
    }

    private static Map<String, @Nullable Object> choice(Choice choice) {
        Map<String, @Nullable Object> form = new LinkedHashMap<>();
        form.put("i", choice.id());
        form.put("t", choice.type().name());
        form.put("l", choice.label());
        choice.runs().ifPresent(runs -> form.put("r", runs));
        choice.href().ifPresent(href -> form.put("h", href.toString()));
        form.put("d", choice.preselected());
        return form;
    }

    private static Map<String, @Nullable Object> justification(Justification justification) {
        Map<String, @Nullable Object> form = new LinkedHashMap<>();
        form.put(
                "r",
                justification.reasons().stream()
                        .map(reason -> List.of(reason.code(), reason.requiresText()))
                        .toList());
        justification
                .text()
                .ifPresent(text -> form.put("t", List.of(text.required(), text.minLength(), text.maxLength())));
        justification
                .reference()
                .ifPresent(reference -> form.put(
                        "f",
                        List.of(
                                reference.label(),
                                reference.required(),
                                reference.pattern().orElse(""))));
        return form;
    }

    static Asked read(Map<String, @Nullable Object> form, Optional<String> user) throws IOException {
        if (!Digests.binding(user).equals(form.get("u"))) {
            throw new IOException("bound to somebody else");
        }
        Parts occasion = Parts.of(form.get("o"));
        List<Choice> choices = new ArrayList<>();
        for (Object choice : Parts.of(form.get("c")).all()) {
            choices.add(choice(Parts.members(choice)));
        }
        Object justification = form.get("j");
        return new Asked(
                new Occasion(occasion.text(0), occasion.text(1), occasion.whole(2), user, occasion.text(3)),
                Instant.parse(Parts.text(form.get("t"))),
                FrictionLevel.valueOf(Parts.text(form.get("l"))),
                choices,
                justification == null ? Optional.empty() : Optional.of(justification(Parts.members(justification))),
                evidence(Parts.of(form.get("e")), Parts.members(form.get("f"))));
    }

    private static Evidence evidence(Parts form, Map<String, @Nullable Object> facts) throws IOException {
        int age = form.whole(5);
        return new Evidence(
                form.text(0),
                form.text(1),
                form.whole(2),
                form.text(3),
                age == NO_AGE ? Optional.empty() : Optional.of(Duration.ofSeconds(age)),
                facts,
                form.bool(4));
    }

    private static Choice choice(Map<String, @Nullable Object> form) throws IOException {
        Optional<String> runs = form.get("r") instanceof String text ? Optional.of(text) : Optional.empty();
        Optional<URI> href = form.get("h") instanceof String text ? Optional.of(URI.create(text)) : Optional.empty();
        ChoiceType type = ChoiceType.valueOf(Parts.text(form.get("t")));
        return new Choice(
                Parts.text(form.get("i")),
                type,
                Parts.text(form.get("l")),
                runs,
                href,
                Boolean.TRUE.equals(form.get("d")));
    }

    private static Justification justification(Map<String, @Nullable Object> form) throws IOException {
        List<Justification.Reason> reasons = new ArrayList<>();
        for (Object reason : Parts.of(form.get("r")).all()) {
            Parts parts = Parts.of(reason);
            reasons.add(new Justification.Reason(parts.text(0), "", parts.bool(1)));
        }
        Optional<Justification.Text> text = Optional.empty();
        if (form.get("t") != null) {
            Parts parts = Parts.of(form.get("t"));
            text = Optional.of(new Justification.Text(parts.bool(0), parts.whole(1), parts.whole(2), Optional.empty()));
        }
        Optional<Justification.Reference> reference = Optional.empty();
        if (form.get("f") != null) {
            Parts parts = Parts.of(form.get("f"));
            Optional<String> pattern = Optional.of(parts.text(2)).filter(given -> !given.isEmpty());
            reference = Optional.of(new Justification.Reference(parts.text(0), parts.bool(1), pattern));
        }
        return new Justification(reasons, text, reference);
    }

    /** A list read from a token, whose elements are what they should be or the token is not one of ours. */
    private record Parts(List<?> all) {
        static Parts of(@Nullable Object value) throws IOException {
            if (value instanceof List<?> list) {
                return new Parts(list);
            }
            throw new IOException("not a list");
        }

        static Map<String, @Nullable Object> members(@Nullable Object value) throws IOException {
            if (!(value instanceof Map<?, ?> map)) {
                throw new IOException("not an object");
            }
            Map<String, @Nullable Object> members = new LinkedHashMap<>();
            map.forEach((name, member) -> members.put(String.valueOf(name), member));
            return members;
        }

        static String text(@Nullable Object value) throws IOException {
            if (value instanceof String text) {
                return text;
            }
            throw new IOException("not a text");
        }

        static int whole(@Nullable Object value) throws IOException {
            if (value instanceof Integer number) {
                return number;
            }
            throw new IOException("not a number");
        }

        String text(int index) throws IOException {
            return text(all.get(index));
        }

        int whole(int index) throws IOException {
            return whole(all.get(index));
        }

        boolean bool(int index) {
            return Boolean.TRUE.equals(all.get(index));
        }
    }
}
