package org.securitynudge.rule;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.securitynudge.match.Catalogue;

/** A rule pack: a product team's document. */
public final class Pack {
    private final Home home;
    private final Issue issue;
    private final Set<String> jargon;
    private final Groups groups;
    private final List<Rule> rules;
    private final List<RuleTest> tests;

    Pack(Home home, Issue issue, Set<String> jargon, Groups groups, List<Rule> rules, List<RuleTest> tests) {
        this.home = requireNonNull(home, "home");
        this.issue = requireNonNull(issue, "issue");
        this.jargon = Set.copyOf(jargon);
        this.groups = requireNonNull(groups, "groups");
        this.rules = List.copyOf(rules);
        this.tests = List.copyOf(tests);
    }

    /** What tells a document from its earlier versions. */
    record Issue(long version, Optional<Instant> issuedAt, String digest) {}

    /** Returns the name. */
    public String name() {
        return home.pack();
    }

    /** Returns the version. */
    public long version() {
        return issue.version();
    }

    /** Returns when this version was issued; a pack from a remote source must say so. */
    public Optional<Instant> issuedAt() {
        return issue.issuedAt();
    }

    /** Returns the language of its texts. */
    public Locale language() {
        return home.language();
    }

    /** Returns the facts that its rules may speak of. */
    public Catalogue catalogue() {
        return home.catalogue();
    }

    /** Returns whom to ask about it. */
    public Optional<Owner> owner() {
        return home.owner();
    }

    /** Returns words that its texts shall not use. */
    public Set<String> jargon() {
        return jargon;
    }

    /** Returns its groups. */
    Groups groups() {
        return groups;
    }

    /** Returns its rules in the order of the document, without any policy. */
    public List<Rule> rules() {
        return rules;
    }

    /** Returns its tests. */
    public List<RuleTest> tests() {
        return tests;
    }

    /** Returns a digest of the document's bytes. */
    public String digest() {
        return issue.digest();
    }

    /** Returns name and version: {@code documents@4}. */
    @Override
    public String toString() {
        return name() + "@" + version();
    }
}
