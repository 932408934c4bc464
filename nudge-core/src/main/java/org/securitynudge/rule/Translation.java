package org.securitynudge.rule;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.securitynudge.json.Json;
import org.securitynudge.json.Suggestion;
import org.securitynudge.model.Justification;
import org.securitynudge.model.Problem;

/**
 * A translation as a document has it. It is whole if it has everything that the rule says and nothing else.
 *
 * @param place where it stands
 */
record Translation(
        Locale language,
        Template title,
        Template body,
        Optional<Placed<Template>> why,
        Optional<Placed<String>> analogy,
        Map<String, Placed<Template>> choices,
        Map<String, Placed<String>> reasons,
        Optional<Placed<String>> hint,
        Optional<Placed<String>> reference,
        Place place) {
    private static final String MISSING = "missing; a translation has everything that the rule has";

    Words words() {
        Map<String, Template> labels = new LinkedHashMap<>();
        choices.forEach((id, label) -> labels.put(id, label.value()));
        Map<String, String> reasonLabels = new LinkedHashMap<>();
        reasons.forEach((code, label) -> reasonLabels.put(code, label.value()));
        return new Words(
                language,
                title,
                body,
                why.map(Placed::value),
                analogy.map(Placed::value),
                labels,
                reasonLabels,
                hint.map(Placed::value),
                reference.map(Placed::value));
    }

    /** Adds a problem for everything that the rule has and the translation lacks, and the other way round. */
    void checkWhole(Texts rule, Consumer<Problem> problems) {
        Words own = rule.own();
        if (language.equals(own.language())) {
            problems.accept(place.problem("is in the language of the rule itself; translations are in others"));
        }
        same("why", own.why().isPresent(), why, problems);
        same("analogy", own.analogy().isPresent(), analogy, problems);
        List<String> ids = rule.choices().stream().map(DeclaredChoice::id).toList();
        same("choices", "choice", ids, choices, problems);
        Optional<Justification> asked = rule.justification();
        List<String> codes = asked.map(justification -> justification.reasons().stream()
                        .map(Justification.Reason::code)
                        .toList())
                .orElse(List.of());
        same("reasons", "reason", codes, reasons, problems);
        same(
                "hint",
                asked.flatMap(Justification::text)
                        .flatMap(Justification.Text::hint)
                        .isPresent(),
                hint,
                problems);
        same("reference", asked.flatMap(Justification::reference).isPresent(), reference, problems);
    }

    private void same(String field, boolean needed, Optional<? extends Placed<?>> found, Consumer<Problem> problems) {
        if (needed && found.isEmpty()) {
            problems.accept(inside(field).problem(MISSING));
        } else if (!needed && found.isPresent()) {
            problems.accept(found.get().place().problem("the rule has no " + field + " to translate"));
        }
    }

    private <T> void same(
            String field,
            String what,
            Collection<String> needed,
            Map<String, Placed<T>> found,
            Consumer<Problem> problems) {
        for (String name : needed) {
            if (!found.containsKey(name)) {
                problems.accept(inside(field + "." + name).problem(MISSING));
            }
        }
        found.forEach((name, label) -> {
            if (!needed.contains(name)) {
                String advice = needed.isEmpty() ? "; the rule declares none" : Suggestion.of(name, needed);
                problems.accept(label.place().problem("unknown " + what + " " + Json.quote(name) + advice));
            }
        });
    }

    private Place inside(String field) {
        return new Place(place.line(), place.column(), place.path() + "." + field);
    }
}
