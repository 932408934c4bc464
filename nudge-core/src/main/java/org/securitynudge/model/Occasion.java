package org.securitynudge.model;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * One asking of one person. Prompt, token, acknowledgment and events of the same asking carry the same occasion.
 *
 * @param id a UUIDv7 (RFC 9562), which is also the id of the acknowledgment's event; empty when nobody was asked
 * @param rule the full name of the rule that asked, {@code pack/rule}; empty when nobody was asked
 * @param ruleVersion the version of that rule; 0 when nobody was asked
 * @param user the person, as the application named them
 * @param trigger the protected action
 */
public record Occasion(String id, String rule, int ruleVersion, Optional<String> user, String trigger) {
    private static final Occasion NONE = new Occasion("", "", 0, Optional.empty(), "");

    public Occasion {
        requireNonNull(id, "id");
        requireNonNull(rule, "rule");
        requireNonNull(user, "user");
        requireNonNull(trigger, "trigger");
    }

    /** Returns the occasion of a decision that asked nobody. Reporting its outcome does nothing. */
    public static Occasion none() {
        return NONE;
    }

    /** Returns whether nobody was asked. */
    public boolean isNone() {
        return id.isEmpty();
    }

    /** Returns id, rule and trigger; never the user. */
    @Override
    public String toString() {
        return isNone() ? "Occasion[none]" : "Occasion[" + id + " " + rule + "@" + ruleVersion + " " + trigger + "]";
    }
}
