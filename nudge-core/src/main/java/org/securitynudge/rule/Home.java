package org.securitynudge.rule;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.securitynudge.match.Catalogue;

/**
 * What the rules of one document have in common.
 *
 * @param pack the name of the pack; {@code policy} for the policy's own rules
 * @param language the language of the texts
 * @param catalogue the facts that may be spoken of
 * @param owner whom to ask about a rule that names nobody
 * @param report the facts that may appear in events
 * @param reportText whether people's free text may leave the process
 */
record Home(
        String pack,
        Locale language,
        Catalogue catalogue,
        Optional<Owner> owner,
        List<String> report,
        boolean reportText) {
    Home {
        report = List.copyOf(report);
    }

    /** Returns the full name of a rule: {@code pack/rule}. */
    String fullName(String rule) {
        return pack + "/" + rule;
    }
}
