package org.securitynudge.model;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a {@link RuleSource} found: a document with its validator, or that nothing has changed. */
public final class Fetched {
    private static final Fetched UNCHANGED = new Fetched(null, null);

    private final byte @Nullable [] document;
    private final @Nullable String validator;

    private Fetched(byte @Nullable [] document, @Nullable String validator) {
        this.document = document;
        this.validator = validator;
    }

    /** Returns a document, which is copied, that the source cannot tell from an older one without reading it. */
    public static Fetched of(byte[] document) {
        return new Fetched(document.clone(), null);
    }

    /** Returns a document, which is copied, and what identifies this version of it at the source. */
    public static Fetched of(byte[] document, String validator) {
        return new Fetched(document.clone(), requireNonNull(validator, "validator"));
    }

    /** Returns that the document is still the one of the validator handed in. */
    public static Fetched unchanged() {
        return UNCHANGED;
    }

    /** Returns a copy of the document; empty if it has not changed. */
    public Optional<byte[]> document() {
        return Optional.ofNullable(document).map(byte[]::clone);
    }

    /** Returns what identifies this version, handed back to the source only after the rules are in force. */
    public Optional<String> validator() {
        return Optional.ofNullable(validator);
    }
}
