package org.securitynudge.model;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * What a person has to say to proceed past a justify prompt.
 *
 * @param reasons the reasons to choose one from; empty if none is asked for
 * @param text the free text asked for
 * @param reference the ticket, campaign or other number asked for
 */
public record Justification(List<Reason> reasons, Optional<Text> text, Optional<Reference> reference) {
    public Justification {
        reasons = List.copyOf(reasons);
        requireNonNull(text, "text");
        requireNonNull(reference, "reference");
    }

    /**
     * A reason to choose.
     *
     * @param code the name that is recorded
     * @param label the text that is shown
     * @param requiresText whether a text is required with it
     */
    public record Reason(String code, String label, boolean requiresText) {
        public Reason {
            requireNonNull(code, "code");
            requireNonNull(label, "label");
        }
    }

    /**
     * A free text.
     *
     * @param required whether it must be given whatever the reason
     * @param minLength the fewest characters (code points) of a text that is given
     * @param maxLength the most characters
     * @param hint what to write, shown beside the field
     */
    public record Text(boolean required, int minLength, int maxLength, Optional<String> hint) {
        public Text {
            requireNonNull(hint, "hint");
        }
    }

    /**
     * A reference, such as the number of a ticket.
     *
     * @param label the name of the field
     * @param required whether it must be given
     * @param pattern the regular expression the whole reference has to match
     */
    public record Reference(String label, boolean required, Optional<String> pattern) {
        public Reference {
            requireNonNull(label, "label");
            requireNonNull(pattern, "pattern");
        }
    }
}
