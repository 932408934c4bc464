package org.securitynudge.rule;

import java.util.List;
import java.util.Optional;

/**
 * What of a rule nobody but its document can change.
 *
 * @param home the document
 * @param id the name within the document
 * @param settings the tunable fields as the document has them
 */
record Declaration(
        Home home,
        String id,
        int version,
        int askAgain,
        List<String> triggers,
        Settings settings,
        Optional<Owner> owner,
        List<String> tags,
        List<LintOff> lintOff) {
    Declaration {
        triggers = List.copyOf(triggers);
        tags = List.copyOf(tags);
        lintOff = List.copyOf(lintOff);
    }
}
