package org.securitynudge;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.securitynudge.model.Durability;
import org.securitynudge.model.Problem;

/**
 * How a {@code Nudge} is doing, at one moment.
 *
 * @param rules the rules in force and where they come from
 * @param events what is on its way to the collector
 * @param journal where acknowledgments and events are kept
 * @param decisions what went wrong while deciding
 */
public record Status(Rules rules, Events events, Journal journal, Decisions decisions) {
    public Status {
        requireNonNull(rules, "rules");
        requireNonNull(events, "events");
        requireNonNull(journal, "journal");
        requireNonNull(decisions, "decisions");
    }

    /**
     * The rules in force.
     *
     * @param revision the revision of the rule set; empty if there is none
     * @param age how long ago the remote source that was verified least recently was verified, or the first start if it never was; empty
     *     if no source is remote
     * @param documents the documents in force with their versions, such as {@code documents@4}
     * @param warnings what of the policy could not be applied
     * @param sources where documents come from
     */
    public record Rules(
            String revision,
            Optional<Duration> age,
            List<String> documents,
            List<Problem> warnings,
            List<Source> sources) {
        public Rules {
            requireNonNull(revision, "revision");
            requireNonNull(age, "age");
            documents = List.copyOf(documents);
            warnings = List.copyOf(warnings);
            sources = List.copyOf(sources);
        }
    }

    /**
     * A source of rules.
     *
     * @param name the source's name
     * @param state how it is doing
     * @param document the document in force with its version; empty if there is none
     * @param verified when the source last confirmed it
     * @param expires when the document in force expires; empty if it never does
     * @param expired whether it has expired; it stays in force all the same
     * @param trouble what is wrong with the source now; empty if nothing is
     * @param problems what is wrong with the newest document it offered
     */
    public record Source(
            String name,
            State state,
            Optional<String> document,
            Optional<Instant> verified,
            Optional<Instant> expires,
            boolean expired,
            Optional<String> trouble,
            List<Problem> problems) {
        public Source {
            requireNonNull(name, "name");
            requireNonNull(state, "state");
            requireNonNull(expires, "expires");
            requireNonNull(document, "document");
            requireNonNull(verified, "verified");
            requireNonNull(trouble, "trouble");
            problems = List.copyOf(problems);
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

    /**
     * Events and acknowledgments on their way to the collector.
     *
     * @param delivered events accepted by the collector since the start
     * @param waiting events recorded and not yet accepted
     * @param oldestWaiting when the one that has waited longest was recorded
     * @param parked events that the collector refused, or may have refused, and that are kept
     * @param dropped impressions that were dropped or evicted because there was no room
     * @param lastDelivery when the collector last accepted an event; empty if it has not since the start
     * @param trouble what keeps events from being delivered now; empty if nothing does
     */
    public record Events(
            long delivered,
            long waiting,
            Optional<Instant> oldestWaiting,
            long parked,
            long dropped,
            Optional<Instant> lastDelivery,
            Optional<String> trouble) {
        public Events {
            requireNonNull(oldestWaiting, "oldestWaiting");
            requireNonNull(lastDelivery, "lastDelivery");
            requireNonNull(trouble, "trouble");
        }
    }

    /**
     * Where acknowledgments and events are kept.
     *
     * @param durability how safe an acknowledgment is
     * @param bytes the size of everything kept, in bytes
     * @param bytesWaiting the size of the files in which acknowledgments wait to be delivered, in bytes
     * @param budgetBytes how large that may become before acknowledgments are refused, in bytes
     * @param damaged records that could not be read back
     * @param inaccessible what other processes left behind and cannot be taken over, in directories
     * @param healthy whether the last attempt to write, read or force succeeded
     * @param historyAge how long ago it was last read what other replicas have recorded; empty until
     *     that was done once, and where each keeps its own history
     */
    public record Journal(
            Durability durability,
            long bytes,
            long bytesWaiting,
            long budgetBytes,
            long damaged,
            int inaccessible,
            boolean healthy,
            Optional<Duration> historyAge) {
        public Journal {
            requireNonNull(durability, "durability");
            requireNonNull(historyAge, "historyAge");
        }
    }

    /**
     * What went wrong while deciding. None of it reached the application.
     *
     * @param failed decisions that failed as a whole and let the action proceed
     * @param brokenRules how often a rule was skipped because it failed
     * @param factsCutOff parts of facts left out because they went over a limit
     * @param wrongTypes how often each fact came with another type than declared
     * @param historyEvicted entries of the history that were evicted because there were too many
     */
    public record Decisions(
            long failed, long brokenRules, long factsCutOff, Map<String, Long> wrongTypes, long historyEvicted) {
        public Decisions {
            wrongTypes = Map.copyOf(wrongTypes);
        }
    }
}
