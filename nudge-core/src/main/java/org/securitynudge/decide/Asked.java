package org.securitynudge.decide;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.securitynudge.model.Choice;
import org.securitynudge.model.Evidence;
import org.securitynudge.model.FrictionLevel;
import org.securitynudge.model.Justification;
import org.securitynudge.model.Occasion;
import org.securitynudge.model.Prompt;

/**
 * What an answer is judged by: a prompt without its message, as it also travels in a token.
 *
 * @param occasion the asking
 * @param shownAt when it was handed out
 * @param level its friction level
 * @param choices the ways to answer
 * @param justification what must be said to proceed
 * @param evidence what ties an answer to the situation
 */
public record Asked(
        Occasion occasion,
        Instant shownAt,
        FrictionLevel level,
        List<Choice> choices,
        Optional<Justification> justification,
        Evidence evidence) {
    /** Returns what answers to a prompt are judged by. */
    public static Asked of(Prompt prompt) {
        return new Asked(
                prompt.occasion(),
                prompt.shownAt(),
                prompt.level(),
                prompt.choices(),
                prompt.justification(),
                prompt.evidence());
    }
}
