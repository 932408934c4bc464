package org.securitynudge.journal;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The names of the writers that are open in this JVM, whichever class loader opened them.
 *
 * <p>On POSIX systems a process that opens and closes a lock file a second time loses its lock, while the JDK still
 * calls it valid. So a name that is here is not even looked at. The set is a System property because that is the one
 * place all class loaders share; a process id would not do: in a container every process is number 1.
 */
final class OpenWriters {
    private static final String PROPERTY = "org.securitynudge.journal.open";

    private OpenWriters() {}

    /** Adds a name; false if it is open in this JVM already. */
    static boolean add(String name) {
        AtomicBoolean added = new AtomicBoolean();
        System.getProperties().compute(PROPERTY, (key, names) -> {
            Set<String> open = parsed(names);
            added.set(open.add(name));
            return String.join(",", open);
        });
        return added.get();
    }

    static void remove(String name) {
        System.getProperties().computeIfPresent(PROPERTY, (key, names) -> {
            Set<String> open = parsed(names);
            open.remove(name);
            return open.isEmpty() ? null : String.join(",", open);
        });
    }

    private static Set<String> parsed(Object names) {
        Set<String> open = new LinkedHashSet<>();
        if (names instanceof String text) {
            Arrays.stream(text.split(",", -1)).filter(name -> !name.isEmpty()).forEach(open::add);
        }
        return open;
    }
}
