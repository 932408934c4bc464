package org.securitynudge.rule;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.securitynudge.json.Problems;
import org.securitynudge.match.Catalogue;

/** Reads a rule pack. */
final class PackReader {
    private static final int WORD = 80;
    private static final List<String> HEAD = List.of("pack", "version", "issuedAt");

    private final Section document;
    private final Problems problems;

    PackReader(Section document) {
        this.document = document;
        this.problems = document.problems();
    }

    /** Returns the pack, or empty after adding at least one problem. */
    Optional<Pack> read(String digest) {
        if (document.has("policy") && !document.has("pack")) {
            document.problem("policy", "this is a policy, not a rule pack; it belongs where the policy is configured");
            return Optional.empty();
        } else if (!Format.isReadable(document)) {
            return Optional.empty();
        }
        document.any("$schema");
        String name = name().orElse("");
        long version = document.requireVersion("version").orElse(1L);
        Locale language = document.language("language").orElse(Locale.ENGLISH);
        Optional<Instant> issuedAt = document.instant("issuedAt");
        Optional<Owner> owner = RuleReader.owner(document);
        Set<String> jargon = Set.copyOf(
                Placed.values(document.distinct(document.list("jargon"), text -> document.text(text, WORD))));
        Home home = home(name, language, owner);
        Map<String, Set<String>> groups = new LinkedHashMap<>();
        new GroupsReader(name).read(document).forEach((full, members) -> groups.put(full, members.value()));
        document.require("rules");
        RuleReader rules = new RuleReader(home, new Groups(groups), problems);
        List<Rule> read = rules.read(document);
        List<RuleTest> tests = new TestReader(home, rules.choices()).read(document);
        document.end();
        return problems.isEmpty()
                ? Optional.of(new Pack(
                        home, new Pack.Issue(version, issuedAt, digest), jargon, new Groups(groups), read, tests))
                : Optional.empty();
    }

    /** Returns what it says of itself; empty after adding at least one problem. */
    Optional<PackHead> head() {
        boolean unambiguous = HEAD.stream().noneMatch(document.object()::isRepeated);
        Optional<String> name = name();
        Optional<Long> version = document.requireVersion("version");
        Optional<Instant> issuedAt = document.instant("issuedAt");
        return name.isPresent() && version.isPresent() && unambiguous
                ? Optional.of(new PackHead(name.get(), version.get(), issuedAt))
                : Optional.empty();
    }

    private Optional<String> name() {
        Optional<String> name = document.requireName("pack");
        if (name.isPresent() && name.get().equals(Names.POLICY)) {
            document.problem("pack", "\"policy\" is reserved for the rules of the policy; choose another name");
        }
        return name;
    }

    private Home home(String name, Locale language, Optional<Owner> owner) {
        Catalogue catalogue = new FactsReader().read(document);
        List<Placed<String>> report = document.distinct(document.list("report"), document::dotted);
        report.forEach(fact ->
                MessageReader.known(fact.value(), fact.place(), catalogue).ifPresent(problems::add));
        boolean reportText = document.bool("reportText").orElse(false);
        return new Home(name, language, catalogue, owner, Placed.values(report), reportText);
    }
}
