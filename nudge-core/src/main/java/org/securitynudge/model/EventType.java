package org.securitynudge.model;

import java.util.Optional;
import java.util.stream.Stream;

/** The kinds of events that are reported, with the names that collectors see. */
public enum EventType {
    /** A prompt was handed out. */
    PROMPT_SHOWN("org.securitynudge.prompt.shown.v1"),
    /** A prompt was answered: the acknowledgment. */
    PROMPT_ANSWERED("org.securitynudge.prompt.answered.v1"),
    /** A person said that a prompt does not apply. */
    PROMPT_DISPUTED("org.securitynudge.prompt.disputed.v1"),
    /** A person asked to be forgotten, and was: whoever keeps their events may have to do the same. */
    PERSON_FORGOTTEN("org.securitynudge.person.forgotten.v1"),
    /** Rules matched but did not prompt, counted per rule, reason and minute. */
    DECISION_COUNTED("org.securitynudge.decision.counted.v1"),
    /** What became of the protected action. */
    ACTION_REPORTED("org.securitynudge.action.reported.v1"),
    /** Other rules came into force. */
    RULES_CHANGED("org.securitynudge.rules.changed.v1"),
    /** Rules were refused. */
    RULES_REJECTED("org.securitynudge.rules.rejected.v1"),
    /** Events were lost, with how many and which. */
    EVENTS_LOST("org.securitynudge.events.lost.v1"),
    /** The highest sequence numbers so far. */
    EVENTS_CHECKPOINT("org.securitynudge.events.checkpoint.v1");

    private final String wireName;

    EventType(String wireName) {
        this.wireName = wireName;
    }

    /** Returns the name that collectors see, such as {@code org.securitynudge.prompt.shown.v1}. */
    public String wireName() {
        return wireName;
    }

    /** Returns the type of a wire name. */
    public static Optional<EventType> of(String wireName) {
        return Stream.of(values())
                .filter(type -> type.wireName.equals(wireName))
                .findFirst();
    }
}
