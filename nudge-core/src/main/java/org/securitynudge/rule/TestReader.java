package org.securitynudge.rule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.securitynudge.json.Json;
import org.securitynudge.json.JsonNull;
import org.securitynudge.json.JsonObject;
import org.securitynudge.json.JsonText;
import org.securitynudge.json.Suggestion;
import org.securitynudge.model.ChoiceType;
import org.securitynudge.model.FrictionLevel;
import org.securitynudge.model.Situation;

/** Reads the tests of a pack or of the policy, and makes the names of rules in them full. */
final class TestReader {
    private static final int TEXT = 4_096;
    private static final int MOST_TIMES = 10_000;
    private static final Set<String> TYPES = new LinkedHashSet<>(
            Arrays.stream(ChoiceType.values()).map(Vocabulary::word).toList());

    private static final RuleTest.Given NOTHING_GIVEN = new RuleTest.Given(
            "", Optional.empty(), Instant.EPOCH, Map.of(), List.of(), false, Locale.ROOT, Optional.empty());
    private static final RuleTest.Expect ANYTHING =
            new RuleTest.Expect(false, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    private final String pack;
    private final Locale language;
    private final Map<String, Set<String>> choices;

    /**
     * Creates a reader of the tests of a document.
     *
     * @param home the document
     * @param choices the names of the choices of every rule of the document, by its short name
     */
    TestReader(Home home, Map<String, Set<String>> choices) {
        this.pack = home.pack();
        this.language = home.language();
        this.choices = choices;
    }

    List<RuleTest> read(Section document) {
        List<RuleTest> tests = new ArrayList<>();
        for (Json element : document.list("tests")) {
            document.section(element).ifPresent(section -> tests.add(test(section)));
        }
        return tests;
    }

    private boolean isPolicy() {
        return pack.equals(Names.POLICY);
    }

    private RuleTest test(Section section) {
        String name = section.requireText("name", TEXT).orElse("");
        List<String> packs = isPolicy() ? packs(section) : List.of(pack);
        Optional<RuleTest.Given> given = section.requireSection("given").map(inner -> given(inner, packs));
        Optional<RuleTest.Expect> expect = section.requireSection("expect").map(inner -> expect(inner, packs));
        section.end();
        return new RuleTest(name, packs, given.orElse(NOTHING_GIVEN), expect.orElse(ANYTHING));
    }

    private static List<String> packs(Section section) {
        return Placed.values(section.distinct(section.list("packs"), section::name));
    }

    private RuleTest.Given given(Section section, List<String> packs) {
        Optional<String> trigger = section.require("trigger").flatMap(section::dotted);
        Optional<String> user = section.text("user", TEXT);
        Instant at = section.instant("at").orElse(RuleTest.Given.DEFAULT_INSTANT);
        Map<String, @Nullable Object> facts = facts(section);
        List<RuleTest.Past> history = new ArrayList<>();
        for (Json element : section.list("history")) {
            section.section(element).ifPresent(inner -> history.add(past(inner, packs)));
        }
        boolean unattended = section.bool("unattended").orElse(false);
        Locale locale = section.language("locale").orElse(language);
        Optional<Duration> offlineFor = section.duration("offlineFor", Duration.ZERO, SettingsReader.LONGEST_AGE);
        section.end();
        return new RuleTest.Given(trigger.orElse(""), user, at, facts, history, unattended, locale, offlineFor);
    }

    /** Returns the facts of a section, by names that may be dotted. */
    static Map<String, @Nullable Object> facts(Section section) {
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        Optional<JsonObject> object = section.section("facts").map(Section::object);
        object.ifPresent(found -> found.members().forEach((name, member) -> {
            if (!Names.isDotted(name)) {
                section.problems()
                        .add(found, member, "a fact has a name " + Names.DOTTED_RULE + ", found " + Json.quote(name));
            }
            facts.put(name, Plain.of(member.value()));
        }));
        try {
            Situation.builder("test").facts(facts);
        } catch (IllegalArgumentException clash) {
            section.problem("facts", String.valueOf(clash.getMessage()));
        }
        return facts;
    }

    private RuleTest.Past past(Section section, List<String> packs) {
        Optional<String> rule =
                section.require("rule").flatMap(section::string).flatMap(text -> rule(text, packs, section));
        Optional<JsonText> answered = section.any("answered").flatMap(section::string);
        Optional<Boolean> shown = section.bool("shown");
        Duration ago = section.requireDuration("ago", Duration.ZERO, SettingsReader.LONGEST_AGE)
                .orElse(Duration.ZERO);
        int times = section.whole("times", 1, MOST_TIMES).orElse(1);
        Map<String, @Nullable Object> facts = facts(section);
        section.end();
        if (section.has("answered") == section.has("shown")) {
            section.problems().add(section.object(), "needs either \"shown\": true or answered");
        } else if (shown.isPresent() && !shown.get()) {
            section.problem("shown", "must be true, found false; leave the entry out instead");
        }
        answered.ifPresent(answer -> rule.ifPresent(name -> checkAnswer(answer, name, section)));
        return new RuleTest.Past(rule.orElse(""), answered.map(JsonText::value), ago, times, facts);
    }

    /** Of rules of other documents, the choices are not known here. */
    private void checkAnswer(JsonText answer, String rule, Section section) {
        Set<String> own = rule.startsWith(pack + "/") ? choices.get(rule.substring(pack.length() + 1)) : null;
        if (own != null && !own.contains(answer.value()) && !TYPES.contains(answer.value())) {
            Set<String> known = new LinkedHashSet<>(own);
            known.addAll(TYPES);
            section.problems()
                    .add(
                            answer,
                            "unknown choice or type of choice " + answer.shown()
                                    + Suggestion.of(answer.value(), known));
        } else if (own == null && !Names.isPlain(answer.value()) && !TYPES.contains(answer.value())) {
            section.problems()
                    .add(answer, "must be a choice's name " + Names.PLAIN_RULE + " or a type, found " + answer.shown());
        }
    }

    private RuleTest.Expect expect(Section section, List<String> packs) {
        Optional<Json> rule = section.any("rule");
        Optional<String> name = rule.filter(value -> !(value instanceof JsonNull))
                .flatMap(section::string)
                .flatMap(text -> rule(text, packs, section));
        Optional<FrictionLevel> level = section.word("frictionLevel", Vocabulary.LEVELS);
        Optional<Boolean> mayProceed = section.bool("mayProceed");
        var reason = section.word("reason", Vocabulary.REASONS);
        section.end();
        return new RuleTest.Expect(rule.isPresent(), name, level, mayProceed, reason);
    }

    /** Returns the full name of a rule, which must be there as far as can be known. */
    private Optional<String> rule(JsonText text, List<String> packs, Section section) {
        String name = text.value();
        int slash = name.indexOf('/');
        String home = slash < 0 ? pack : name.substring(0, slash);
        String id = name.substring(slash + 1);
        if (!Names.isPlain(home) || !Names.isPlain(id)) {
            section.problems().add(text, "must be the name of a rule such as " + example() + ", found " + text.shown());
        } else if (home.equals(pack) && !choices.containsKey(id)) {
            section.problems().add(text, "unknown rule " + text.shown() + Suggestion.of(id, choices.keySet()));
        } else if (!home.equals(pack) && !packs.contains(home)) {
            section.problems().add(text, "rule " + text.shown() + " is in pack \"" + home + "\", which " + unlisted());
        } else {
            return Optional.of(home + "/" + id);
        }
        return Optional.empty();
    }

    private String example() {
        return isPolicy() ? "documents/share-outside or policy/share-outside" : "share-outside";
    }

    private String unlisted() {
        return isPolicy() ? "the test does not list in packs" : "the tests of a pack do without";
    }
}
