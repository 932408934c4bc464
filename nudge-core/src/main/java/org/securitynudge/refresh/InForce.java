package org.securitynudge.refresh;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.securitynudge.refresh.Judge.Refusal;
import org.securitynudge.refresh.Judge.Verdict;
import org.securitynudge.rule.Pack;
import org.securitynudge.rule.Policy;
import org.securitynudge.rule.RuleSet;
import org.securitynudge.trust.Claim;
import org.securitynudge.trust.Kept;
import org.securitynudge.trust.RejectedException;
import org.securitynudge.trust.Vault;

/**
 * The documents in force and the rules made of them. The order in which a document comes in is the point of this class: verify, count the
 * version, parse, compile, keep, swap, and only then remember the validator. Whatever fails on the way leaves everything before it as it
 * was, and the source will be asked for the same document again. Of a policy whose version was counted, the kill switch comes into force
 * whatever fails after that.
 */
final class InForce {
    private final List<Subscription> subscriptions;
    private final Judge judge;
    private final Vault vault;
    private final Pace pace;
    private final RulesLog log;
    private final RulesListener listener;
    private volatile RuleSet rules = RuleSet.empty();

    InForce(Refresher.Settings settings, List<Subscription> subscriptions, RulesLog log) {
        this(settings, subscriptions, log, new Judge(settings.application(), settings.environment()));
    }

    InForce(Refresher.Settings settings, List<Subscription> subscriptions, RulesLog log, Judge judge) {
        this.subscriptions = subscriptions;
        this.judge = judge;
        this.vault = settings.vault();
        this.pace = settings.pace();
        this.listener = settings.listener();
        this.log = log;
    }

    RuleSet rules() {
        return rules;
    }

    /** Takes what a source offers. */
    void take(Subscription subscription, Offer offer) {
        if (subscription.isRejected(offer)) {
            subscription.rejectedAgain(offer);
        } else if (subscription.isWhollyInForce(offer)) {
            subscription.accepted(subscription.current().orElseThrow(), offer);
            confirmed(subscription, offer.at());
        } else {
            judge(subscription, offer);
        }
    }

    /** The source stands by what is in force. */
    void confirmed(Subscription subscription, Instant now) {
        subscription.confirmed(now);
        if (subscription.isLocal()) {
            return;
        }
        subscription.owedMark().ifPresent(claim -> raise(subscription, claim));
        try {
            Optional<Offer> owed = subscription.owed();
            if (owed.isPresent()) {
                vault.keep(subscription.key(), owed.get().received(), now);
                subscription.owes(null);
            }
            vault.confirmed(subscription.key(), now);
            log.vaultWorks();
        } catch (IOException | RuntimeException e) {
            log.vaultFails(e);
        }
    }

    private void judge(Subscription subscription, Offer offer) {
        try {
            Judge.Admitted admitted = judge.admit(offer, subscription);
            if (admitted.claim().isPresent() && subscription.isCounted()) {
                count(subscription, admitted.claim().get(), offer.at());
            }
            bringIn(subscription, admitted, offer);
        } catch (RejectedException e) {
            refuse(subscription, offer, Refusal.of(e), false);
        }
    }

    /** From here on no lower version is taken, whatever becomes of this one. */
    private void count(Subscription subscription, Claim claim, Instant now) throws RejectedException {
        vault.marks().check(claim, subscription.keyIds(), now);
        raise(subscription, claim);
    }

    private void raise(Subscription subscription, Claim claim) {
        try {
            vault.marks().raise(claim);
            subscription.owesMark(null);
        } catch (IOException | RuntimeException e) {
            subscription.owesMark(claim);
            log.vaultFails(e);
        }
    }

    private void bringIn(Subscription subscription, Judge.Admitted admitted, Offer offer) {
        try {
            Verdict verdict = judge.read(admitted, offer, subscription);
            Optional<Refusal> clash = verdict.document().flatMap(document -> bringIn(subscription, document, offer));
            boolean inPart = clash.isEmpty() && verdict.document().isPresent();
            clash.or(verdict::refusal).ifPresent(refusal -> refuse(subscription, offer, refusal, inPart));
        } catch (RuntimeException | StackOverflowError bug) {
            // It would fail the same way every time.
            log.loopFails(bug);
            boolean inPart = bringInPart(subscription, admitted, offer);
            String why = "the library failed on it with " + bug.getClass().getName();
            refuse(subscription, offer, Refusal.of(why), inPart);
        } catch (Error failure) {
            // This one, such as no memory, may not, and the source is asked again.
            bringInPart(subscription, admitted, offer);
            throw failure;
        }
    }

    /** Whatever the rest does to the library, the kill switch comes in: it was read before. */
    private boolean bringInPart(Subscription subscription, Judge.Admitted admitted, Offer offer) {
        Optional<Document> part = admitted.part(offer.digest());
        return part.isPresent() && bringIn(subscription, part.get(), offer).isEmpty();
    }

