package org.securitynudge.refresh;

import java.time.Instant;
import java.util.Optional;
import org.securitynudge.rule.Pack;
import org.securitynudge.rule.Policy;

/** A document that can be in force: a pack or a policy, with a digest of the bytes that a source handed over. */
final class Document {
    private final Optional<Pack> pack;
    private final Optional<Policy> policy;
    private final Optional<Instant> expires;
    private final String digest;
    private final boolean whole;

    private Document(Optional<Pack> pack, Optional<Policy> policy, String digest, boolean whole) {
        this(pack, policy, policy.flatMap(Policy::expires), digest, whole);
    }

    private Document(
            Optional<Pack> pack, Optional<Policy> policy, Optional<Instant> expires, String digest, boolean whole) {
        this.pack = pack;
        this.policy = policy;
        this.expires = expires;
        this.digest = digest;
        this.whole = whole;
    }

    static Document of(Pack pack, String digest) {
        return new Document(Optional.of(pack), Optional.empty(), digest, true);
    }

    static Document of(Policy policy, String digest) {
        return new Document(Optional.empty(), Optional.of(policy), digest, true);
    }

    /** Returns a policy of which nothing but header and kill switch is usable. */
    static Document inPart(Policy policy, String digest) {
        return new Document(Optional.empty(), Optional.of(policy), digest, false);
    }

    /** Returns what is in force when this one comes after another: the other's rules under this one's kill switch, if this is a part. */
    Document onto(Optional<Document> older) {
        Optional<Policy> rest = older.flatMap(Document::policy);
        return whole || rest.isEmpty() || policy.isEmpty()
                ? this
                : new Document(
                        Optional.empty(),
                        Optional.of(rest.get().withKillSwitchOf(policy.get())),
                        expires,
                        digest,
                        false);
    }

    /** Returns whether it is another's document, maybe in another envelope. */
    boolean hasContentOf(Document other) {
        return whole && other.whole && content().equals(other.content());
    }

    private Optional<String> content() {
        return pack.map(Pack::digest).or(() -> policy.map(Policy::digest));
    }

    Optional<Pack> pack() {
        return pack;
    }

    Optional<Policy> policy() {
        return policy;
    }

    /** Returns a digest of the newest bytes of which something is in force. */
    String digest() {
        return digest;
    }

    /** Returns whether all of the newest bytes is in force. */
    boolean isWhole() {
        return whole;
    }

    String name() {
        return pack.map(Pack::name).or(() -> policy.map(Policy::name)).orElse("");
    }

    long version() {
        return pack.map(Pack::version).or(() -> policy.map(Policy::version)).orElse(0L);
    }

    /** Returns from when on it is only better than nothing, as the newest header says. */
    Optional<Instant> expires() {
        return expires;
    }

    /** Returns name and version: {@code documents@4}, {@code policy company-defaults@42}. */
    String label() {
        return pack.map(Pack::toString).or(() -> policy.map(Policy::toString)).orElse("");
    }
}
