package org.securitynudge.match;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A condition that is ready to be evaluated. */
public final class Matcher {
    private final Clause clause;

    Matcher(Clause clause) {
        this.clause = clause;
    }

    /**
     * Returns whether the condition holds. It never throws for any tree of strings, numbers, booleans, instants, lists,
     * maps and nulls, and takes a bounded time, whatever a regular expression in it would take.
     *
     * @param facts the facts, as a tree of maps
     * @param now the instant that {@code now} stands for
     * @param report told what is odd
     */
    public boolean matches(Map<String, ? extends @Nullable Object> facts, Instant now, Report report) {
        return new Evaluation(InstantSource.fixed(now), report).holds(clause, facts);
    }

    /** Returns what must hold, for the index. */
    Clause clause() {
        return clause;
    }

    /**
     * Returns what became of each part of the condition, all of which must hold.
     *
     * @param facts the facts, as a tree of maps
     * @param now the instant that {@code now} stands for
     * @param report told what is odd
     */
    public List<Outcome> explain(Map<String, ? extends @Nullable Object> facts, Instant now, Report report) {
        return new Dissection(now, report).of(clause, facts);
    }
}
