package org.securitynudge.match;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.securitynudge.match.Clause.Predicate;
import org.securitynudge.match.Criterion.Compared;
import org.securitynudge.match.Criterion.Equal;
import org.securitynudge.match.Criterion.Exists;
import org.securitynudge.match.Criterion.Matching;
import org.securitynudge.match.Criterion.Member;
import org.securitynudge.match.Criterion.OfType;
import org.securitynudge.match.Criterion.OneOf;
import org.securitynudge.match.Criterion.Timed;
import org.securitynudge.match.Criterion.VersionCompared;
import org.securitynudge.match.Criterion.WithText;

/** How two criteria on the same value stand to each other, as far as that can be told without the value. */
final class Criteria {
    private Criteria() {}

    /** Returns whether everything that meets {@code narrow}, a missing fact included, surely meets {@code wide}. */
    static boolean covers(Criterion narrow, Criterion wide) {
        if (narrow.equals(wide)) {
            return true;
        } else if (wide instanceof Exists) {
            return !narrow.holdsOnMissing();
        }
        Optional<List<@Nullable Object>> values = values(narrow);
        if (values.isPresent()) {
            return !wide.isOnWhole() && values.get().stream().allMatch(value -> meets(wide, value, false));
        } else if (narrow instanceof WithText one && wide instanceof WithText other) {
            return one.place() == other.place()
                    && one.ignoreCase() == other.ignoreCase()
                    && other.parts().containsAll(one.parts());
        }
        return bounds(narrow, wide, Bound::isInside);
    }

    /** Returns whether a value that meets one surely does not meet the other; neither does a missing fact. */
    static boolean excludes(Criterion one, Criterion other) {
        Optional<List<@Nullable Object>> values = values(one);
        if (values.isPresent()) {
            return values.get().stream().noneMatch(value -> meets(other, value, true));
        } else if (values(other).isPresent()) {
            return excludes(other, one);
        } else if (one instanceof Compared a && other instanceof Compared b) {
            return !sameKind(a.value(), b.value()) || bounds(one, other, Bound::excludes);
        }
        return bounds(one, other, Bound::excludes);
    }

    private interface Relation {
        boolean holds(Bound one, Bound other);
    }

    private static boolean bounds(Criterion one, Criterion other, Relation relation) {
        Bound a = Bound.of(one);
        Bound b = Bound.of(other);
        return a != null && b != null && sameKind(a.value(), b.value()) && relation.holds(a, b);
    }

    private static boolean sameKind(Object a, Object b) {
        return a.getClass() == b.getClass();
    }

    /** Returns the only values that meet a criterion, if they are few enough to be listed in it. */
    static Optional<List<@Nullable Object>> values(Criterion criterion) {
        if (criterion instanceof Equal equal && !equal.ignoreCase()) {
            return Optional.of(Arrays.asList(equal.value()));
        }
        return criterion instanceof OneOf oneOf && !oneOf.values().ignoresCase()
                ? Optional.of(oneOf.values().values())
                : Optional.empty();
    }

    /**
     * Returns whether a value of a condition meets a criterion.
     *
     * @param otherwise what to return where that cannot be told
     */
    static boolean meets(Criterion criterion, @Nullable Object value, boolean otherwise) {
        if (value == null) {
            return criterion.holdsOnMissing() || (otherwise && criterion.isOnWhole());
        } else if (!isTold(criterion) || value instanceof List || value instanceof Map) {
            return otherwise;
        }
        Object fact = value instanceof Amount amount ? amount.exact() : value;
        if (criterion instanceof OneOf oneOf) {
            return oneOf.values().contains(fact);
        }
        Predicate predicate = new Predicate(Path.SELF, false, criterion);
        return new Evaluation(InstantSource.fixed(Instant.EPOCH), Report.NONE).meets(predicate, fact);
    }

    /** Not by the members of a group, by time, by what may use up a budget, or by what looks at lists only. */
    private static boolean isTold(Criterion criterion) {
        return !(criterion instanceof Member
                || criterion instanceof Timed
                || criterion instanceof Matching
                || criterion instanceof OfType
                || criterion.isOnWhole());
    }

    /** An end of the values that meet a criterion, or the only one. */
    private record Bound(Order order, Object value) {
        static @Nullable Bound of(Criterion criterion) {
            if (criterion instanceof Compared compared) {
                return new Bound(compared.order(), compared.value());
            }
            return criterion instanceof VersionCompared compared
                    ? new Bound(compared.order(), compared.version())
                    : null;
        }

        private boolean isLower() {
            return order == Order.GREATER || order == Order.GREATER_OR_EQUAL;
        }

        private boolean isStrict() {
            return order == Order.GREATER || order == Order.LESS;
        }

        /** Returns the sign of this end minus another; both are of one kind. */
        private int minus(Bound other) {
            if (value instanceof Amount a && other.value instanceof Amount b) {
                return a.compareTo(b);
            } else if (value instanceof Version a && other.value instanceof Version b) {
                return a.compareTo(b);
            }
            return Values.compare(value, other.value).orElseThrow();
        }

        boolean isInside(Bound wide) {
            int sign = minus(wide);
            if (order == Order.EQUAL) {
                return wide.order.admits(sign);
            } else if (wide.order == Order.EQUAL || isLower() != wide.isLower()) {
                return false;
            }
            int further = isLower() ? sign : -sign;
            return further > 0 || (further == 0 && (isStrict() || !wide.isStrict()));
        }

        boolean excludes(Bound other) {
            int sign = minus(other);
            if (order == Order.EQUAL) {
                return !other.order.admits(sign);
            } else if (other.order == Order.EQUAL) {
                return !order.admits(-sign);
            } else if (isLower() == other.isLower()) {
                return false;
            }
            int gap = isLower() ? sign : -sign;
            return gap > 0 || (gap == 0 && (isStrict() || other.isStrict()));
        }
    }
}
