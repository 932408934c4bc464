package org.securitynudge.rule;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.securitynudge.json.Json;
import org.securitynudge.model.ChoiceType;
import org.securitynudge.model.FrictionLevel;

/** Reads the choices of a rule. */
final class ChoicesReader {
    private static final int ACTION = 256;
    private static final String LIST = "choices";

    private final Section rule;
    private final Optional<FrictionLevel> level;
    private final List<Setting.Check> checks;
    private final Map<String, Json> places = new LinkedHashMap<>();
    private final List<DeclaredChoice> choices = new ArrayList<>();
    private final Map<String, Template> labels = new LinkedHashMap<>();

    /**
     * Creates a reader.
     *
     * @param level the rule's level; empty if it cannot be read
     * @param checks gets what must hold of the labels
     */
    ChoicesReader(Section rule, Optional<FrictionLevel> level, List<Setting.Check> checks) {
        this.rule = rule;
        this.level = level;
        this.checks = checks;
    }

    void read() {
        int defaults = 0;
        for (Json element : rule.filledList(LIST)) {
            Optional<DeclaredChoice> choice = rule.section(element).flatMap(this::choice);
            if (choice.isPresent() && choice.get().preselected() && ++defaults > 1) {
                rule.problems().add(element, "is a second default; exactly one choice is the default");
            }
            choice.ifPresent(choices::add);
        }
        boolean proceeds = choices.stream().anyMatch(choice -> choice.type() == ChoiceType.PROCEED);
        if (!places.isEmpty()
                && !proceeds
                && level.filter(at -> Texts.fits(ChoiceType.PROCEED, at)).isPresent()) {
            rule.problem(LIST, "has no choice of type proceed; " + Vocabulary.rule(level.get()) + " needs one");
        }
    }

    List<DeclaredChoice> choices() {
        return rule.once().of(List.copyOf(choices));
    }

    Map<String, Template> labels() {
        return rule.once().of(Map.copyOf(labels));
    }

    private Optional<DeclaredChoice> choice(Section section) {
        Optional<String> id = section.requireName("id");
        Optional<ChoiceType> type = section.require("type").flatMap(value -> section.word("type", Vocabulary.CHOICES));
        Optional<Template> label = section.require("label")
                .flatMap(value -> MessageReader.template(section, "label", MessageReader.LABEL, checks));
        boolean preselected = section.bool("default").orElse(false);
        Optional<String> runs = section.text("runs", ACTION);
        Optional<URI> href = section.parsed(
                section.any("href"), Scalars::httpsOrPath, "an https address or a path that starts with /");
        section.end();
        id.ifPresent(name -> distinct(name, section));
        type.ifPresent(known -> checkType(known, preselected, section));
        if (id.isEmpty() || type.isEmpty()) {
            return Optional.empty();
        }
        label.ifPresent(text -> labels.put(id.get(), text));
        return Optional.of(new DeclaredChoice(id.get(), type.get(), runs, href, preselected));
    }

    private void distinct(String id, Section section) {
        Json first = places.putIfAbsent(id, section.object());
        if (first != null) {
            section.problem(
                    "id", Json.quote(id) + " is there twice; the first is at " + first.line() + ":" + first.column());
        }
    }

    private void checkType(ChoiceType type, boolean preselected, Section section) {
        if (level.isPresent() && !Texts.fits(type, level.get())) {
            section.problem(
                    "type",
                    Vocabulary.rule(level.get()) + " has no choice of type " + Vocabulary.word(type) + "; allowed "
                            + allowed(level.get()));
        }
        if (preselected && type == ChoiceType.PROCEED) {
            section.problem("default", "the default is never proceed");
        } else if (preselected && type == ChoiceType.REPORT_FALSE_POSITIVE) {
            section.problem("default", "the default is never reportFalsePositive, as it leaves the prompt open");
        }
        boolean either = section.has("runs") || section.has("href");
        if (type == ChoiceType.SAFER_ALTERNATIVE && section.has("runs") && section.has("href")) {
            section.problem("href", "runs and href exclude each other");
        } else if (type == ChoiceType.SAFER_ALTERNATIVE && !either) {
            section.problem("runs", "missing; a saferAlternative has runs (an action of the application) or href");
        } else if (type != ChoiceType.SAFER_ALTERNATIVE && either) {
            String field = section.has("runs") ? "runs" : "href";
            section.problem(field, "only a saferAlternative has " + field + ", found it at " + Vocabulary.word(type));
        }
    }

    private static String allowed(FrictionLevel level) {
        List<String> types = Arrays.stream(ChoiceType.values())
                .filter(type -> Texts.fits(type, level))
                .map(Vocabulary::word)
                .toList();
        return (types.size() == 1 ? "is " : "are ") + String.join(", ", types);
    }
}
