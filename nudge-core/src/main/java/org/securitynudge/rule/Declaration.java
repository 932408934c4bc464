package org.securitynudge.rule;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.securitynudge.match.Condition;

/**
 * What of a rule nobody but its document can change.
 *
 * @param home the document
 * @param name the full name, {@code pack/rule}
 * @param traits what other rules of the document often have as well
 * @param condition what must hold of the facts
 * @param settings the tunable fields as the document has them
 */
record Declaration(Home home, String name, Traits traits, Condition condition, Settings settings) {
    /**
     * What other rules of the document often have as well, so that it can be the same object in all of them.
     *
     * @param version the version as its author counts it
     * @param askAgain the number below which history does not count
     * @param triggers the triggers it is on
     * @param written the names of the tunable fields that the document writes down; the others have their defaults
     * @param owner whom to ask about it; empty for the document's own
     * @param tags the words it can be found by
     * @param lintOff the linter warnings it has switched off
     */
    record Traits(
            int version,
            int askAgain,
            List<String> triggers,
            Set<String> written,
            Optional<Owner> owner,
            List<String> tags,
            List<LintOff> lintOff) {
        Traits {
            triggers = List.copyOf(triggers);
            written = Set.copyOf(written);
            tags = List.copyOf(tags);
            lintOff = List.copyOf(lintOff);
        }
    }
}
