package org.securitynudge.model;

import static java.util.Objects.requireNonNull;

/**
 * What an unattended attempt gets instead of a prompt, as nobody is there to ask.
 *
 * @param occasion the asking that would have been
 * @param level the friction level of the rule that refuses; it interrupts
 * @param message a stable line for logs and callers, naming the rule and its title without any fact's value:
 *     {@code refused by documents/share-confidential (warn): This goes outside the company}
 */
public record Refusal(Occasion occasion, FrictionLevel level, String message) {
    public Refusal {
        requireNonNull(occasion, "occasion");
        requireNonNull(level, "level");
        requireNonNull(message, "message");
    }

    /** Returns the message. */
    @Override
    public String toString() {
        return message;
    }
}
