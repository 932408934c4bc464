package org.securitynudge.trust;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;

/**
 * What a verified document says of its place in the order of versions.
 *
 * @param kind what it is
 * @param name its name; versions are counted for each name
 * @param version its version
 * @param issuedAt when it says it was issued
 * @param keyIds the ids of the keys that vouch for it, for each of which versions are counted; none if the source alone is trusted
 * @param digest a digest of the document without what is around it: a further signature makes no other document
 */
public record Claim(
        DocumentKind kind, String name, long version, Instant issuedAt, List<String> keyIds, String digest) {
    /** Refuses nulls and copies the ids. */
    public Claim {
        requireNonNull(kind, "kind");
        requireNonNull(name, "name");
        requireNonNull(issuedAt, "issuedAt");
        requireNonNull(digest, "digest");
        keyIds = List.copyOf(keyIds);
    }
}
