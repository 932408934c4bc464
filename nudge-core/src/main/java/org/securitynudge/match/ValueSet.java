package org.securitynudge.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Values to look a fact up in. Looking up costs about the same for two and for ten thousand of them. */
final class ValueSet {
    private final List<@Nullable Object> values;
    private final boolean ignoreCase;
    private final Set<String> texts;
    private final Amount[] amounts;
    private final List<@Nullable Object> others;

    ValueSet(Collection<@Nullable Object> values, boolean ignoreCase) {
        this.values = Collections.unmodifiableList(new ArrayList<>(values));
        this.ignoreCase = ignoreCase;
        this.texts = ignoreCase ? new TreeSet<>(String.CASE_INSENSITIVE_ORDER) : new HashSet<>();
        this.others = new ArrayList<>();
        List<Amount> numbers = new ArrayList<>();
        for (Object value : values) {
            if (value instanceof String text) {
                texts.add(text);
            } else if (value instanceof Amount amount) {
                numbers.add(amount);
            } else {
                others.add(value);
            }
        }
        this.amounts = numbers.toArray(Amount[]::new);
        Arrays.sort(amounts);
    }

    boolean contains(@Nullable Object fact) {
        if (fact instanceof String text) {
            return texts.contains(text);
        } else if (fact instanceof Number number) {
            return Amount.isFinite(number) && contains(number);
        }
        for (int i = 0; i < others.size(); i++) {
            if (Values.equalsOperand(fact, others.get(i))) {
                return true;
            }
        }
        return false;
    }

    private boolean contains(Number number) {
        int low = 0;
        int high = amounts.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int sign = amounts[middle].signOf(number);
            if (sign == 0) {
                return true;
            } else if (sign < 0) {
                high = middle - 1;
            } else {
                low = middle + 1;
            }
        }
        return false;
    }

    boolean hasNull() {
        return others.contains(null);
    }

    /** Returns the values as they were written. */
    List<@Nullable Object> values() {
        return values;
    }

    boolean ignoresCase() {
        return ignoreCase;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ValueSet set && ignoreCase == set.ignoreCase && values.equals(set.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }
}
