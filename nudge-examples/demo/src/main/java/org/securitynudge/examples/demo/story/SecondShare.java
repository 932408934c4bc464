package org.securitynudge.examples.demo.story;

import java.util.List;
import org.securitynudge.model.Answer;
import org.securitynudge.model.Decision;
import org.securitynudge.model.Explanation;
import org.securitynudge.model.Explanation.GateExplanation;
import org.securitynudge.model.Explanation.RuleExplanation;

/** Ana shares the same file again: who has answered is left in peace, who has not said yes is asked again. */
final class SecondShare implements Chapter {
    @Override
    public String title() {
        return "She shares it again";
    }

    @Override
    public void tell(Stage stage) throws InterruptedException {
        stage.screen().tell("The same file, the same partner, a moment later.");
        Visit visit = stage.attempt("Ana", Cast.anaShares(Cast.PLAN), Answer.proceed());
        if (visit.decision().prompt().isPresent()) {
            stage.findings()
                    .claim(
                            visit.askedBy(Cast.SHARING),
                            "she had not chosen to share it as it is, so she was asked again: clicking twice gets nobody past a prompt");
            if (!visit.wentOn()) {
                stage.screen().tell("Ana does not share it as it is, and the story goes on.");
                return;
            }
            visit = stage.attempt("Ana", Cast.anaShares(Cast.PLAN));
        }
        stage.findings()
                .claim(
                        visit.decision().reason() == Decision.Reason.COOLDOWN,
                        "nobody was asked; decided in " + Stopwatch.text(visit.deciding()) + ", reason "
                                + visit.decision().reason());
        stage.screen().blank();
        stage.screen().tell("explain(...) says why, for every rule on document.share:");
        stage.screen().blank();
        Explanation explanation = stage.nudge().explain(Cast.anaShares(Cast.PLAN));
        explanation.rules().forEach(rule -> explain(stage, rule));
        stage.screen().blank();
        stage.findings()
                .claim(
                        explanation.reason() == visit.decision().reason(),
                        "explain(...) and decide(...) give the same reason");
    }

    private static void explain(Stage stage, RuleExplanation rule) {
        stage.screen().detail(0, rule.rule());
        for (GateExplanation gate : rule.gates()) {
            if (!gate.open()) {
                stage.screen()
                        .detail(4, "closed by " + gate.name() + ": " + String.join("; ", closing(gate.details())));
                return;
            }
        }
        stage.screen().detail(4, "open: it would ask");
    }

    private static List<String> closing(List<String> details) {
        List<String> failing =
                details.stream().filter(detail -> detail.startsWith("fails")).toList();
        return failing.isEmpty() ? details : failing;
    }
}
