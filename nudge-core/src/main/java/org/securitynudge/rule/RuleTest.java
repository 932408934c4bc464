package org.securitynudge.rule;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.securitynudge.model.Decision;
import org.securitynudge.model.FrictionLevel;

/**
 * A test that a document brings for its rules. Rules are named in full.
 *
 * @param name what is tested, in words
 * @param packs the packs the test needs; of a pack's own test the pack itself
 * @param given the situation and what happened before
 * @param expect the decision that shall come out
 */
public record RuleTest(String name, List<String> packs, Given given, Expect expect) {
    /** Copies the list. */
    public RuleTest {
        requireNonNull(name, "name");
        packs = List.copyOf(packs);
        requireNonNull(given, "given");
        requireNonNull(expect, "expect");
    }

    /**
     * The situation and what happened before.
     *
     * @param trigger the protected action
     * @param user who is about to do it
     * @param at the instant of the decision
     * @param facts the facts by name; dotted names and nested maps are the same thing
     * @param history what this user was shown and answered before
     * @param unattended whether nobody is there to answer
     * @param locale the reader's locale
     * @param offlineFor how long ago the remote sources were last reached; empty if they are not remote
     */
    public record Given(
            String trigger,
            Optional<String> user,
            Instant at,
            Map<String, @Nullable Object> facts,
            List<Past> history,
            boolean unattended,
            Locale locale,
            Optional<Duration> offlineFor) {
        /** The instant of a test that names none. */
        public static final Instant DEFAULT_INSTANT = Instant.parse("2026-01-05T12:00:00Z");

        /** Copies the collections. */
        public Given {
            requireNonNull(trigger, "trigger");
            requireNonNull(user, "user");
            requireNonNull(at, "at");
            facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
            history = List.copyOf(history);
            requireNonNull(locale, "locale");
            requireNonNull(offlineFor, "offlineFor");
        }
    }

    /**
     * Something that happened before.
     *
     * @param rule the full name of the rule
     * @param answered the name or the type of the choice, as the document has it; empty if the prompt was shown and not answered
     * @param ago how long before the decision
     * @param times how many times
     * @param facts the facts of that time
     */
    public record Past(
            String rule, Optional<String> answered, Duration ago, int times, Map<String, @Nullable Object> facts) {
        /** Copies the map. */
        public Past {
            requireNonNull(rule, "rule");
            requireNonNull(answered, "answered");
            requireNonNull(ago, "ago");
            facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
        }
    }

    /**
     * The decision that shall come out; what is empty may be anything.
     *
     * @param namesRule whether the rule matters
     * @param rule the full name of the rule that prompts or refuses; empty for none
     * @param level the level
     * @param mayProceed whether the action may go on
     * @param reason the reason
     */
    public record Expect(
            boolean namesRule,
            Optional<String> rule,
            Optional<FrictionLevel> level,
            Optional<Boolean> mayProceed,
            Optional<Decision.Reason> reason) {
        /** Checks that nothing is null. */
        public Expect {
            requireNonNull(rule, "rule");
            requireNonNull(level, "level");
            requireNonNull(mayProceed, "mayProceed");
            requireNonNull(reason, "reason");
        }
    }
}
