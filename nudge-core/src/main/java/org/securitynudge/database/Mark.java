package org.securitynudge.database;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * What the database has to know of a record beyond its bytes.
 *
 * @param person the digest that stands for the person it is about; at most 200 characters
 * @param remembered whether the history looks at it, although it is not of the kept stream
 * @param forgets whether it makes the history forget the person: what is older of theirs is deleted with it
 */
public record Mark(Optional<String> person, boolean remembered, boolean forgets) {
    /** The mark of a record that is about nobody and that no history looks at. */
    public static final Mark NONE = new Mark(Optional.empty(), false, false);

    public Mark {
        requireNonNull(person, "person");
    }
}
