package org.securitynudge.rule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.securitynudge.json.Json;
import org.securitynudge.json.JsonArray;
import org.securitynudge.json.JsonObject;
import org.securitynudge.json.JsonText;
import org.securitynudge.json.Once;
import org.securitynudge.json.Problems;
import org.securitynudge.match.Condition;
import org.securitynudge.match.ConditionReader;
import org.securitynudge.model.FrictionLevel;
import org.securitynudge.model.Justification;

/** Reads the rules of a pack or of the policy. */
final class RuleReader {
    private static final int MOST_RULES = 20_000;
    private static final int LABEL = 80;
    private static final int TEXT = 4_096;

    private final Home home;
    private final Groups groups;
    private final Problems problems;
    private final ConditionReader conditions;
    private final Map<String, Section> places = new LinkedHashMap<>();
    private final Map<String, Set<String>> choices = new LinkedHashMap<>();

    RuleReader(Home home, Groups groups, Problems problems) {
        this.home = home;
        this.groups = groups;
        this.problems = problems;
        this.conditions = new ConditionReader(home.catalogue(), groups.shortNames(home.pack()), home.pack(), problems);
    }

    /** Returns the rules of a document's list; those with problems are left out. */
    List<Rule> read(Section document) {
        List<Json> elements = document.list("rules");
        if (elements.size() > MOST_RULES) {
            document.problem("rules", "has " + elements.size() + " rules; a document has at most " + MOST_RULES);
            return List.of();
        }
        List<Rule> rules = new ArrayList<>();
        for (Json element : elements) {
            int before = problems.count();
            Optional<Declaration> declaration = document.section(element).flatMap(this::rule);
            if (problems.count() == before) {
                declaration.ifPresent(found -> rules.add(Rule.of(found, groups)));
            }
        }
        return rules;
    }

    /** Returns the names of the choices of every rule, by its short name, whether the rule could be read or not. */
    Map<String, Set<String>> choices() {
        return choices;
    }

    private Optional<Declaration> rule(Section section) {
        Optional<String> id = section.requireName("id");
        id.ifPresent(name -> distinct(name, section));
        Declaration.Traits traits = traits(section);
        Condition condition = section.any("conditions")
                .flatMap(value -> object(value, section))
                .flatMap(conditions::read)
                .orElse(Condition.always());
        Optional<Settings> settings = settings(section, id.orElse(""));
        section.end();
        Once once = section.once();
        return settings.map(found ->
                new Declaration(home, home.fullName(id.orElse("")), once.of(traits), condition, once.of(found)));
    }

    private static Declaration.Traits traits(Section section) {
        int version = section.whole("version", 1, Integer.MAX_VALUE).orElse(1);
        int askAgain = section.whole("askAgain", 1, Integer.MAX_VALUE).orElse(1);
        List<String> triggers = section.require("trigger")
                .map(value -> triggers(value, section))
                .orElse(List.of());
        Set<String> written = new LinkedHashSet<>(Assigned.FIELDS);
        written.removeIf(field -> !section.has(field));
        List<String> tags = Placed.values(section.distinct(section.list("tags"), text -> section.text(text, LABEL)));
        Once once = section.once();
        return new Declaration.Traits(
                version,
                askAgain,
                once.of(List.copyOf(triggers)),
                once.of(Set.copyOf(written)),
                owner(section),
                once.of(List.copyOf(tags)),
                section.section("lint").map(RuleReader::lintOff).orElse(List.of()));
    }

    private static Optional<JsonObject> object(Json value, Section section) {
        return section.section(value).map(Section::object);
    }

    private void distinct(String id, Section section) {
        Section first = places.putIfAbsent(id, section);
        if (first != null) {
            section.problem(
                    "id",
                    Json.quote(id) + " is there twice; the first is "
                            + first.object().path() + " at " + first.object().line() + ":"
                            + first.object().column());
        }
    }

    private static List<String> triggers(Json value, Section section) {
        if (value instanceof JsonText text) {
            return section.dotted(text).stream().toList();
        } else if (value instanceof JsonArray) {
            return Placed.values(section.distinct(section.filledList("trigger"), section::dotted));
        }
        section.problem("trigger", "must be a name or a list of names, found " + value.shown());
        return List.of();
    }

    /** Reads the tunable fields and everything that is shown; empty if it cannot be told what the rule says. */
    private Optional<Settings> settings(Section section, String id) {
        section.require("frictionLevel");
        section.require("message");
        Assigned assigned = new SettingsReader(section, home.language()).read();
        Optional<FrictionLevel> level = assigned.level().map(Setting::value);
        List<Setting.Check> checks = new ArrayList<>();
        ChoicesReader choicesReader = new ChoicesReader(section, level, checks);
        choicesReader.read();
        Set<String> ids = new LinkedHashSet<>();
        choicesReader.choices().forEach(choice -> ids.add(choice.id()));
        choices.put(id, ids);
        Optional<Justification> justification =
                section.section("justification").map(inner -> new JustificationReader(inner, checks).read());
        var sponsor = MessageReader.sponsor(section);
        Once once = section.once();
        Optional<Texts> texts = assigned.message()
                .map(Setting::value)
                .map(message -> new Texts(
                        List.of(once.of(message.words(choicesReader.labels()))),
                        choicesReader.choices(),
                        once.of(justification),
                        message.learnMore(),
                        once.of(sponsor)));
        Setting.Target target = new Setting.Target(level, level, home.catalogue(), texts);
        Consumer<org.securitynudge.model.Problem> sink = problems::add;
        assigned.check(target, sink);
        checks.forEach(check -> check.on(target, sink));
        return texts.flatMap(found -> level.map(at -> assigned.declared(at, found, once)));
    }

    static Optional<Owner> owner(Section section) {
        return section.section("owner").map(inner -> {
            Owner owner = new Owner(inner.requireText("team", LABEL).orElse(""), inner.text("contact", TEXT));
            inner.end();
            return owner;
        });
    }

    private static List<LintOff> lintOff(Section lint) {
        List<LintOff> off = new ArrayList<>();
        for (Json element : lint.list("off")) {
            lint.section(element).ifPresent(inner -> {
                off.add(new LintOff(inner.requireName("code").orElse(""), inner.text("because", TEXT)));
                inner.end();
            });
        }
        lint.end();
        return off;
    }
}
