package org.securitynudge.rule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.securitynudge.json.Json;
import org.securitynudge.json.JsonObject;
import org.securitynudge.json.JsonText;
import org.securitynudge.json.Suggestion;
import org.securitynudge.match.Catalogue;
import org.securitynudge.model.FrictionLevel;
import org.securitynudge.model.Problem;
import org.securitynudge.model.Sponsor;

/** Reads messages, translations and sponsors. */
final class MessageReader {
    static final int LABEL = 80;
    private static final int TITLE = 80;
    private static final int BODY = 400;
    private static final int TEXT = 4_096;
    private static final Template NOTHING = Template.of("");

    private final Locale language;

    /** Creates a reader of messages in a document's language. */
    MessageReader(Locale language) {
        this.language = language;
    }

    Setting<MessageText> message(Section section) {
        List<Setting.Check> checks = new ArrayList<>();
        Template title = requireTemplate(section, "title", TITLE, checks);
        Template body = requireTemplate(section, "body", BODY, checks);
        Optional<Template> why = template(section, "why", TEXT, checks);
        Optional<String> analogy = plain(section, "analogy", TEXT);
        var learnMore = section.parsed(section.any("learnMore"), Scalars::https, "an https address");
        section.end();
        if (!section.has("why")) {
            Place place = section.place("why");
            checks.add((target, problems) -> needsWhy(target, place, problems));
        }
        MessageText message = new MessageText(language, title, body, why, analogy, learnMore);
        return new Setting<>(message, section.place(), checks);
    }

    private static void needsWhy(Setting.Target target, Place place, Consumer<Problem> problems) {
        target.level()
                .filter(FrictionLevel::interrupts)
                .ifPresent(level -> problems.accept(
                        place.problem("missing; " + Vocabulary.rule(level) + " says why, as every rule from warn up")));
    }

    Setting<List<Translation>> translations(Section section) {
        List<Setting.Check> checks = new ArrayList<>();
        Map<Locale, Translation> translations = new LinkedHashMap<>();
        section.object().members().forEach((tag, member) -> {
            Optional<Locale> found = Scalars.language(tag);
            Optional<Section> inner = section.section(member.value());
            if (found.isEmpty()) {
                section.problems()
                        .add(
                                section.object(),
                                member,
                                "must be named by language tags such as de or de-CH, found " + Json.quote(tag));
            } else if (inner.isPresent()) {
                Translation translation = translation(found.get(), inner.get(), checks);
                if (translations.putIfAbsent(found.get(), translation) != null) {
                    section.problems().add(section.object(), member, Json.quote(tag) + " is there twice");
                }
            }
        });
        List<Translation> list = List.copyOf(translations.values());
        list.forEach(translation -> checks.add(
                (target, problems) -> target.texts().ifPresent(texts -> translation.checkWhole(texts, problems))));
        return new Setting<>(list, section.place(), checks);
    }

    private Translation translation(Locale translated, Section section, List<Setting.Check> checks) {
        Template title = requireTemplate(section, "title", TITLE, checks);
        Template body = requireTemplate(section, "body", BODY, checks);
        var why = template(section, "why", TEXT, checks).map(text -> placed(section, "why", text));
        var analogy = plain(section, "analogy", TEXT).map(text -> placed(section, "analogy", text));
        Map<String, Placed<Template>> choices = labels(section, "choices", checks);
        Map<String, Placed<String>> reasons = new LinkedHashMap<>();
        labels(section, "reasons", checks)
                .forEach((code, label) ->
                        reasons.put(code, new Placed<>(label.value().text(), label.place())));
        var hint = plain(section, "hint", TEXT).map(text -> placed(section, "hint", text));
        var reference =
                template(section, "reference", LABEL, checks).map(text -> placed(section, "reference", text.text()));
        section.end();
        return new Translation(
                translated, title, body, why, analogy, choices, reasons, hint, reference, section.place());
    }

    private static <T> Placed<T> placed(Section section, String field, T value) {
        return new Placed<>(value, section.place(field));
    }

    private static Map<String, Placed<Template>> labels(Section section, String field, List<Setting.Check> checks) {
        Map<String, Placed<Template>> labels = new LinkedHashMap<>();
        section.section(field).ifPresent(inner -> {
            for (JsonObject.Member member : inner.object().members().values()) {
                template(inner, member.name(), LABEL, checks)
                        .ifPresent(label -> labels.put(member.name(), placed(inner, member.name(), label)));
            }
        });
        return labels;
    }

    static Optional<Sponsor> sponsor(Section rule) {
        return rule.section("sponsor").map(section -> {
            String name = section.requireText("name", LABEL).orElse("");
            Sponsor sponsor = new Sponsor(name, section.text("title", LABEL), plain(section, "quote", BODY));
            section.end();
            return sponsor;
        });
    }

    private static Template requireTemplate(Section section, String field, int most, List<Setting.Check> checks) {
        return section.require(field)
                .flatMap(value -> template(section, field, most, checks))
                .orElse(NOTHING);
    }

    /** Reads a text with placeholders, which must be on facts of the rule's catalogue. */
    static Optional<Template> template(Section section, String field, int most, List<Setting.Check> checks) {
        Optional<JsonText> text = section.any(field).flatMap(section::string);
        Optional<Template> template = section.once()
                .of(text.flatMap(found -> section.text(found, most))
                        .flatMap(found -> Template.parse(found, message -> section.problem(field, message))));
        template.ifPresent(found -> {
            Place place = section.place(field);
            found.facts()
                    .forEach(fact -> checks.add((target, problems) ->
                            known(fact, place, target.catalogue()).ifPresent(problems)));
        });
        return template;
    }

    /** Reads a text in which nothing is filled in; what looks like a placeholder there would be shown as it is. */
    static Optional<String> plain(Section section, String field, int most) {
        Optional<String> text = section.text(field, most);
        if (text.isPresent() && text.get().contains("{{")) {
            section.problem(field, "has a placeholder; those are filled in in title, body, why and labels only");
        }
        return text;
    }

    /** Returns a problem if a fact is none of the catalogue. */
    static Optional<Problem> known(String fact, Place place, Catalogue catalogue) {
        return known(fact, place, catalogue, List.of());
    }

    /** Returns a problem if a name is neither a fact of the catalogue nor one of some other words. */
    static Optional<Problem> known(String name, Place place, Catalogue catalogue, List<String> others) {
        if (catalogue.knows(name) || others.contains(name)) {
            return Optional.empty();
        }
        List<String> known = new ArrayList<>(others);
        known.addAll(catalogue.names());
        return Optional.of(place.problem("unknown fact " + Json.quote(name) + Suggestion.of(name, known)));
    }
}
