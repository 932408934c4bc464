package org.securitynudge.examples.demo.story;

import java.util.Optional;
import org.securitynudge.model.Answer;
import org.securitynudge.model.Choice;
import org.securitynudge.model.Decision;
import org.securitynudge.model.FrictionLevel;
import org.securitynudge.model.Prompt;

/** Ana shares another file: that is another question, and this time she takes the safer way. */
final class AnotherFile implements Chapter {
    @Override
    public String title() {
        return "Another file is another question";
    }

    @Override
    public void tell(Stage stage) throws InterruptedException {
        stage.screen().tell("Peace was made for " + Cast.PLAN + " only. Now it is " + Cast.BUDGET + ".");
        Visit visit = stage.attempt("Ana", Cast.anaShares(Cast.BUDGET), Answer.saferAlternative());
        stage.findings()
                .claim(
                        visit.askedBy(Cast.SHARING),
                        "asked about " + Cast.BUDGET + "; decided in " + Stopwatch.text(visit.deciding()));
        Optional<String> alternative = visit.recording()
                .flatMap(recording -> recording.acknowledgment().alternative())
                .flatMap(Choice::runs);
        if (alternative.isEmpty()) {
            stage.screen().tell("The file is " + (visit.wentOn() ? "shared as it is." : "not shared."));
            return;
        }
        stage.findings()
                .claim(
                        !visit.wentOn(),
                        "the file itself was not shared; the answer is on record after "
                                + Stopwatch.text(visit.recording().get().took()));
        instead(stage, alternative.get());
    }

    private static void instead(Stage stage, String action) throws InterruptedException {
        stage.screen().blank();
        stage.screen()
                .tell("The application runs its action " + action
                        + " instead. A rule would thank her for that, but the policy wants "
                        + "30 s between two prompts for one person:");
        stage.screen().blank();
        Visit visit = stage.attempt("Ana", Cast.sharingViewOnly(Cast.ANA));
        stage.findings()
                .claim(
                        visit.wentOn() && visit.decision().reason() == Decision.Reason.LIMITED,
                        "Ana is not thanked now, reason " + visit.decision().reason());
        stage.screen().blank();
        stage.screen().tell("Cy shares such a link without having been asked to. He is thanked, and goes on working:");
        Visit praised = stage.attempt("Cy", Cast.sharingViewOnly(Cast.CY));
        stage.findings().claim(isPraise(praised.decision()) && praised.wentOn(), "a thank-you holds nobody up");
    }

    private static boolean isPraise(Decision decision) {
        return decision.prompt()
                .map(Prompt::level)
                .filter(FrictionLevel.PRAISE::equals)
                .isPresent();
    }
}
