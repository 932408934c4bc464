package org.securitynudge.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;

/**
 * Everything that is held about a person, to be shown to them.
 *
 * @param entries what was recorded, the oldest first
 */
public record PersonalRecord(List<Entry> entries) {
    public PersonalRecord {
        entries = List.copyOf(entries);
    }

    /**
     * Something recorded.
     *
     * @param at when it happened
     * @param what the wire name of its kind, such as {@code org.securitynudge.prompt.answered.v1}
     * @param rule the full name of the rule
     * @param details the rest in words, such as {@code choice proceed}
     */
    public record Entry(Instant at, String what, String rule, List<String> details) {
        public Entry {
            requireNonNull(at, "at");
            requireNonNull(what, "what");
            requireNonNull(rule, "rule");
            details = List.copyOf(details);
        }
    }

    /** Returns how many entries there are; never what they say. */
    @Override
    public String toString() {
        return "PersonalRecord[" + entries.size() + " entries]";
    }
}
