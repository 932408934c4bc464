package org.securitynudge.examples.demo.story;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.securitynudge.model.Acknowledgment;
import org.securitynudge.model.Answer;
import org.securitynudge.model.FrictionLevel;
import org.securitynudge.model.Prompt;

/** The security team raises a rule's level in the policy. */
final class RaisedLevel implements Chapter {
    private static final String REASON = "The partner signs the contract on Friday.";

    @Override
    public String title() {
        return "The security team raises the level";
    }

    @Override
    public void tell(Stage stage) throws IOException, InterruptedException {
        stage.screen()
                .tell("There was an incident (INC-4711). For 70 days, who shares confidential files outside shall say "
                        + "why. One entry in the policy does it; the application is neither changed nor restarted.");
        stage.screen().blank();
        Optional<Duration> took = stage.publish(stage.policies().withTuning());
        String inForce = took.map(Stopwatch::text).orElse("more than 10 s");
        stage.findings()
                .claim(
                        took.isPresent(),
                        stage.policies().name() + " in force " + inForce
                                + " after it was published; the application looks every second");
        stage.findings().figure("policy in force", inForce + " after publishing");
        stage.screen().blank();
        stage.screen().tell("Ana shares " + Cast.PLAN + " once more.");
        Visit visit = stage.attempt(
                "Ana",
                Cast.anaShares(Cast.PLAN),
                Answer.proceed(),
                Answer.proceed().text(REASON));
        stage.findings()
                .claim(
                        visit.askedBy(Cast.SHARING) && level(visit).equals(Optional.of(FrictionLevel.JUSTIFY)),
                        "asked again, now at justify: a yes to a warning is no yes to a stronger question");
        visit.recording().ifPresent(recording -> told(stage, recording));
    }

    private static void told(Stage stage, Visit.Recording recording) {
        Acknowledgment acknowledgment = recording.acknowledgment();
        int refused = recording.refusals().size();
        stage.findings()
                .claim(
                        !acknowledgment.mayProceed()
                                || acknowledgment.answer().text().isPresent(),
                        "no yes without a reason"
                                + (refused > 0 ? ": one was refused, and the prompt stayed open" : ""));
        stage.findings()
                .claim(
                        recording.isOnDisk(),
                        "her answer \"" + acknowledgment.choice().id() + "\" is on disk after "
                                + Stopwatch.text(recording.took()));
    }

    private static Optional<FrictionLevel> level(Visit visit) {
        return visit.decision().prompt().map(Prompt::level);
    }
}
