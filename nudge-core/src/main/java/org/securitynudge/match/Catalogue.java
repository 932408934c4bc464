package org.securitynudge.match;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The facts that conditions may speak of, with their types and the values they may have; or no such list, and anything
 * goes.
 */
public final class Catalogue {
    private static final Catalogue OPEN = new Catalogue(false, Map.of(), Map.of());

    private final boolean closed;
    private final Map<String, FactType> types;
    private final Map<String, List<Object>> values;

    private Catalogue(boolean closed, Map<String, FactType> types, Map<String, List<Object>> values) {
        this.closed = closed;
        this.types = new LinkedHashMap<>(types);
        this.values = new LinkedHashMap<>();
        values.forEach((fact, allowed) -> this.values.put(fact, List.copyOf(allowed)));
    }

    /** Returns the catalogue that declares nothing and knows every fact. */
    public static Catalogue open() {
        return OPEN;
    }

    /**
     * Returns a catalogue of these facts and no others.
     *
     * @param types the type of each fact, by its dotted name
     * @param values the only values that a fact may have (strings, numbers, booleans), for the facts where they are
     *     listed
     */
    public static Catalogue of(Map<String, FactType> types, Map<String, List<Object>> values) {
        return new Catalogue(true, types, values);
    }

    /** Returns whether a path is a fact of the catalogue or lies inside a list or map of it. */
    public boolean knows(String path) {
        return !closed
                || declared(path)
                        .filter(fact -> fact.length() == path.length() || isContainer(fact))
                        .isPresent();
    }

    /** Returns the declared type of a fact. */
    public Optional<FactType> type(String fact) {
        return Optional.ofNullable(types.get(fact));
    }

    /** Returns the only values that a fact may have; empty if any will do. */
    public List<Object> values(String fact) {
        return values.getOrDefault(fact, List.of());
    }

    /** Returns the names of the declared facts, in the order of their declaration. */
    public Set<String> names() {
        return Collections.unmodifiableSet(types.keySet());
    }

    /** Returns the declared fact that a path names or leads into, the longest one. */
    Optional<String> declared(String path) {
        String prefix = path;
        while (!types.containsKey(prefix)) {
            int dot = prefix.lastIndexOf('.');
            if (dot < 0) {
                return Optional.empty();
            }
            prefix = prefix.substring(0, dot);
        }
        return Optional.of(prefix);
    }

    private boolean isContainer(String fact) {
        FactType type = types.get(fact);
        return type == FactType.LIST || type == FactType.MAP;
    }
}
