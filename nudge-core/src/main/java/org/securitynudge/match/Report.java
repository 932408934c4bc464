package org.securitynudge.match;

/**
 * Told what an evaluation noticed besides its result. It may be told the same thing any number of times, and by several
 * threads at once.
 */
public interface Report {
    /** The report that nobody reads. */
    Report NONE = new Report() {
        @Override
        public void wrongType(String fact) {}

        @Override
        public void overBudget(String predicate) {}
    };

    /**
     * A fact had a value of another type than its catalogue declares.
     *
     * @param fact the name of the fact
     */
    void wrongType(String fact);

    /**
     * A regular expression was given up: it took too many steps or too deep a stack.
     *
     * @param predicate the predicate as text; it holds nothing of the facts
     */
    void overBudget(String predicate);
}
