package org.securitynudge.examples.demo.story;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.securitynudge.model.Acknowledgment;
import org.securitynudge.model.Decision;
import org.securitynudge.model.Durability;

/**
 * One attempt of somebody to do something in the application, with what was measured.
 *
 * @param decision what the library said
 * @param deciding how long that took
 * @param recording the recorded answer, if somebody was asked
 */
record Visit(Decision decision, Duration deciding, Optional<Recording> recording) {
    /**
     * An answer on record.
     *
     * @param acknowledgment the record
     * @param givenAt when the answer was given, by {@link System#nanoTime()}
     * @param took how long it took from then on until the answer was safe
     * @param refusals what the library said to answers before it that did not fit
     */
    record Recording(Acknowledgment acknowledgment, long givenAt, Duration took, List<String> refusals) {
        Recording {
            refusals = List.copyOf(refusals);
        }

        /** Returns whether the answer survives a power loss. */
        boolean isOnDisk() {
            return acknowledgment.durability() == Durability.DISK;
        }
    }

    /** Returns whether the action was carried out. */
    boolean wentOn() {
        return recording.map(safe -> safe.acknowledgment().mayProceed()).orElse(decision.mayProceed());
    }

    /** Returns whether somebody was asked by a rule. */
    boolean askedBy(String rule) {
        return decision.prompt().isPresent() && decision.occasion().rule().equals(rule);
    }
}
