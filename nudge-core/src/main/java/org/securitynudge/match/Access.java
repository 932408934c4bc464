package org.securitynudge.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.securitynudge.match.Clause.AllOf;
import org.securitynudge.match.Clause.AnyOf;
import org.securitynudge.match.Clause.Predicate;
import org.securitynudge.match.Criterion.Compared;
import org.securitynudge.match.Criterion.Equal;
import org.securitynudge.match.Criterion.Member;
import org.securitynudge.match.Criterion.OneOf;
import org.securitynudge.match.Criterion.Place;
import org.securitynudge.match.Criterion.WithText;

/**
 * How predicates are looked up by the value of their fact: whenever they hold, the value leads to one of the keys. A negated predicate
 * cannot be looked up, as nearly every value would lead to it.
 *
 * @param predicates the predicates, all on one path; several only for ranges
 * @param kind how the value is compared with the keys
 * @param keys strings, amounts, booleans or ranges, each once; none for a predicate that never holds
 */
record Access(List<Predicate> predicates, Kind kind, List<Object> keys) {
    /** The largest group whose members are keys; the members of larger ones are tested. */
    private static final int MOST_MEMBERS = 64;

    private static final Comparator<Object> CASELESS_ORDER =
            Comparator.comparing(key -> (String) key, String.CASE_INSENSITIVE_ORDER);

    /** How a value is compared with a key. */
    enum Kind {
        WHOLE,
        CASELESS,
        PREFIX,
        RANGE;

        /** Returns whether the predicate surely holds where it is found. */
        boolean decides() {
            return this == WHOLE || this == PREFIX;
        }

        /** Returns an empty map in which equal keys of this kind are one. */
        <V> Map<Object, V> places() {
            return this == CASELESS ? new TreeMap<>(CASELESS_ORDER) : new LinkedHashMap<>();
        }
    }

    /** How well something can be looked up. */
    enum Strength {
        NONE,
        RANGE,
        EXACT
    }

    Access {
        predicates = List.copyOf(predicates);
        keys = List.copyOf(keys);
    }

    Path path() {
        return predicates.get(0).path();
    }

    /** Returns how a predicate can be looked up; empty if it cannot. */
    static Optional<Access> of(Predicate predicate) {
        Criterion criterion = predicate.criterion();
        if (predicate.negated() || predicate.path().isSelf()) {
            return Optional.empty();
        } else if (criterion instanceof Equal equal && isKey(equal.value())) {
            boolean caseless = equal.ignoreCase() && equal.value() instanceof String;
            return access(predicate, caseless ? Kind.CASELESS : Kind.WHOLE, Set.of(equal.value()));
        } else if (criterion instanceof OneOf oneOf) {
            return oneOf(predicate, oneOf.values());
        } else if (criterion instanceof Member member && member.members().size() <= MOST_MEMBERS) {
            return access(predicate, Kind.WHOLE, member.members());
        } else if (criterion instanceof WithText text && text.place() == Place.START && !text.ignoreCase()) {
            return access(predicate, Kind.PREFIX, text.parts());
        } else if (criterion instanceof Compared compared && compared.value() instanceof Amount) {
            return access(predicate, Kind.RANGE, Set.of(Range.of(compared)));
        }
        return Optional.empty();
    }

    private static Optional<Access> oneOf(Predicate predicate, ValueSet set) {
        boolean caseless = set.ignoresCase();
        for (Object value : set.values()) {
            if (!isKey(value) || (caseless && !(value instanceof String))) {
                return Optional.empty();
            }
        }
        return access(predicate, caseless ? Kind.CASELESS : Kind.WHOLE, set.values());
    }

    private static boolean isKey(@Nullable Object value) {
        return value instanceof String || value instanceof Amount || value instanceof Boolean;
    }

    private static Optional<Access> access(Predicate predicate, Kind kind, Iterable<?> keys) {
        Set<Object> once = new LinkedHashSet<>();
        keys.forEach(once::add);
        return Optional.of(new Access(List.of(predicate), kind, new ArrayList<>(once)));
    }

    /** Returns how a value is found that is in the range of this and in that of another. */
    Access and(Access other) {
        List<Predicate> all = new ArrayList<>(predicates);
        all.addAll(other.predicates);
        return new Access(all, Kind.RANGE, List.of(range().and(other.range())));
    }

    private Range range() {
        return (Range) keys.get(0);
    }

    /** Returns how well a clause in normal form can be looked up. */
    static Strength strength(Clause clause) {
        if (clause instanceof Predicate predicate) {
            return of(predicate)
                    .map(access -> access.kind() == Kind.RANGE ? Strength.RANGE : Strength.EXACT)
                    .orElse(Strength.NONE);
        } else if (clause instanceof AnyOf any) {
            return any.clauses().stream()
                    .map(Access::strength)
                    .min(Enum::compareTo)
                    .orElse(Strength.EXACT);
        }
        return ((AllOf) clause)
                .clauses().stream().map(Access::strength).max(Enum::compareTo).orElse(Strength.NONE);
    }
}
