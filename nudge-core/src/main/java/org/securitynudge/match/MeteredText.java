package org.securitynudge.match;

/** Texts for a regular expression to read, which count the reads and end them when the budget is used up. */
final class MeteredText implements CharSequence {
    /** How often the texts of one predicate may be read: some milliseconds. */
    static final int BUDGET = 1_000_000;

    private String text = "";
    private int left = BUDGET;
    private int cost = 1;

    /** Thrown when the budget is used up. It is no error, so it has no stack trace. */
    static final class UsedUpException extends RuntimeException {
        private static final long serialVersionUID = 1;

        private UsedUpException() {
            super("budget used up", null, false, false);
        }
    }

    /** Takes the next text, on what is left of the budget. */
    MeteredText of(String next) {
        text = next;
        return this;
    }

    /** Sets what each read costs from now on. */
    MeteredText at(int costPerRead) {
        cost = costPerRead;
        return this;
    }

    /** Returns what is left of the budget; the last read may have overdrawn it by less than its cost. */
    int left() {
        return left;
    }

    boolean isUsedUp() {
        return left <= 0;
    }

    void useUp() {
        left = 0;
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        if (left <= 0) {
            throw new UsedUpException();
        }
        left -= cost;
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
