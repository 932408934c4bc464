package org.securitynudge.rule;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Groups by their full names.
 *
 * @param members from {@code pack/group} to the members
 */
record Groups(Map<String, Set<String>> members) implements Function<String, Optional<Set<String>>> {
    static final Groups NONE = new Groups(Map.of());

    Groups {
        members = Map.copyOf(members);
    }

    @Override
    public Optional<Set<String>> apply(String fullName) {
        return Optional.ofNullable(members.get(fullName));
    }

    /** Returns the names of the groups of a document, as the document itself uses them. */
    Set<String> shortNames(String pack) {
        Set<String> names = new LinkedHashSet<>();
        String prefix = pack + "/";
        members.keySet().stream()
                .filter(name -> name.startsWith(prefix))
                .forEach(name -> names.add(name.substring(prefix.length())));
        return names;
    }

    /** Returns these groups with others, which take the place of those of the same name. */
    Groups with(Groups others) {
        Map<String, Set<String>> all = new LinkedHashMap<>(members);
        all.putAll(others.members);
        return new Groups(all);
    }
}
