package org.securitynudge.refresh;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.securitynudge.model.PinnedKey;
import org.securitynudge.model.RuleSource;
import org.securitynudge.model.RuleSource.Origin;
import org.securitynudge.trust.Claim;
import org.securitynudge.trust.Verifier;

/** A source and what it has come to. Confined to the loop. */
final class Subscription {
    /** A source that never changes is asked again at this pace, slower and slower, until it has given a document once. */
    private static final Duration UNTIL_FIRST = Duration.ofSeconds(30);

    private final RuleOrigin origin;
    private final boolean policy;
    private final String key;
    private final Optional<Duration> interval;
    private final Verifier verifier;

    private Optional<Document> current = Optional.empty();
    private Optional<String> validator = Optional.empty();
    private Optional<Instant> verified = Optional.empty();
    private Optional<Instant> unreachableSince = Optional.empty();
    private SourceState.State state = SourceState.State.WAITING;
    private String failure = "";
    private String rejected = "";
    private Judge.@Nullable Refusal refusal;
    private int failures;
    private int lastingFailures;
    private @Nullable Offer owed;
    private @Nullable Claim owedMark;
    private @Nullable Long due;
    private boolean saidExpired;

    /**
     * Creates a subscription.
     *
     * @param key what the source is called in the vault
     */
    Subscription(RuleOrigin origin, boolean policy, String key) {
        this.origin = origin;
        this.policy = policy;
        this.key = key;
        this.interval = origin.source().pollEvery();
        this.verifier = Verifier.of(origin.trust());
    }

    RuleOrigin origin() {
        return origin;
    }

    RuleSource source() {
        return origin.source();
    }

    Verifier verifier() {
        return verifier;
    }

    /** Returns the ids of the pinned keys; none if the source alone is trusted. */
    List<String> keyIds() {
        return origin.trust().keys().stream().map(PinnedKey::id).toList();
    }

    /**
     * Returns whether versions of its documents may only rise: not if they are part of the application or of its machine, where going back
     * is the way to undo a change.
     */
    boolean isCounted() {
        return isOnWordAlone() || (!isLocal() && !origin.trust().isUnsigned());
    }

    /** Returns whether what comes from another machine is believed without a signature. */
    boolean isOnWordAlone() {
        return source().origin() == Origin.REMOTE && origin.trust().isUnsigned();
    }

    boolean isPolicy() {
        return policy;
    }

    String key() {
        return key;
    }

    /** Returns whether the source is part of the application or of its machine, so that its documents have no age. */
    boolean isLocal() {
        return source().origin() == Origin.LOCAL;
    }

    String name() {
        return LogText.plain(source().name());
    }

    /** Returns what a log line calls it: {@code Policy}, {@code Rule pack documents}. */
    String subject() {
        if (policy) {
            return "Policy";
        }
        return "Rule pack "
                + current.flatMap(Document::pack).map(pack -> pack.name()).orElseGet(() -> "from " + name());
    }

    Duration interval() {
        return interval.orElse(UNTIL_FIRST);
    }

    /** Returns whether the source may offer something else one day. */
    boolean mayChange() {
        return interval.isPresent();
    }

    Optional<Document> current() {
        return current;
    }

    Optional<String> validator() {
        return validator;
    }

    Optional<Instant> verified() {
        return verified;
    }

    Optional<Instant> unreachableSince() {
        return unreachableSince;
    }

    /** Returns how many failures there were in a row. */
    int failures() {
        return failures;
    }

    /** Returns how many of them people must mend. */
    int lastingFailures() {
        return lastingFailures;
    }

    boolean isRejected(Offer offer) {
        return offer.digest().equals(rejected);
    }

    /** Returns whether an offer is what is in force, in whole or in part. */
    boolean isInForce(Offer offer) {
        return current.map(document -> document.digest().equals(offer.digest())).orElse(false);
    }

    boolean isWhollyInForce(Offer offer) {
        return isInForce(offer) && current.map(Document::isWhole).orElse(false);
    }

    /** Returns the mark that the vault could not take yet. */
    Optional<Claim> owedMark() {
        return Optional.ofNullable(owedMark);
    }

    void owesMark(@Nullable Claim claim) {
        this.owedMark = claim;
    }

