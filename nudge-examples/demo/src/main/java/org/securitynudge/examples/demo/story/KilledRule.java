package org.securitynudge.examples.demo.story;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.securitynudge.model.Decision.Reason;
import org.securitynudge.model.Explanation;

/** A rule gets in the way of people's work, and the security team stops it. */
final class KilledRule implements Chapter {
    @Override
    public String title() {
        return "A rule gets in the way, and is stopped";
    }

    @Override
    public void tell(Stage stage) throws IOException, InterruptedException {
        stage.screen()
                .tell(
                        "Since this morning a detector takes order numbers for passwords: whoever writes a ticket is asked. "
                                + "The security team pulls the kill switch on " + Cast.SECRETS + ".");
        stage.screen().blank();
        Explanation before = stage.nudge().explain(Cast.cySendsTicket());
        stage.findings()
                .claim(
                        before.reason() == Reason.PROMPT && before.winner().equals(Cast.SECRETS),
                        "before: Cy would be asked about a ticket");
        long asked = stage.company().shelf().asked("policy.json");
        Optional<Duration> took = stage.publish(stage.policies().withKilled(List.of(Cast.SECRETS)));
        // One question may have been on its way while it was published.
        boolean atOnce = stage.company().shelf().asked("policy.json") - asked <= 2;
        String stopped = took.map(Stopwatch::text).orElse("more than 10 s");
        stage.findings()
                .claim(
                        took.isPresent() && atOnce,
                        "stopped " + stopped + " after " + stage.policies().name()
                                + " was signed and published, the next time the application looked");
        stage.findings().figure("kill switch", "in force " + stopped + " after publishing; it looks every second");
        Visit visit = stage.attempt("Cy", Cast.cySendsTicket());
        stage.findings()
                .claim(
                        visit.wentOn() && visit.decision().reason() == Reason.KILLED,
                        "after: Cy's ticket goes out unasked, reason "
                                + visit.decision().reason());
        Explanation sharing = stage.nudge().explain(Cast.anaShares("Notes.txt"));
        stage.findings().claim(sharing.winner().equals(Cast.SHARING), "every other rule still works");
    }
}
