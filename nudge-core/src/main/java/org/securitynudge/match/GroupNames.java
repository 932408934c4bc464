package org.securitynudge.match;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.securitynudge.json.Json;
import org.securitynudge.json.JsonText;
import org.securitynudge.json.Problems;
import org.securitynudge.json.Suggestion;

/** The names that a document may use for groups. */
final class GroupNames {
    private static final String POLICY = "policy";
    private static final Pattern OF_POLICY = Pattern.compile(POLICY + "/[a-z][a-z0-9-]{0,63}");

    private final Set<String> own;
    private final String pack;

    GroupNames(Set<String> own, String pack) {
        this.own = new TreeSet<>(own);
        this.pack = pack;
    }

    /**
     * Returns the full name of the group that a value names. Whether a group of the policy is there, a pack cannot
     * know.
     */
    Optional<String> full(Json name, Problems problems) {
        if (!(name instanceof JsonText text)) {
            problems.add(name, "must be the name of a group, found " + name.shown());
            return Optional.empty();
        } else if (own.contains(text.value())) {
            return Optional.of(pack + "/" + text.value());
        }
        boolean ofPolicy = OF_POLICY.matcher(text.value()).matches();
        boolean known = !pack.equals(POLICY)
                || own.contains(text.value().substring(text.value().indexOf('/') + 1));
        if (ofPolicy && known) {
            return Optional.of(text.value());
        }
        problems.add(name, "unknown group " + Json.quote(text.value()) + Suggestion.of(text.value(), own));
        return Optional.empty();
    }
}
