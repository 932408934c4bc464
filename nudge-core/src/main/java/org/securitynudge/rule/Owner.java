package org.securitynudge.rule;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Whom to ask about a rule.
 *
 * @param team the name of the team
 * @param contact a channel, an address or a page
 */
public record Owner(String team, Optional<String> contact) {
    /** Checks that nothing is null. */
    public Owner {
        requireNonNull(team, "team");
        requireNonNull(contact, "contact");
    }
}
