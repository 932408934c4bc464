package org.securitynudge.match;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One operator of a condition, with what its path meets in a document.
 *
 * @param operator the operator, or {@code implicit}
 * @param operand what it compares with
 * @param way where the path leads
 * @param beside the operators that stand beside it, itself included
 */
record OracleLeaf(String operator, @Nullable Object operand, Way way, Set<?> beside) {
    private static final Set<String> JOINING = Set.of("$and", "$or", "$nor");

    /** Where a path leads in a document. */
    static final class Way {
        private final List<@Nullable Object> values = new ArrayList<>();
        private boolean passesList;
        private boolean passesNestedList;
        private boolean endsAtListInList;

        private static Way of(String path, @Nullable Object document) {
            Way way = new Way();
            way.walk(path.isEmpty() ? List.of() : List.of(path.split("\\.")), document, false);
            return way;
        }

        private void walk(List<String> path, @Nullable Object at, boolean inList) {
            if (path.isEmpty()) {
                endsAtListInList |= inList && at instanceof List;
                values.add(at);
                return;
            }
            String name = path.get(0);
            List<String> rest = path.subList(1, path.size());
            if (at instanceof Map<?, ?> map && map.containsKey(name)) {
                walk(rest, map.get(name), false);
            } else if (at instanceof List<?> list) {
                boolean isIndex = Character.isDigit(name.charAt(0));
                if (isIndex && Integer.parseInt(name) < list.size()) {
                    walk(rest, list.get(Integer.parseInt(name)), true);
                }
                passesList |= !isIndex || list.stream().anyMatch(Map.class::isInstance);
                passesNestedList |= list.stream().anyMatch(List.class::isInstance);
                list.stream().filter(Map.class::isInstance).forEach(map -> walkOn(name, rest, (Map<?, ?>) map));
            }
        }

        private void walkOn(String name, List<String> rest, Map<?, ?> map) {
            if (map.containsKey(name)) {
                walk(rest, map.get(name), false);
            }
        }

        /** Returns the values at the end of all ways. */
        List<@Nullable Object> values() {
            return values;
        }

        /** Returns whether a name of the path, not an index, leads through a list. */
        boolean passesList() {
            return passesList;
        }

        /** Returns whether there are lists in a list on the way. */
        boolean passesNestedList() {
            return passesNestedList;
        }

        /** Returns whether an index leads to a list. */
        boolean endsAtListInList() {
            return endsAtListInList;
        }
    }

    /** Returns whether another operator than its options stands beside it. */
    boolean hasOthersBeside() {
        return beside.size() > (beside.contains("$options") ? 2 : 1);
    }

    /** Returns all operators of a condition that look at a document or at something in it. */
    static List<OracleLeaf> of(Map<?, ?> condition, @Nullable Object document) {
        List<OracleLeaf> leaves = new ArrayList<>();
        collect(condition, document, leaves);
        return leaves;
    }

    private static void collect(Map<?, ?> condition, @Nullable Object document, List<OracleLeaf> leaves) {
        condition.forEach((name, operand) -> {
            if (JOINING.contains(name)) {
                ((List<?>) operand).forEach(inner -> collect((Map<?, ?>) inner, document, leaves));
            } else if (hasOperators(operand)) {
                operators((Map<?, ?>) operand, Way.of((String) name, document), leaves);
            } else {
                leaves.add(new OracleLeaf("implicit", operand, Way.of((String) name, document), Set.of()));
            }
        });
    }

    private static void operators(Map<?, ?> operators, Way way, List<OracleLeaf> leaves) {
        operators.forEach((operator, operand) -> {
            leaves.add(new OracleLeaf((String) operator, operand, way, operators.keySet()));
            if (operator.equals("$not")) {
                operators((Map<?, ?>) operand, way, leaves);
            } else if (operator.equals("$elemMatch")) {
                way.values().stream()
                        .filter(List.class::isInstance)
                        .flatMap(list -> ((List<?>) list).stream().map(element -> (Object) element))
                        .forEach(element -> onElement((Map<?, ?>) operand, element, leaves));
            }
        });
    }

    private static void onElement(Map<?, ?> operand, @Nullable Object element, List<OracleLeaf> leaves) {
        if (isOnMembers(operand)) {
            collect(operand, element, leaves);
        } else {
            operators(operand, Way.of("", element), leaves);
        }
    }

    /** Returns whether the operand of {@code $elemMatch} is a condition, not operators. */
    static boolean isOnMembers(Map<?, ?> operand) {
        return operand.isEmpty()
                || operand.keySet().stream()
                        .anyMatch(name -> JOINING.contains(name) || !((String) name).startsWith("$"));
    }

    private static boolean hasOperators(@Nullable Object operand) {
        return operand instanceof Map<?, ?> map
                && map.keySet().stream().anyMatch(name -> ((String) name).startsWith("$"));
    }
}
