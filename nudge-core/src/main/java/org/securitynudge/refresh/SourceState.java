package org.securitynudge.refresh;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.securitynudge.model.Problem;

/**
 * How a source is doing, at one moment.
 *
 * @param name the source's name
 * @param state how it is doing
 * @param document the document in force with its version, such as {@code documents@4}; empty if there is none
 * @param expires from when on the document in force is only better than nothing
 * @param expired whether that was reached, by the clock or by what documents say of the time
 * @param verified when the source last confirmed what is in force; empty if it never did
 * @param trouble what is wrong with the source or with the newest document it offered; empty if nothing is
 * @param problems what is wrong in the newest document it offered
 */
public record SourceState(
        String name,
        State state,
        Optional<String> document,
        Optional<Instant> expires,
        boolean expired,
        Optional<Instant> verified,
        Optional<String> trouble,
        List<Problem> problems) {
    /** Refuses nulls and copies the problems. */
    public SourceState {
        requireNonNull(name, "name");
        requireNonNull(state, "state");
        requireNonNull(document, "document");
        requireNonNull(expires, "expires");
        requireNonNull(verified, "verified");
        requireNonNull(trouble, "trouble");
        problems = List.copyOf(problems);
    }

    /** Returns whether the document in force has expired at an instant, which may be later than this was taken down. */
    public boolean isExpired(Instant now) {
        return expired || expires.filter(end -> !now.isBefore(end)).isPresent();
    }

    /** How a source is doing. */
    public enum State {
        /** It was not asked yet; what is in force for it was kept from before. */
        WAITING,
        /** What it offers is in force. */
        CURRENT,
        /** It gives no document. */
        UNREACHABLE,
        /** It offers a document that is refused, in whole or in part. */
        REJECTED
    }
}
