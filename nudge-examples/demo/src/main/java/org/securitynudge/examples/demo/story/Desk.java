package org.securitynudge.examples.demo.story;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.securitynudge.Nudge;
import org.securitynudge.examples.demo.screen.Screen;
import org.securitynudge.model.Acknowledgment;
import org.securitynudge.model.Answer;
import org.securitynudge.model.AnswerRefusedException;
import org.securitynudge.model.ChoiceType;
import org.securitynudge.model.Decision;
import org.securitynudge.model.Prompt;
import org.securitynudge.model.Situation;

/** The place in the application where people share files: decides, shows the prompt, records the answer, step by step. */
final class Desk {
    private final Screen screen;
    private final Respondent respondent;
    private final List<String> recorded = new ArrayList<>();

    Desk(Screen screen, Respondent respondent) {
        this.screen = screen;
        this.respondent = respondent;
    }

    /**
     * Lets somebody attempt something.
     *
     * @param name who it is in the story
     * @param script what they answer, one after the other as long as an answer does not settle the prompt
     */
    Visit attempt(Nudge nudge, String name, Situation situation, Answer... script) throws InterruptedException {
        Stopwatch deciding = new Stopwatch();
        Decision decision = nudge.decide(situation);
        Duration decided = deciding.elapsed();
        Optional<Prompt> prompt = decision.prompt();
        if (prompt.isEmpty()) {
            return new Visit(decision, decided, Optional.empty());
        }
        respondent.show(prompt.get());
        if (!prompt.get().level().interrupts()) {
            return new Visit(decision, decided, Optional.empty());
        }
        return new Visit(
                decision,
                decided,
                Optional.of(recording(nudge, name, prompt.get(), List.of(script).iterator())));
    }

    private Visit.Recording recording(Nudge nudge, String name, Prompt shown, Iterator<Answer> script)
            throws InterruptedException {
        Prompt prompt = shown;
        List<String> refusals = new ArrayList<>();
        while (true) {
            Answer scripted = script.hasNext() ? script.next() : Answer.cancel();
            Answer answer = respondent.answer(prompt, name, scripted);
            try {
                Visit.Recording recording = record(nudge, prompt, answer, refusals);
                if (recording.acknowledgment().choice().type() != ChoiceType.REPORT_FALSE_POSITIVE) {
                    return recording;
                }
                screen.tell("The report is recorded beside the answer. The question stays:");
                prompt = prompt.without(ChoiceType.REPORT_FALSE_POSITIVE);
                respondent.show(prompt);
            } catch (AnswerRefusedException misfit) {
                refusals.add(misfit.getMessage());
                screen.tell("Refused: " + misfit.getMessage() + ".");
                screen.blank();
            }
        }
    }

    private Visit.Recording record(Nudge nudge, Prompt prompt, Answer answer, List<String> refusals) {
        long givenAt = System.nanoTime();
        Acknowledgment acknowledgment = nudge.acknowledge(prompt, answer);
        Duration took = Duration.ofNanos(System.nanoTime() - givenAt);
        if (acknowledgment.choice().type() != ChoiceType.REPORT_FALSE_POSITIVE) {
            recorded.add(acknowledgment.occasion().id());
        }
        return new Visit.Recording(acknowledgment, givenAt, took, refusals);
    }

    /** Returns the ids of the answers on record, in their order. */
    List<String> recorded() {
        return List.copyOf(recorded);
    }
}
