package org.securitynudge.refresh;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.securitynudge.model.Problem;
import org.securitynudge.model.RuleSource.Origin;
import org.securitynudge.model.Trust;
import org.securitynudge.rule.Pack;
import org.securitynudge.rule.PackHead;
import org.securitynudge.rule.Policy;
import org.securitynudge.rule.RawDocument;
import org.securitynudge.rule.Reading;
import org.securitynudge.trust.Claim;
import org.securitynudge.trust.DocumentKind;
import org.securitynudge.trust.RejectedException;
import org.securitynudge.trust.Verified;

/** Judges what a source offers: verified, read, and meant for this application, or refused with the reason. */
final class Judge {
    private final String application;
    private final String environment;
    private final Function<RawDocument, Reading<Policy>> policies;

    Judge(String application, String environment) {
        this(application, environment, RawDocument::policy);
    }

    /** Creates a judge that reads policies in a way of its own: what if the library's way had a mistake in it? */
    Judge(String application, String environment, Function<RawDocument, Reading<Policy>> policies) {
        this.application = application;
        this.environment = environment;
        this.policies = policies;
    }

    /**
     * What becomes of an offer.
     *
     * @param document what may come into force; empty if nothing of it may
     * @param refusal why it may not, in whole or in part; empty if all of it may
     */
    record Verdict(Optional<Document> document, Optional<Refusal> refusal) {
        static Verdict accepted(Document document) {
            return new Verdict(Optional.of(document), Optional.empty());
        }

        static Verdict refused(Refusal refusal) {
            return new Verdict(Optional.empty(), Optional.of(refusal));
        }

        static Verdict broken(Optional<Document> usable, List<Problem> problems) {
            return new Verdict(usable, Optional.of(Refusal.of(problems)));
        }
    }

    /**
     * Why a document is refused.
     *
     * @param why the reason, for people
     * @param problems what is wrong in the document, if that is the reason
     * @param forNow whether the same document may be taken at another moment
     */
    record Refusal(String why, List<Problem> problems, boolean forNow) {
        static Refusal of(String why) {
            return new Refusal(why, List.of(), false);
        }

        static Refusal of(RejectedException rejection) {
            return new Refusal(String.valueOf(rejection.getMessage()), List.of(), rejection.isForNow());
        }

        static Refusal of(List<Problem> problems) {
            return new Refusal(LogText.count(problems.size(), "problem"), List.copyOf(problems), false);
        }
    }

    /**
     * A document that may be believed, of which no more than its head was read.
     *
     * @param raw the document
     * @param head header and kill switch, if it is a policy and these can be told
     * @param claim its place in the order of versions, if that can be told
     */
    record Admitted(RawDocument raw, Optional<Policy> head, Optional<Claim> claim) {
        /** Returns what may come into force whatever the rest is: nothing of a pack, header and kill switch of a policy. */
        Optional<Document> part(String digest) {
            return head.map(policy -> Document.inPart(policy, digest));
        }
    }

    /**
     * Verifies, and looks at the head: is it signed as it must be, meant for this application, the document that this source always had,
     * and no version that is too low in any case?
     */
    Admitted admit(Offer offer, Subscription subscription) throws RejectedException {
        DocumentKind kind = subscription.isPolicy() ? DocumentKind.POLICY : DocumentKind.PACK;
        Verified verified = subscription.verifier().verify(offer.received(), kind);
        RawDocument raw = RawDocument.of(verified.document());
        Optional<Policy> head = subscription.isPolicy() ? raw.policyHead() : Optional.empty();
        if (head.isPresent()) {
            requireAudience(head.get());
        }
        Optional<Claim> claim = subscription.isPolicy()
                ? head.map(policy -> claim(policy, verified, raw))
                : raw.packHead().map(pack -> claim(pack, verified, raw));
        if (claim.isPresent()) {
            requireSameName(claim.get(), subscription);
            requireAtLeast(claim.get(), subscription.origin().trust());
        }
        return new Admitted(raw, head, claim);
    }

    private void requireAudience(Policy policy) throws RejectedException {
        if (!policy.appliesTo(application, environment)) {
            String audience = LogText.plain(String.join(", ", policy.audience()));
            throw new RejectedException(
                    policy + " is for " + audience + ", and this is " + application + ":" + environment);
        }
    }

    private static Claim claim(Policy policy, Verified verified, RawDocument raw) {
        return new Claim(
                DocumentKind.POLICY,
                policy.name(),
                policy.version(),
                policy.issuedAt(),
                verified.keyIds(),
                raw.digest());
    }

    private static Claim claim(PackHead pack, Verified verified, RawDocument raw) {
        Instant issuedAt = pack.issuedAt().orElse(Instant.EPOCH);
        return new Claim(DocumentKind.PACK, pack.name(), pack.version(), issuedAt, verified.keyIds(), raw.digest());
    }

    /** Whoever controls the way could answer with any signed document: one that is in force elsewhere would drive out the one asked for. */
    private static void requireSameName(Claim claim, Subscription subscription) throws RejectedException {
        Optional<String> before = subscription.current().map(Document::name);
        boolean other = before.isPresent() && !before.get().equals(claim.name());
        if (other && subscription.isCounted()) {
            throw new RejectedException("it is called " + claim.name() + ", and this source had " + before.get()
                    + " before; another document needs an address of its own");
        }
    }

    private static void requireAtLeast(Claim claim, Trust trust) throws RejectedException {
        if (claim.version() < trust.lowestVersion()) {
            throw new RejectedException("version " + claim.version() + " is lower than " + trust.lowestVersion()
                    + ", the lowest that this application takes");
        }
    }

    /** Reads the rest. */
    Verdict read(Admitted admitted, Offer offer, Subscription subscription) {
        return subscription.isPolicy()
                ? policy(admitted, offer.digest())
                : pack(admitted.raw(), offer.digest(), subscription);
    }

    private Verdict policy(Admitted admitted, String digest) {
        Reading<Policy> reading = policies.apply(admitted.raw());
        return reading.value().isPresent() && reading.problems().isEmpty()
                ? Verdict.accepted(Document.of(reading.value().get(), digest))
                : Verdict.broken(admitted.part(digest), reading.problems());
    }

    private static Verdict pack(RawDocument raw, String digest, Subscription subscription) {
        boolean remote = subscription.source().origin() == Origin.REMOTE;
        Reading<Pack> reading = remote ? raw.datedPack() : raw.pack();
        return reading.value()
                .map(pack -> Verdict.accepted(Document.of(pack, digest)))
                .orElseGet(() -> Verdict.broken(Optional.empty(), reading.problems()));
    }
}
