package org.securitynudge.match;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a value must meet: an operator with its operand, as data. Negations are the predicate's business. */
sealed interface Criterion {
    /** Equal to a value. */
    record Equal(@Nullable Object value, boolean ignoreCase) implements Criterion {}

    /** Equal to one of some values. */
    record OneOf(ValueSet values) implements Criterion {}

    /** In an order to a string, a number or a boolean. */
    record Compared(Order order, Object value) implements Criterion {}

    /** There, be it null. */
    record Exists() implements Criterion {}

    /** Of one of some types. */
    record OfType(Set<ValueType> types) implements Criterion {}

    /** A list of so many elements. */
    record Sized(int size) implements Criterion {}

    /**
     * A list with an element that meets a clause.
     *
     * @param clause what the element must meet
     * @param ofMaps whether the clause is on members of the element, so that only maps are looked at, or on the element
     *     itself
     */
    record AnyElement(Clause clause, boolean ofMaps) implements Criterion {}

    /** A string that a regular expression finds something in. */
    record Matching(Regex regex) implements Criterion {}

    /** A string with one of some parts at a place. */
    record WithText(Place place, List<String> parts, boolean ignoreCase) implements Criterion {}

    /** A string that is a member of a group; who the members are is known once it is linked. */
    record Member(String group, Set<String> members) implements Criterion {}

    /** A version in an order to another. */
    record VersionCompared(Order order, Version version) implements Criterion {}

    /** An address in one of some networks. */
    record InNetworks(List<Network> networks) implements Criterion {}

    /** An instant before or after another. */
    record Timed(boolean before, Moment moment) implements Criterion {}

    /** Where a part must stand in a text. */
    enum Place {
        START,
        END,
        ANYWHERE
    }

    /** Returns whether a missing fact meets this; a missing fact equals null. */
    default boolean holdsOnMissing() {
        return (this instanceof Equal equal && equal.value() == null)
                || (this instanceof OneOf oneOf && oneOf.values().hasNull());
    }

    /** Returns whether this looks at a list itself only, not at the elements as well. */
    default boolean isOnWhole() {
        return this instanceof Sized || this instanceof AnyElement || this instanceof Exists;
    }
}
