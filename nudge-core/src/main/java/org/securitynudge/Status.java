package org.securitynudge;

import static java.util.Objects.requireNonNull;

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
 * @param decisions what went wrong while deciding
 */
public record Status(Rules rules, Events events, Decisions decisions) {
    public Status {
        requireNonNull(rules, "rules");
        requireNonNull(events, "events");
        requireNonNull(decisions, "decisions");
    }

    /**
     * The rules in force.
     *
     * @param revision the revision of the rule set; empty if there is none
     * @param documents the documents in force with their versions, such as {@code documents@4}
     * @param warnings what of the policy could not be applied
     * @param sources where documents come from
     */
    public record Rules(String revision, List<String> documents, List<Problem> warnings, List<Source> sources) {
        public Rules {
            requireNonNull(revision, "revision");
            documents = List.copyOf(documents);
            warnings = List.copyOf(warnings);
            sources = List.copyOf(sources);
        }
    }

    /**
     * A source of rules.
     *
     * @param name the source's name
     * @param document the document in force with its version; empty if there is none
     * @param verified when the source last confirmed it
     * @param trouble what is wrong with the source now; empty if nothing is
     * @param problems what is wrong with the newest document it offered
     */
    public record Source(
            String name,
            Optional<String> document,
            Optional<Instant> verified,
            Optional<String> trouble,
            List<Problem> problems) {
        public Source {
            requireNonNull(name, "name");
            requireNonNull(document, "document");
            requireNonNull(verified, "verified");
            requireNonNull(trouble, "trouble");
            problems = List.copyOf(problems);
        }
    }

    /**
     * Events and acknowledgments.
     *
     * @param durability how safe an acknowledgment is
     * @param delivered events accepted by the collector since the start
     * @param waiting events recorded and not yet accepted
     * @param oldestWaiting when the one that has waited longest was recorded
     * @param parked events that the collector refused and that are kept
     * @param dropped impressions that were dropped because there was no room
     * @param damaged records that could not be read back from disk
     * @param bytesOnDisk the size of the journal
     * @param healthy whether the journal can write
     * @param trouble what keeps events from being delivered now; empty if nothing does
     */
    public record Events(
            Durability durability,
            long delivered,
            long waiting,
            Optional<Instant> oldestWaiting,
            long parked,
            long dropped,
            long damaged,
            long bytesOnDisk,
            boolean healthy,
            Optional<String> trouble) {
        public Events {
            requireNonNull(durability, "durability");
            requireNonNull(oldestWaiting, "oldestWaiting");
            requireNonNull(trouble, "trouble");
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
