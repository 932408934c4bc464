package org.securitynudge.json;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A JSON object; its members in the order of the document. */
public final class JsonObject extends Json {
    private final Map<String, Member> members = new LinkedHashMap<>();

    private Set<String> repeated = Set.of();

    JsonObject(Place place) {
        super(place);
    }

    /**
     * A member of an object.
     *
     * @param name its name
     * @param line the line of the name
     * @param column the column of the name
     * @param value its value
     */
    public record Member(String name, int line, int column, Json value) {}

    void add(Member member) {
        members.put(member.name(), member);
    }

    void repeat(String name) {
        repeated = new HashSet<>(repeated);
        repeated.add(name);
    }

    /** Returns whether a member was there more than once; all but the first were left out, and reported. */
    public boolean isRepeated(String name) {
        return repeated.contains(name);
    }

    Optional<Member> member(String name) {
        return Optional.ofNullable(members.get(name));
    }

    /** Returns the members by name. */
    public Map<String, Member> members() {
        return Collections.unmodifiableMap(members);
    }

    /** Returns the value of a member. */
    public Optional<Json> get(String name) {
        return member(name).map(Member::value);
    }

    @Override
    public String shown() {
        return "an object";
    }
}