    /** Returns what the vault could not take yet. */
    Optional<Offer> owed() {
        return Optional.ofNullable(owed);
    }

    void owes(@Nullable Offer offer) {
        this.owed = offer;
    }

    /** A document of the vault comes into force. The source was not asked yet. */
    void restored(Document document, Optional<Instant> when) {
        current = Optional.of(document);
        verified = when;
    }

    /** All of a document comes into force, and only now its validator is remembered. */
    void accepted(Document document, Offer offer) {
        current = Optional.of(document);
        validator = offer.validator();
        confirmed(offer.at());
    }

    /**
     * A kill switch comes into force. The validator is forgotten, so that the source offers the document again; with the one of the document
     * before, a source that goes back to that would say that nothing has changed, though another kill switch than its own is in force.
     */
    void acceptedInPart(Document document, Instant when) {
        current = Optional.of(document);
        validator = Optional.empty();
        verified = Optional.of(when);
    }

    /** The source stands by what is in force. */
    void confirmed(Instant when) {
        verified = Optional.of(when);
        rejected = "";
        refusal = null;
        answered(SourceState.State.CURRENT);
    }

    /**
     * A document is refused, in whole or in part. The validator stays, so that the source offers it again.
     *
     * @return whether this is news: who forges can make a new document each time, and have it refused for the same reason
     */
    boolean rejected(Offer offer, Judge.Refusal why) {
        boolean news = !why.equals(refusal) || !why.problems().isEmpty();
        rejected = why.forNow() ? "" : offer.digest();
        refusal = why;
        answered(SourceState.State.REJECTED);
        return news;
    }

    /** The source offers once more what was refused. */
    void rejectedAgain(Offer offer) {
        if (isInForce(offer)) {
            verified = Optional.of(offer.at());
        }
        answered(SourceState.State.REJECTED);
    }

    private void answered(SourceState.State now) {
        failures = 0;
        lastingFailures = 0;
        unreachableSince = Optional.empty();
        state = now;
    }

    /** The source gave no document. */
    void failed(String why, boolean lasting, Instant when) {
        failures++;
        lastingFailures = lasting ? lastingFailures + 1 : 0;
        failure = why;
        unreachableSince = unreachableSince.or(() -> Optional.of(when));
        state = SourceState.State.UNREACHABLE;
    }

    SourceState.State state() {
        return state;
    }

    /** Returns whether the source was not asked yet and nothing of it was kept, so that the first question does not wait. */
    boolean isUnknown() {
        return state == SourceState.State.WAITING && current.isEmpty();
    }

    boolean isUnreachable() {
        return state == SourceState.State.UNREACHABLE;
    }

    /** Sets when the source is asked next; empty for never. */
    void due(Optional<Long> nanos) {
        due = nanos.orElse(null);
    }

    /** Returns how long it is until the source is asked, never negative; empty if it is not. */
    Optional<Duration> waits(long nanos) {
        return Optional.ofNullable(due).map(at -> Duration.ofNanos(Math.max(0, at - nanos)));
    }

    /** Returns whether the document in force has expired. */
    boolean isExpired(Instant latest) {
        return current.flatMap(Document::expires)
                .filter(end -> !latest.isBefore(end))
                .isPresent();
    }

    /** Returns when the document in force will expire; empty if it never does, or that was said already. */
    Optional<Instant> expiresNext() {
        return saidExpired ? Optional.empty() : current.flatMap(Document::expires);
    }

    /** Returns whether the document in force has expired and nobody was told. */
    boolean hasExpiredSinceLast(Instant latest) {
        boolean before = saidExpired;
        saidExpired = isExpired(latest);
        return saidExpired && !before;
    }

    /**
     * Takes down how the source is doing.
     *
     * @param latest the latest instant that is known to have come
     */
    SourceState snapshot(Instant latest) {
        Optional<Judge.Refusal> refused = Optional.ofNullable(refusal);
        Optional<String> trouble = isUnreachable() ? Optional.of(failure) : refused.map(Judge.Refusal::why);
        return new SourceState(
                name(),
                state,
                current.map(Document::label),
                current.flatMap(Document::expires),
                isExpired(latest),
                verified,
                trouble,
                refused.map(Judge.Refusal::problems).orElse(List.of()));
    }
}
