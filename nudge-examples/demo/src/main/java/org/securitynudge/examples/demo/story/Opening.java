package org.securitynudge.examples.demo.story;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import org.securitynudge.examples.demo.company.Policies;
import org.securitynudge.model.Situation;

/** The application starts with an empty disk, and ordinary work goes on unasked. */
final class Opening implements Chapter {
    private static final int ROUNDS = 40;
    private static final int CALLS = 10_000;

    @Override
    public String title() {
        return "The application starts";
    }

    @Override
    public void tell(Stage stage) throws IOException {
        stage.screen()
                .tell(
                        "The company's server publishes two rule packs and the security team's policy, all signed, and takes "
                                + "events. The application that shares files has the team's public key, and nothing on its disk yet.");
        stage.screen().blank();
        Policies policies = stage.policies();
        stage.publisher().publish("policy.json", policies.next());

        Stopwatch since = new Stopwatch();
        stage.start();
        String built = since.toString();
        boolean inForce = Stage.await(
                Duration.ofSeconds(10),
                () -> stage.nudge().status().rules().documents().size() == 3);
        Duration took = since.elapsed();
        String documents = String.join(", ", stage.nudge().status().rules().documents());
        Stage.await(Duration.ofSeconds(1), () -> stage.screen().hasLogged("Policy version"));
        stage.findings()
                .claim(
                        inForce,
                        "build() returned after " + built + ", the rules were in force after " + Stopwatch.text(took)
                                + ": " + documents);

        ordinaryWork(stage);
    }

    private static void ordinaryWork(Stage stage) {
        Situation harmless = Cast.sharing(Cast.ANA, "Menu.pdf", "public", Locale.ENGLISH);
        Duration best = Duration.ofDays(1);
        boolean quiet = true;
        for (int round = 0; round < ROUNDS; round++) {
            Stopwatch since = new Stopwatch();
            for (int i = 0; i < CALLS; i++) {
                quiet &= stage.nudge().decide(harmless).prompt().isEmpty();
            }
            Duration each = since.elapsed().dividedBy(CALLS);
            best = each.compareTo(best) < 0 ? each : best;
        }
        stage.findings()
                .claim(
                        quiet,
                        "a public file is shared without a word; to find that out takes " + Stopwatch.text(best)
                                + " (mean of " + CALLS + " calls, the best of " + ROUNDS + " rounds)");
        stage.findings().figure("nothing to say", Stopwatch.text(best) + " a decision");
    }
}