    /** Compiles, keeps, swaps and remembers, in this order. Returns why not, if it does not go together with the other documents. */
    private Optional<Refusal> bringIn(Subscription subscription, Document offered, Offer offer) {
        Document document = offered.onto(subscription.current());
        RuleSet merged = isSame(subscription, document) ? rules : mergeWith(subscription, document);
        if (!merged.refused().isEmpty()) {
            return Optional.of(Refusal.of(merged.refused()));
        }
        keep(subscription, offer, document);
        rules = merged;
        if (document.isWhole()) {
            subscription.accepted(document, offer);
        } else {
            subscription.acceptedInPart(document, offer.at());
        }
        return Optional.empty();
    }

    /** A document may come in another envelope, such as one with a further signature. */
    private static boolean isSame(Subscription subscription, Document document) {
        return subscription.current().filter(document::hasContentOf).isPresent();
    }

    private void refuse(Subscription subscription, Offer offer, Refusal refusal, boolean inPart) {
        if (!subscription.rejected(offer, refusal)) {
            return;
        }
        log.rejected(subscription, refusal, inPart);
        try {
            listener.rejected(subscription.snapshot(latest()));
        } catch (RuntimeException | Error failure) {
            log.listenerFails(failure);
        }
    }

    private RuleSet mergeWith(Subscription changed, Document document) {
        return merge(each -> each == changed ? Optional.of(document) : each.current());
    }

    private RuleSet merge(Function<Subscription, Optional<Document>> documents) {
        List<Document> all = subscriptions.stream()
                .flatMap(subscription -> documents.apply(subscription).stream())
                .toList();
        List<Pack> packs =
                all.stream().flatMap(document -> document.pack().stream()).toList();
        Optional<Policy> policy =
                all.stream().flatMap(document -> document.policy().stream()).findFirst();
        return RuleSet.merge(packs, policy, pace.now());
    }

    /** A full disk must not keep a kill switch out: the document comes into force, and is kept as soon as that works. */
    private void keep(Subscription subscription, Offer offer, Document document) {
        if (subscription.isLocal()) {
            return;
        }
        boolean afterAPart =
                subscription.current().map(current -> !current.isWhole()).orElse(false);
        try {
            if (afterAPart && !document.isWhole()) {
                // The last whole one stays, whatever number of parts comes after it.
                vault.replaceNewest(subscription.key(), offer.received(), offer.at());
            } else {
                vault.keep(subscription.key(), offer.received(), offer.at());
            }
            subscription.owes(null);
            log.vaultWorks();
        } catch (IOException | RuntimeException e) {
            subscription.owes(offer);
            log.vaultFails(e);
        }
    }

    /** Brings in what was kept of a source, verified and read again: the newest one, or what of it is usable on top of the one before. */
    void restore(Subscription subscription) {
        Deque<Judged> usable = new ArrayDeque<>();
        for (Kept kept : vault.documents(subscription.key())) {
            Offer offer = new Offer(kept.received(), Optional.empty(), kept.verified());
            Verdict verdict = judgeAgain(subscription, offer);
            if (verdict.document().isPresent()) {
                usable.push(new Judged(offer, verdict.document().get(), verdict.refusal()));
            } else {
                log.notRestored(
                        subscription, verdict.refusal().map(Refusal::why).orElse(""));
            }
            if (verdict.refusal().isEmpty()) {
                break;
            }
        }
        usable.forEach(judged -> restore(subscription, judged));
    }

    /** What is trusted may have changed since it was kept. Its version was counted then. */
    private Verdict judgeAgain(Subscription subscription, Offer offer) {
        try {
            return judge.read(judge.admit(offer, subscription), offer, subscription);
        } catch (RejectedException e) {
            return Verdict.refused(Refusal.of(e));
        }
    }

    private record Judged(Offer offer, Document document, Optional<Refusal> refusal) {}

    private void restore(Subscription subscription, Judged judged) {
        Document document = judged.document().onto(subscription.current());
        RuleSet merged = mergeWith(subscription, document);
        if (!merged.refused().isEmpty()) {
            log.notRestored(subscription, merged.refused().get(0).message());
            return;
        }
        rules = merged;
        Optional<Instant> confirmed = vault.lastConfirmed(subscription.key());
        subscription.restored(
                document, confirmed.or(() -> Optional.of(judged.offer().at())));
        judged.refusal().ifPresent(refusal -> refuse(subscription, judged.offer(), refusal, true));
    }

    /** Returns the latest instant that is known to have come: a clock that is set back brings no document back to life. */
    Instant latest() {
        return vault.marks().latest(pace.now());
    }

    /** Merges again when tuning has ended by itself, or has not yet after all because the clock was set back. */
    void mergeWhenTuningEnds() {
        if (!rules.holdsAt(pace.now())) {
            rules = merge(Subscription::current);
        }
    }
}
