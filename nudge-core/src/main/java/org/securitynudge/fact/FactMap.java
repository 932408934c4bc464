package org.securitynudge.fact;

import static java.util.Objects.requireNonNull;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A map of facts, and with the maps in it a tree. It grows while a situation is being built and never changes once it is {@link #sealed};
 * as a {@link Map} it is unmodifiable. It is smaller than the maps of the JDK, and quick for few names that are asked for by the very strings
 * they were put in by, as literals are.
 *
 * <p>Sealed, it also finds the facts of its tree that rules ask for at once by the whole name ({@link #at}), which costs no walk through the
 * maps.
 */
public final class FactMap extends AbstractMap<String, @Nullable Object> {
    private static final int NOWHERE = -1;

    /** So few names are gone through one by one; more have a hash table. */
    private static final int FEW = 8;

    private static final int[] NO_TABLE = {};
    private static final @Nullable Object[] NO_FACTS = {null, null};

    /** Who says how large a map is need not tell the truth. */
    private static final int MOST_ROOM = 64;

    /** Room for 12 names and 24, before the table grows. */
    private static final int FEW_SLOTS = 32;

    private static final int MANY_SLOTS = 64;

    /** What {@link #at} returns for a null inside a map. */
    public static final Object NULL = new Object();

    private String[] names;
    private @Nullable Object[] values;
    private int size;

    /** Of each place, the number of the entry plus one, or 0; a power of two of places, at most half of them taken. */
    private int[] table = NO_TABLE;

    /** Names of the tree, each with its fact behind it, null where there is none; a power of two of pairs, at most three quarters of them taken. */
    private @Nullable Object[] facts = NO_FACTS;

    private int taken;

    /** The number of the last name that there was when this was sealed; 0 for none. */
    private int known;

    /** Creates an empty map. */
    public FactMap() {
        this(FEW / 2);
    }

    /** Creates an empty map that has room for so many facts before it grows. */
    public FactMap(int room) {
        int most = Math.max(1, Math.min(room, MOST_ROOM));
        this.names = new String[most];
        this.values = new Object[most];
    }

    private FactMap(FactMap other) {
        this.names = other.names.clone();
        this.values = other.values.clone();
        this.size = other.size;
        this.table = other.table.clone();
    }

    /** Returns a map with the same facts that is not sealed and grows by itself, as do the maps in it. */
    public FactMap copy() {
        FactMap copy = new FactMap(this);
        for (int i = 0; i < size; i++) {
            copy.values[i] = values[i] instanceof FactMap inner ? inner.copy() : values[i];
        }
        return copy;
    }

    /** Puts a fact, in the place of one of the same name. */
    public void set(String name, @Nullable Object value) {
        int at = place(name);
        if (at != NOWHERE) {
            values[at] = value;
        } else {
            add(name, value);
        }
    }

    /** Puts a fact of a name that is not there yet. */
    private void add(String name, @Nullable Object value) {
        if (size == names.length) {
            names = Arrays.copyOf(names, 2 * size);
            values = Arrays.copyOf(values, 2 * size);
        }
        names[size] = name;
        values[size] = value;
        size++;
        if (size > FEW) {
            enter(size - 1);
        }
    }

    /** Takes a fact away, if it is there. */
    public void unset(String name) {
        int at = place(name);
        if (at != NOWHERE) {
            System.arraycopy(names, at + 1, names, at, size - at - 1);
            System.arraycopy(values, at + 1, values, at, size - at - 1);
            size--;
            table = NO_TABLE;
            if (size > FEW) {
                enter(size - 1);
            }
        }
    }

    /** Returns this, which from now on finds the facts of its tree that rules ask for by their names, and must not be changed any more. */
    public FactMap sealed() {
        return sealed(FactName.names());
    }

    FactMap sealed(FactName.Names names) {
        int last = names.count();
        facts = new Object[size > FEW / 2 ? MANY_SLOTS : FEW_SLOTS];
        seal(names.root(), this);
        known = last;
        return this;
    }

    private void seal(FactName outer, FactMap map) {
        for (int i = 0; i < map.size; i++) {
            FactName name = outer.inner(map.names[i]);
            if (name != null) {
                Object value = map.values[i];
                put(name, value == null ? NULL : value);
                if (value instanceof FactMap inner && name.hasInner()) {
                    seal(name, inner);
                }
            }
        }
    }

    private void put(FactName name, Object value) {
        taken++;
        if (8 * taken > 3 * facts.length) {
            grow();
        }
        int place = first(name);
        while (facts[place] != null) {
            place = place + 2 & facts.length - 1;
        }
        facts[place] = name;
        facts[place + 1] = value;
    }

    private void grow() {
        @Nullable Object[] old = facts;
        facts = new Object[2 * old.length];
        taken = 1;
        for (int i = 0; i < old.length; i += 2) {
            if (old[i] instanceof FactName name) {
                put(name, requireNonNull(old[i + 1]));
            }
        }
    }

    private int first(FactName name) {
        return name.hash() & facts.length - 2;
    }

    /**
     * Returns a fact that is found from this map on through maps only; {@link #NULL} for a null, null if there is none, or if this does not
     * {@linkplain #knows know} the name.
     */
    public @Nullable Object at(FactName name) {
        int place = first(name);
        while (facts[place] != null) {
            if (facts[place] == name) {
                return facts[place + 1];
            }
            place = place + 2 & facts.length - 1;
        }
        return null;
    }

    /** Returns whether this was sealed when there was a name already, so that it has every fact that is called so. */
    public boolean knows(FactName name) {
        return name.number() <= known;
    }

    private void enter(int entry) {
        if (2 * size > table.length) {
            table = new int[4 * Integer.highestOneBit(size)];
            for (int i = 0; i < size; i++) {
                table[free(names[i])] = i + 1;
            }
        } else {
            table[free(names[entry])] = entry + 1;
        }
    }

    private int free(String name) {
        int place = start(name);
        while (table[place] != 0) {
            place = place + 1 & table.length - 1;
        }
        return place;
    }

    private int start(String name) {
        int hash = name.hashCode();
        return (hash ^ hash >>> 16) & table.length - 1;
    }

    @Override
    public @Nullable Object get(@Nullable Object name) {
        int at = place(name);
        return at == NOWHERE ? null : values[at];
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return place(name) != NOWHERE;
    }

    @SuppressWarnings("ReferenceEquality") // The same string is the usual case; others are compared after it.
    private int place(@Nullable Object name) {
        if (size > FEW) {
            return name instanceof String text ? hashed(text) : NOWHERE;
        }
        for (int i = 0; i < size; i++) {
            if (names[i] == name) {
                return i;
            }
        }
        for (int i = 0; i < size; i++) {
            if (names[i].equals(name)) {
                return i;
            }
        }
        return NOWHERE;
    }

    private int hashed(String name) {
        int place = start(name);
        while (table[place] != 0) {
            int at = table[place] - 1;
            if (names[at].equals(name)) {
                return at;
            }
            place = place + 1 & table.length - 1;
        }
        return NOWHERE;
    }

    @Override
    public int size() {
        return size;
    }

    /** Returns the facts in the order in which they were put. */
    @Override
    public Set<Map.Entry<String, @Nullable Object>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public int size() {
                return size;
            }

            @Override
            public Iterator<Map.Entry<String, @Nullable Object>> iterator() {
                return entries();
            }
        };
    }

    private Iterator<Map.Entry<String, @Nullable Object>> entries() {
        return new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < size;
            }

            @Override
            public Map.Entry<String, @Nullable Object> next() {
                if (next >= size) {
                    throw new NoSuchElementException();
                }
                int at = next++;
                return new SimpleImmutableEntry<>(names[at], values[at]);
            }
        };
    }
}
