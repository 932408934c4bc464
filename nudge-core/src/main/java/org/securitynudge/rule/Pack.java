package org.securitynudge.rule;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A rule pack: a product team's document. */
public final class Pack {
    private final Home home;
    private final long version;
    private final Optional<Instant> issuedAt;
    private final Set<String> jargon;
    private final Map<String, Set<String>> groups;
    private final List<Rule> rules;
    private final List<RuleTest> tests;
    private final String digest;

    Pack(
            Home home,
            long version,
            Optional<Instant> issuedAt,
            Set<String> jargon,
            Map<String, Set<String>> groups,
            List<Rule> rules,
            List<RuleTest> tests,
            String digest) {
        this.home = requireNonNull(home, "home");
        this.version = version;
        this.issuedAt = requireNonNull(issuedAt, "issuedAt");
        this.jargon = Set.copyOf(jargon);
        this.groups = Map.copyOf(groups);
        this.rules = List.copyOf(rules);
        this.tests = List.copyOf(tests);
        this.digest = requireNonNull(digest, "digest");
    }

    /** Returns the name. */
    public String name() {
        return home.pack();
    }

    /** Returns the version. */
    public long version() {
        return version;
    }

    /** Returns when this version was issued; a pack from a remote source must say so. */
    public Optional<Instant> issuedAt() {
        return issuedAt;
    }

    /** Returns the language of its texts. */
    public Locale language() {
        return home.language();
    }

    /** Returns whom to ask about it. */
    public Optional<Owner> owner() {
        return home.owner();
    }

    /** Returns words that its texts shall not use. */
    public Set<String> jargon() {
        return jargon;
    }

    /** Returns its groups by their names within the pack. */
    public Map<String, Set<String>> groups() {
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
    String digest() {
        return digest;
    }

    /** Returns name and version: {@code documents@4}. */
    @Override
    public String toString() {
        return name() + "@" + version;
    }
}
