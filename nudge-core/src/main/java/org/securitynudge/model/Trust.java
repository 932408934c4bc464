package org.securitynudge.model;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a document must bring to be believed: a signature of a pinned key, or, said explicitly, nothing but the place it comes from.
 *
 * <pre>{@code
 * Trust trust = Trust.signedBy(PinnedKey.of("2026a", "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"));
 * }</pre>
 *
 * <p>Immutable.
 */
public final class Trust {
    private static final Trust UNSIGNED = new Trust(List.of(), 0);

    private final List<PinnedKey> keys;
    private final long atLeast;

    private Trust(List<PinnedKey> keys, long atLeast) {
        this.keys = List.copyOf(keys);
        this.atLeast = atLeast;
    }

    /**
     * Returns the trust in the source alone: whoever can answer in its place, or change what it says on the way, decides what prompts are
     * shown. Good for documents of the application and of its own machine.
     */
    public static Trust unsigned() {
        return UNSIGNED;
    }

    /**
     * Returns the trust in documents that one of these keys signed. Signatures of other keys are ignored; a document without any is
     * refused. Pin the next key beside the one in use, so that keys can be rotated without a release.
     *
     * @throws IllegalArgumentException if two keys have the same id
     */
    public static Trust signedBy(PinnedKey first, PinnedKey... more) {
        List<PinnedKey> keys = new ArrayList<>(List.of(requireNonNull(first, "first")));
        keys.addAll(List.of(more));
        Stream<String> ids = keys.stream().map(PinnedKey::id);
        if (ids.distinct().count() != keys.size()) {
            throw new IllegalArgumentException("two pinned keys have the same id: "
                    + keys.stream().map(PinnedKey::id).toList());
        }
        return new Trust(keys, 0);
    }

    /**
     * Returns this trust in documents of a version or a higher one only. A host without a directory forgets at each start which version it
     * has seen; this is the least that it will take.
     *
     * @param version the lowest version, from 1
     * @throws IllegalArgumentException if it is lower than 1
     */
    public Trust atLeast(long version) {
        if (version < 1) {
            throw new IllegalArgumentException("versions count from 1: " + version);
        }
        return new Trust(keys, version);
    }

    /** Returns the keys of which one must have signed; none if the source alone is trusted. */
    public List<PinnedKey> keys() {
        return keys;
    }

    /** Returns the lowest version that is taken; 0 for any. */
    public long lowestVersion() {
        return atLeast;
    }

    /** Returns whether the source alone is trusted. */
    public boolean isUnsigned() {
        return keys.isEmpty();
    }

    /** Returns whom it trusts: {@code Trust[signed by 2026a, 2026b, at least version 42]}. */
    @Override
    public String toString() {
        String whom = isUnsigned()
                ? "unsigned"
                : "signed by "
                        + String.join(", ", keys.stream().map(PinnedKey::id).toList());
        return "Trust[" + whom + (atLeast > 0 ? ", at least version " + atLeast : "") + "]";
    }
}
