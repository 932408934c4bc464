package org.securitynudge.match;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.securitynudge.match.Clause.AllOf;
import org.securitynudge.match.Clause.AnyOf;
import org.securitynudge.match.Clause.Predicate;

/**
 * Conditions that can be asked which of them surely holds whenever another one does. Each is filed under one thing that it asks for, so
 * that only conditions that ask for something alike are compared; of these a few hundred.
 *
 * @param <T> what a condition belongs to
 */
public final class ImpliedConditions<T> {
    private static final int MOST_STEPS = 2_000;

    private final Map<Key, List<Entry<T>>> entries = new HashMap<>();

    /** Creates a file without conditions. */
    public ImpliedConditions() {}

    private record Key(String path, @Nullable Object value) {
        static final Key ALWAYS = new Key("", null);
    }

    private record Entry<T>(Clause clause, T owner) {}

    /** Files a condition. Where several would do, the one that was added first is found. */
    public void add(Condition condition, T owner) {
        Clause clause = NormalForm.of(condition.clause());
        entries.computeIfAbsent(key(clause), key -> new ArrayList<>()).add(new Entry<>(clause, owner));
    }

    /** An equality is the rarest thing to ask for, so it makes the shortest list. */
    private static Key key(Clause clause) {
        Key key = Key.ALWAYS;
        for (Clause part : NormalForm.conjuncts(clause)) {
            if (part instanceof Predicate predicate) {
                Key own = key(predicate);
                if (own.value() != null) {
                    return own;
                }
                key = key.equals(Key.ALWAYS) ? own : key;
            }
        }
        return key;
    }

    private static Key key(Predicate predicate) {
        List<@Nullable Object> values = predicate.negated()
                ? List.of()
                : Criteria.values(predicate.criterion()).orElse(List.of());
        return new Key(predicate.path().toString(), values.size() == 1 ? values.get(0) : null);
    }

    /**
     * Returns the owner of the first condition that surely holds whenever another does.
     *
     * @param condition the other
     * @param suitable whose conditions count
     */
    public Optional<T> impliedBy(Condition condition, java.util.function.Predicate<T> suitable) {
        Clause clause = NormalForm.of(condition.clause());
        Set<Key> keys = new LinkedHashSet<>(Set.of(Key.ALWAYS));
        addKeys(clause, keys);
        Implication implication = new Implication(MOST_STEPS);
        for (Key key : keys) {
            for (Entry<T> entry : entries.getOrDefault(key, Collections.emptyList())) {
                if (implication.isUsedUp()) {
                    return Optional.empty();
                } else if (suitable.test(entry.owner()) && implication.implies(clause, entry.clause())) {
                    return Optional.of(entry.owner());
                }
            }
        }
        return Optional.empty();
    }

    private static void addKeys(Clause clause, Set<Key> keys) {
        if (clause instanceof Predicate predicate) {
            keys.add(key(predicate));
            keys.add(new Key(predicate.path().toString(), null));
        } else {
            List<Clause> inner = clause instanceof AllOf all ? all.clauses() : ((AnyOf) clause).clauses();
            inner.forEach(part -> addKeys(part, keys));
        }
    }
}
