package org.securitynudge.rule;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.securitynudge.json.Json;
import org.securitynudge.json.JsonArray;
import org.securitynudge.json.JsonObject;

/** Reads the groups of a pack or of the policy, which may also replace those of packs. */
final class GroupsReader {
    private static final int MOST_ENTRIES = 100_000;
    private static final int ENTRY = 4_096;

    private final String pack;

    GroupsReader(String pack) {
        this.pack = pack;
    }

    /** Returns the groups by their full names. */
    Map<String, Placed<Set<String>>> read(Section document) {
        Map<String, Placed<Set<String>>> groups = new LinkedHashMap<>();
        document.section("groups")
                .ifPresent(section -> section.object().members().forEach((name, member) -> {
                    Optional<String> full = fullName(name);
                    if (full.isEmpty()) {
                        section.problems().add(section.object(), member, badName(name));
                    }
                    Set<String> members = members(section, member);
                    full.ifPresent(found -> groups.put(found, new Placed<>(members, Place.of(member.value()))));
                }));
        return groups;
    }

    private Optional<String> fullName(String name) {
        int slash = name.indexOf('/');
        if (slash < 0) {
            return Optional.of(pack + "/" + name).filter(full -> Names.isPlain(name));
        }
        String other = name.substring(0, slash);
        boolean replaces = pack.equals(Names.POLICY)
                && Names.isPlain(other)
                && !other.equals(Names.POLICY)
                && Names.isPlain(name.substring(slash + 1));
        return Optional.of(name).filter(full -> replaces);
    }

    private String badName(String name) {
        String rule = "a group has a name " + Names.PLAIN_RULE;
        String replacing = pack.equals(Names.POLICY) ? ", or is pack/group to replace one of a pack" : "";
        return rule + replacing + ", found " + Json.quote(name);
    }

    private static Set<String> members(Section section, JsonObject.Member member) {
        if (!(member.value() instanceof JsonArray list)) {
            section.problems()
                    .add(
                            member.value(),
                            "must be a list, found " + member.value().shown());
            return Set.of();
        }
        List<Json> elements = list.elements();
        if (elements.size() > MOST_ENTRIES) {
            section.problems().add(list, "has " + elements.size() + " entries; a group has at most " + MOST_ENTRIES);
            return Set.of();
        }
        Set<String> members = new LinkedHashSet<>();
        for (Json element : elements) {
            section.text(element, ENTRY).ifPresent(members::add);
        }
        return Set.copyOf(members);
    }
}
