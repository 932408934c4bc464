package org.securitynudge.match;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Where the answer of an oracle is not that of MongoDB's manual, or where these rules say something else on purpose.
 * docs/decisions.md has the reasons, with an example for each.
 */
enum OracleDeviation {
    /** It gathers what a path finds in the maps of a list into one list, and forgets where it comes from. */
    MINGO_GATHERS(Oracle.MINGO),
    /** The manual: for a list, {@code $type} asks its elements too. */
    MINGO_TYPE_OF_ELEMENTS(Oracle.MINGO),
    /** The manual: {@code $all} is an {@code $and}, so it also holds for a value that is no list. */
    MINGO_ALL(Oracle.MINGO),
    /** The manual: {@code $in} is an {@code $or} of equalities, and a list may be equal to a list. */
    MINGO_LIST_AMONG_VALUES(Oracle.MINGO),
    /** Only maps have members: an element that is none does not meet a condition on members. */
    MINGO_MEMBERS_OF_NO_MAP(Oracle.MINGO),

    /** It turns every value into a text before it looks for a regular expression. */
    SERVER_REGEX_OF_OTHER_TYPES(Oracle.SERVER),
    /** It takes a map for a query on its members. */
    SERVER_MAP_AS_QUERY(Oracle.SERVER),
    /** As with mingo; and it holds for an empty list of values. */
    SERVER_ALL(Oracle.SERVER),
    /** As with mingo. */
    SERVER_LIST_AMONG_VALUES(Oracle.SERVER),
    /** Decided otherwise here: a list at an index is looked into like any other. */
    SERVER_LIST_AT_INDEX(Oracle.SERVER),
    /** The manual: one level deep. It goes on into lists in lists. */
    SERVER_LISTS_IN_LISTS(Oracle.SERVER),
    /** It negates for each map in a list, not for all of them; and here a path behind an empty list is missing. */
    SERVER_NEGATES_ONE_BY_ONE(Oracle.SERVER),
    /** It wants one element to meet all operators on a fact; beside {@code $regex}, or in a {@code $not}, it mixes them up. */
    SERVER_SEVERAL_OPERATORS(Oracle.SERVER),
    /** In an empty text it finds no beginning of a line. */
    SERVER_EMPTY_LINE(Oracle.SERVER),
    /** As with mingo; it throws when the condition joins others. */
    SERVER_MEMBERS_OF_NO_MAP(Oracle.SERVER);

    /** Who was asked; the versions are in src/test/oracle. */
    enum Oracle {
        MINGO("mingo"),
        SERVER("mongo-java-server");

        private final String word;

        Oracle(String word) {
            this.word = word;
        }

        /** Returns its name, as its answers are called. */
        String word() {
            return word;
        }
    }

    private final Oracle oracle;

    OracleDeviation(Oracle oracle) {
        this.oracle = oracle;
    }

    boolean explains(Oracle other, List<OracleLeaf> leaves) {
        return oracle == other && leaves.stream().anyMatch(this::applies);
    }

    private boolean applies(OracleLeaf leaf) {
        OracleLeaf.Way way = leaf.way();
        return switch (this) {
            case MINGO_GATHERS -> way.passesList() || way.passesNestedList() || holdsAny(leaf, List.class::isInstance);
            case MINGO_TYPE_OF_ELEMENTS ->
                is(leaf, "$type") && way.values().stream().anyMatch(List.class::isInstance);
            case MINGO_ALL, SERVER_ALL -> isUnusualAll(leaf);
            case MINGO_LIST_AMONG_VALUES, SERVER_LIST_AMONG_VALUES ->
                is(leaf, "$in", "$nin") && has(leaf, List.class::isInstance);
            case MINGO_MEMBERS_OF_NO_MAP, SERVER_MEMBERS_OF_NO_MAP -> asksMembersOfNoMap(leaf);
            case SERVER_REGEX_OF_OTHER_TYPES ->
                is(leaf, "$regex") && way.values().stream().anyMatch(value -> !(value instanceof String));
            case SERVER_MAP_AS_QUERY ->
                (is(leaf, "implicit") && leaf.operand() instanceof Map)
                        || (is(leaf, "$all") && has(leaf, Map.class::isInstance));
            case SERVER_LIST_AT_INDEX -> way.endsAtListInList();
            case SERVER_LISTS_IN_LISTS -> way.passesNestedList() || holdsAny(leaf, List.class::isInstance);
            case SERVER_NEGATES_ONE_BY_ONE -> way.passesList() && isOnAbsence(leaf);
            case SERVER_SEVERAL_OPERATORS ->
                (leaf.hasOthersBeside()
                                && (is(leaf, "$regex") || way.values().stream().anyMatch(List.class::isInstance)))
                        || (is(leaf, "$not") && ((Map<?, ?>) leaf.operand()).size() > 1);
            case SERVER_EMPTY_LINE ->
                leaf.beside().contains("$options") && way.values().stream().anyMatch(OracleDeviation::hasEmptyText);
        };
    }

    private static boolean is(OracleLeaf leaf, String... operators) {
        return Set.of(operators).contains(leaf.operator());
    }

    private static boolean hasEmptyText(@Nullable Object value) {
        return "".equals(value) || (value instanceof List<?> list && list.contains(""));
    }

    private static boolean isUnusualAll(OracleLeaf leaf) {
        List<@Nullable Object> values = leaf.way().values();
        return is(leaf, "$all")
                && (values.isEmpty()
                        || !values.stream().allMatch(List.class::isInstance)
                        || values(leaf).isEmpty()
                        || has(leaf, List.class::isInstance));
    }

    private static boolean isOnAbsence(OracleLeaf leaf) {
        return is(leaf, "$ne", "$nin", "$not", "$exists")
                || (is(leaf, "implicit", "$eq") && leaf.operand() == null)
                || (is(leaf, "$in") && has(leaf, value -> value == null));
    }

    private static boolean asksMembersOfNoMap(OracleLeaf leaf) {
        return is(leaf, "$elemMatch")
                && OracleLeaf.isOnMembers((Map<?, ?>) leaf.operand())
                && holdsAny(leaf, element -> !(element instanceof Map));
    }

    /** Returns whether a value at the end of the way is a list with such an element. */
    private static boolean holdsAny(OracleLeaf leaf, Predicate<@Nullable Object> wanted) {
        return leaf.way().values().stream()
                .filter(List.class::isInstance)
                .anyMatch(list -> ((List<?>) list).stream().anyMatch(wanted));
    }

    private static boolean has(OracleLeaf leaf, Predicate<@Nullable Object> wanted) {
        return values(leaf).stream().anyMatch(wanted);
    }

    private static List<?> values(OracleLeaf leaf) {
        return (List<?>) requireNonNull(leaf.operand());
    }
}
