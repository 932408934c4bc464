package org.securitynudge.refresh;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.securitynudge.model.Problem;
import org.securitynudge.model.RuleSource.Origin;
import org.securitynudge.rule.Documents;
import org.securitynudge.rule.Pack;
import org.securitynudge.rule.Policy;
import org.securitynudge.rule.Reading;
import org.securitynudge.trust.RejectedException;
import org.securitynudge.trust.Verifier;

/** Judges what a source offers: verified, read, and meant for this application, or refused with the reason. */
final class Judge {
    private final String application;
    private final String environment;

    Judge(String application, String environment) {
        this.application = application;
        this.environment = environment;
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

        static Verdict refused(String why) {
            return new Verdict(Optional.empty(), Optional.of(new Refusal(why, List.of())));
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
     */
    record Refusal(String why, List<Problem> problems) {
        static Refusal of(List<Problem> problems) {
            return new Refusal(LogText.count(problems.size(), "problem"), List.copyOf(problems));
        }
    }

    /** Verifies and reads. */
    Verdict judge(Offer offer, Subscription subscription) {
        byte[] document;
        try {
            document = Verifier.of(subscription.origin().trust()).verify(offer.received());
        } catch (RejectedException e) {
            return Verdict.refused(String.valueOf(e.getMessage()));
        }
        return subscription.isPolicy()
                ? policy(document, offer.digest())
                : pack(document, offer.digest(), subscription);
    }

    private Verdict policy(byte[] document, String digest) {
        Reading<Policy> reading = Documents.readPolicy(document);
        if (reading.value().isEmpty()) {
            return Verdict.broken(Optional.empty(), reading.problems());
        }
        Policy policy = reading.value().get();
        if (!policy.appliesTo(application, environment)) {
            String audience = LogText.plain(String.join(", ", policy.audience()));
            return Verdict.refused(policy + " is for " + audience + ", and this is " + application + ":" + environment);
        }
        return reading.problems().isEmpty()
                ? Verdict.accepted(Document.of(policy, digest))
                : Verdict.broken(Optional.of(Document.inPart(policy, digest)), reading.problems());
    }

    private static Verdict pack(byte[] document, String digest, Subscription subscription) {
        Reading<Pack> reading = Documents.readPack(document);
        List<Problem> problems = new ArrayList<>(reading.problems());
        Optional<Pack> pack = reading.value();
        boolean remote = subscription.source().origin() == Origin.REMOTE;
        if (remote && pack.isPresent() && pack.get().issuedAt().isEmpty()) {
            problems.add(
                    new Problem(1, 1, "issuedAt", "missing; a pack from another machine must say when it was issued"));
        }
        return pack.isPresent() && problems.isEmpty()
                ? Verdict.accepted(Document.of(pack.get(), digest))
                : Verdict.broken(Optional.empty(), problems);
    }
}
