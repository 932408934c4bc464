package org.securitynudge.rule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.securitynudge.json.Json;
import org.securitynudge.json.Problems;
import org.securitynudge.match.Catalogue;
import org.securitynudge.model.FrictionLevel;

/** Reads the policy: header and kill switch first, as they are usable alone. */
final class PolicyReader {
    private static final List<String> HEAD =
            List.of("format", "policy", "audience", "version", "issuedAt", "expires", "killSwitch");
    private static final int MOST_SHOWS = 1_000_000;
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Section document;
    private final Problems problems;

    PolicyReader(Section document) {
        this.document = document;
        this.problems = document.problems();
    }

    /** Returns the policy, without its body if only that has problems, or empty after adding at least one problem. */
    Optional<Policy> read(String digest) {
        if (document.has("pack") && !document.has("policy")) {
            document.problem("pack", "this is a rule pack, not a policy; it belongs where the rules are configured");
            return Optional.empty();
        }
        Optional<Policy> head = head(digest);
        if (!Format.isReadable(document)) {
            return head;
        }
        Policy.Body body = body();
        document.end();
        return problems.isEmpty() ? head.map(policy -> policy.with(body)) : head;
    }

    /** Returns the policy with nothing but header and kill switch, or empty after adding at least one problem. */
    Optional<Policy> head(String digest) {
        int before = problems.count();
        boolean unambiguous = HEAD.stream().noneMatch(document.object()::isRepeated);
        Policy.Header header = header();
        return killSwitch()
                .filter(killSwitch -> unambiguous && problems.count() == before)
                .map(killSwitch -> new Policy(header, killSwitch, Optional.empty(), digest));
    }

    private Policy.Header header() {
        String name = document.requireName("policy").orElse("");
        document.require("audience");
        List<Placed<Policy.Audience>> audience = document.distinct(
                document.filledList("audience"),
                text -> document.parsed(
                        Optional.of(text), PolicyReader::audience, "application:environment, with * for either"));
        long version = document.requireVersion("version").orElse(1L);
        Optional<Instant> issuedAt = document.requireInstant("issuedAt");
        Optional<Instant> expires = document.instant("expires");
        if (issuedAt.isPresent() && expires.isPresent() && !issuedAt.get().isBefore(expires.get())) {
            document.problem(
                    "expires", "must be after issuedAt, which is " + issuedAt.get() + ", found " + expires.get());
        }
        return new Policy.Header(name, Placed.values(audience), version, issuedAt.orElse(Instant.EPOCH), expires);
    }

    private static Optional<Policy.Audience> audience(String text) {
        int colon = text.indexOf(':');
        boolean wellFormed = colon > 0
                && colon == text.lastIndexOf(':')
                && colon < text.length() - 1
                && text.chars().noneMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c));
        return Optional.of(text)
                .filter(found -> wellFormed)
                .map(found -> new Policy.Audience(found.substring(0, colon), found.substring(colon + 1)))
                .filter(found -> isWholeStar(found.application()) && isWholeStar(found.environment()));
    }

    /** A star stands for every name, never for a part of one. */
    private static boolean isWholeStar(String part) {
        return part.equals("*") || part.indexOf('*') < 0;
    }

    /** Returns the kill switch; empty if what it says is in doubt. */
    private Optional<KillSwitch> killSwitch() {
        if (document.any("killSwitch").isEmpty()) {
            return Optional.of(KillSwitch.NONE);
        }
        return document.section("killSwitch").flatMap(section -> {
            boolean everything = section.bool("everything").orElse(false);
            List<Placed<NamePattern>> rules = patterns(section.list("rules"), section);
            section.end();
            boolean repeated = section.object().members().keySet().stream().anyMatch(section.object()::isRepeated);
            return repeated ? Optional.empty() : Optional.of(new KillSwitch(everything, rules));
        });
    }

    /** Reads patterns of full names of rules. */
    static List<Placed<NamePattern>> patterns(List<Json> elements, Section section) {
        return section.distinct(elements, text -> pattern(text, section));
    }

    private static Optional<NamePattern> pattern(Json text, Section section) {
        return section.parsed(
                Optional.of(text),
                NamePattern::parse,
                "a full name such as documents/share-outside, with * for any letters");
    }

    private Policy.Body body() {
        document.any("$schema");
        Locale language = document.language("language").orElse(Locale.ENGLISH);
        Home home = new Home(Names.POLICY, language, Catalogue.open(), Optional.empty(), List.of(), false);
        Placed<Limits> limits = document.section("limits").map(this::limits).orElse(Policy.Body.EMPTY.limits());
        List<Tuning> tuning = new ArrayList<>();
        for (Json element : document.list("tuning")) {
            document.section(element).ifPresent(section -> tuning.add(new TuningReader(section, language).read()));
        }
        Map<String, Placed<Set<String>>> groups = new GroupsReader(Names.POLICY).read(document);
        Map<String, Set<String>> members = new LinkedHashMap<>();
        groups.forEach((name, placed) -> members.put(name, placed.value()));
        RuleReader rules = new RuleReader(home, new Groups(members), problems);
        List<Rule> read = rules.read(document);
        List<RuleTest> tests = new TestReader(home, rules.choices()).read(document);
        return new Policy.Body(limits, tuning, groups, read, tests);
    }

    private Placed<Limits> limits(Section section) {
        FrictionLevel maximum =
                section.word("maximumFrictionLevel", Vocabulary.LEVELS).orElse(FrictionLevel.BLOCK);
        Optional<Duration> minimumBetween =
                section.duration("minimumBetween", Duration.ZERO, SettingsReader.LONGEST_WINDOW);
        Optional<Limits.Shows> promptsPerUser =
                section.section("promptsPerUser").map(PolicyReader::shows);
        section.end();
        return new Placed<>(new Limits(maximum, minimumBetween, promptsPerUser), section.place("maximumFrictionLevel"));
    }

    private static Limits.Shows shows(Section section) {
        int shows = section.require("shows")
                .flatMap(value -> section.whole("shows", 1, MOST_SHOWS))
                .orElse(1);
        Duration every = section.requireDuration("every", SECOND, SettingsReader.LONGEST_WINDOW)
                .orElse(SECOND);
        section.end();
        return new Limits.Shows(shows, every);
    }
}
