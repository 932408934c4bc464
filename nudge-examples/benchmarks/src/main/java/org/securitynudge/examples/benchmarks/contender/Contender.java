package org.securitynudge.examples.benchmarks.contender;

import java.util.Set;
import org.securitynudge.examples.benchmarks.neutral.Facts;

/**
 * A way to find which of a set of rules match.
 *
 * @param <S> a situation in the contender's own form
 */
public interface Contender<S> extends AutoCloseable {
    /** Returns facts in the form that {@link #decide} is fastest with. Not measured, unless a benchmark says so. */
    S prepare(Facts facts);

    /**
     * Looks which rules match: all of them, not only whether one does. This is what is measured.
     *
     * @return how many match; from one that tells of the strongest only, 1
     */
    int decide(S situation);

    /** Returns the names of the rules that {@link #decide} finds. Not measured. */
    Set<String> matches(S situation);

    /** Lets go of what it holds. */
    @Override
    default void close() {}
}
