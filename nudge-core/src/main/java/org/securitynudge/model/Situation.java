package org.securitynudge.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What somebody is about to do: a trigger, a user and the facts that the application knows.
 *
 * <p>Dotted names and nested maps are the same thing: {@code fact("document.classification", x)} equals {@code fact("document",
 * Map.of("classification", x))}. A fact that is null, NaN or infinite is absent.
 */
public final class Situation {
    private final String trigger;
    private final @Nullable String user;
    private final Locale locale;
    private final boolean unattended;
    private final Map<String, @Nullable Object> facts;
    private final int cutOff;

    private Situation(Builder builder) {
        this.trigger = builder.trigger;
        this.user = builder.user;
        this.locale = builder.locale;
        this.unattended = builder.unattended;
        this.facts = builder.facts.tree();
        this.cutOff = builder.facts.cutOff();
    }

    /**
     * Returns a builder for a situation on a trigger.
     *
     * @throws IllegalArgumentException if the trigger is empty
     */
    public static Builder builder(String trigger) {
        return new Builder(trigger);
    }

    /** Returns the name of the protected action. */
    public String trigger() {
        return trigger;
    }

    /** Returns who is about to do it, as the application names people. */
    public Optional<String> user() {
        return Optional.ofNullable(user);
    }

    /** Returns the reader's locale: it chooses the translation and the form of numbers. */
    public Locale locale() {
        return locale;
    }

    /** Returns whether nobody is there to answer. */
    public boolean isUnattended() {
        return unattended;
    }

    /**
     * Returns the facts as an unmodifiable tree of maps, lists, strings, booleans, numbers, instants and, inside maps and lists, nulls.
     */
    public Map<String, @Nullable Object> facts() {
        return facts;
    }

    /** Returns how many parts of the facts were left out or shortened because they went over a limit or are of no known type. */
    public int cutOff() {
        return cutOff;
    }

    /** Returns the trigger; never the user or a fact. */
    @Override
    public String toString() {
        return "Situation[" + trigger + "]";
    }

    /**
     * Collects a situation. It throws for two mistakes only, an empty trigger and facts that clash; everything else that is odd (nesting over
     * 32 levels, over 10 000 members, strings over 65 536 characters, cycles, values of unknown types) is cut off and counted.
     */
    public static final class Builder {
        private final String trigger;
        private final FactTree facts = new FactTree();
        private @Nullable String user;
        private Locale locale = Locale.ENGLISH;
        private boolean unattended;

        private Builder(String trigger) {
            requireNonNull(trigger, "trigger");
            if (trigger.isBlank()) {
                throw new IllegalArgumentException("trigger is empty");
            }
            this.trigger = trigger;
        }

        /** Sets who is about to do it; null or empty means nobody known. Default: nobody known. */
        public Builder user(@Nullable String user) {
            this.user = user == null || user.isEmpty() ? null : user;
            return this;
        }

        /** Sets the reader's locale. Default: English. */
        public Builder locale(Locale locale) {
            this.locale = requireNonNull(locale, "locale");
            return this;
        }

        /** Says that nobody is there to answer: a batch job, a service account, an AI agent. Default: somebody is. */
        public Builder unattended() {
            this.unattended = true;
            return this;
        }

        /** Sets a fact; null leaves it absent. */
        public Builder fact(String name, @Nullable String value) {
            return set(name, value);
        }

        /** Sets a fact; null leaves it absent. */
        public Builder fact(String name, @Nullable Boolean value) {
            return set(name, value);
        }

        /** Sets a fact; null leaves it absent. */
        public Builder fact(String name, @Nullable Number value) {
            return set(name, value);
        }

        /** Sets a fact; null leaves it absent. */
        public Builder fact(String name, @Nullable Instant value) {
            return set(name, value);
        }

        /** Sets a fact to the name of a constant; null leaves it absent. */
        public Builder fact(String name, @Nullable Enum<?> value) {
            return set(name, value);
        }

        /** Sets a fact to a list, which is copied; null leaves it absent. */
        public Builder fact(String name, @Nullable Collection<?> value) {
            return set(name, value);
        }

        /** Sets a fact to a map, which is copied; null leaves it absent. */
        public Builder fact(String name, @Nullable Map<String, ?> value) {
            return set(name, value);
        }

        /** Sets a fact. */
        public Builder fact(String name, boolean value) {
            return set(name, value);
        }

        /** Sets a fact. */
        public Builder fact(String name, long value) {
            return set(name, value);
        }

        /** Sets a fact; NaN and infinities leave it absent. */
        public Builder fact(String name, double value) {
            return set(name, value);
        }

        /** Sets several facts, by names that may be dotted. */
        public Builder facts(Map<String, ?> values) {
            values.forEach(this::set);
            return this;
        }

        private Builder set(String name, @Nullable Object value) {
            facts.put(requireNonNull(name, "name"), value);
            return this;
        }

        /** Returns the situation. */
        public Situation build() {
            return new Situation(this);
        }
    }
}
