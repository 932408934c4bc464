package org.securitynudge.rule;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The central policy: the security team's document. */
public final class Policy {
    private final Header header;
    private final KillSwitch killSwitch;
    private final Optional<Body> body;
    private final String own;
    private final String killing;

    Policy(Header header, KillSwitch killSwitch, Optional<Body> body, String digest) {
        this(header, killSwitch, body, digest, "");
    }

    /**
     * Creates a policy.
     *
     * @param own the digest of its document
     * @param killing the digest of the newer document that its kill switch is from; empty for its own
     */
    private Policy(Header header, KillSwitch killSwitch, Optional<Body> body, String own, String killing) {
        this.header = requireNonNull(header, "header");
        this.killSwitch = requireNonNull(killSwitch, "killSwitch");
        this.body = requireNonNull(body, "body");
        this.own = requireNonNull(own, "own");
        this.killing = killing;
    }

    /** What is usable even if the rest is broken. */
    record Header(String name, List<Audience> audience, long version, Instant issuedAt, Optional<Instant> expires) {
        Header {
            audience = List.copyOf(audience);
        }
    }

    /**
     * The rest, as the document declares it.
     *
     * @param limits the limits, at the place of the highest level
     * @param groups the groups by full names, those that replace a pack's included
     */
    record Body(
            Placed<Limits> limits,
            List<Tuning> tuning,
            Map<String, Placed<Set<String>>> groups,
            List<Rule> rules,
            List<RuleTest> tests) {
        static final Body EMPTY =
                new Body(new Placed<>(Limits.NONE, new Place(0, 0, "")), List.of(), Map.of(), List.of(), List.of());

        Body {
            tuning = List.copyOf(tuning);
            groups = Map.copyOf(groups);
            rules = List.copyOf(rules);
            tests = List.copyOf(tests);
        }
    }

    /**
     * An application and an environment that a policy is for.
     *
     * @param application the name, or {@code *} for every one
     * @param environment the name, or {@code *} for every one
     */
    record Audience(String application, String environment) {
        boolean includes(String anApplication, String anEnvironment) {
            return (application.equals("*") || application.equals(anApplication))
                    && (environment.equals("*") || environment.equals(anEnvironment));
        }

        @Override
        public String toString() {
            return application + ":" + environment;
        }
    }

    /** Returns the name. */
    public String name() {
        return header.name();
    }

    /** Returns whom it is for, as {@code application:environment}. */
    public List<String> audience() {
        return header.audience().stream().map(Audience::toString).toList();
    }

    /** Returns whether it is for an application in an environment. */
    public boolean appliesTo(String application, String environment) {
        return header.audience().stream().anyMatch(audience -> audience.includes(application, environment));
    }

    /** Returns the version. */
    public long version() {
        return header.version();
    }

    /** Returns when it was issued. */
    public Instant issuedAt() {
        return header.issuedAt();
    }

    /** Returns from when on it is flagged as expired; it stays in force all the same. */
    public Optional<Instant> expires() {
        return header.expires();
    }

    /** Returns whether only its header and its kill switch are usable, as the rest is broken or of a newer format. */
    public boolean isPartial() {
        return body.isEmpty();
    }

    /** Returns its own rules in the order of the document; none if it is partial. */
    public List<Rule> rules() {
        return body().rules();
    }

    /** Returns its tests; none if it is partial. */
    public List<RuleTest> tests() {
        return body().tests();
    }

    /**
     * Returns this policy under the kill switch of a newer one: what is in force when the newer one is partial. Its name, version and dates
     * stay its own.
     */
    public Policy withKillSwitchOf(Policy newer) {
        return new Policy(header, newer.killSwitch, body, own, newer.own);
    }

    Policy with(Body rest) {
        return new Policy(header, killSwitch, Optional.of(rest), own);
    }

    KillSwitch killSwitch() {
        return killSwitch;
    }

    Body body() {
        return body.orElse(Body.EMPTY);
    }

    /** Returns a digest of the document's bytes, and of those of the newer one that its kill switch is from. */
    public String digest() {
        return own + killing;
    }

    /** Returns name and version: {@code policy company-defaults@42}. */
    @Override
    public String toString() {
        return "policy " + name() + "@" + version();
    }
}
