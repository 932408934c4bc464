package org.securitynudge.examples.demo.story;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.securitynudge.examples.demo.company.Arrival;
import org.securitynudge.examples.demo.company.Inbox;
import org.securitynudge.model.Delivery;

/** The network returns, and everything that waited is delivered. */
final class Return implements Chapter {
    private static final Duration PATIENCE = Duration.ofSeconds(25);

    @Override
    public String title() {
        return "The network returns";
    }

    @Override
    public void tell(Stage stage) throws IOException {
        long waited = stage.nudge().status().events().waiting();
        stage.screen().tell("Until now " + waited + " events wait on disk, from three runs of the application.");
        stage.screen().blank();
        Stopwatch since = new Stopwatch();
        stage.company().connect();
        Delivery delivery = stage.nudge().flush(PATIENCE);
        stage.findings()
                .claim(
                        delivery.complete() && delivery.parked() == 0,
                        "all delivered " + since + " after the server came back: waiting " + delivery.waiting()
                                + ", parked " + delivery.parked());
        stage.findings().figure("after the outage", waited + " events delivered in " + since);
        judge(stage);
        boolean verified = Stage.await(
                PATIENCE,
                () -> stage.nudge().status().rules().sources().stream()
                        .allMatch(source ->
                                source.trouble().isEmpty() && source.verified().isPresent()));
        stage.findings()
                .claim(
                        verified,
                        "rules and policy verified again; the server said \"not changed\" (304) "
                                + stage.company().shelf().unchanged() + " times and handed out a document "
                                + stage.company().shelf().handedOut() + " times in all");
    }

    private static void judge(Stage stage) {
        Inbox inbox = stage.company().inbox();
        Set<String> arrived = inbox.arrivals().stream()
                .filter(Arrival::isAnswer)
                .map(arrival -> arrival.attribute("id"))
                .collect(Collectors.toSet());
        List<String> recorded = stage.recorded();
        long lost = recorded.stream().filter(id -> !arrived.contains(id)).count();
        stage.findings()
                .claim(
                        lost == 0,
                        "of " + recorded.size() + " answers that were promised to be safe, lost " + lost
                                + "; the collector dropped " + inbox.duplicates() + " events that came twice");
        stage.findings()
                .claim(inbox.missing("ack") == 0, "the numbers of the acknowledgments have no gap, in any of the runs");
        stage.findings()
                .figure(
                        "acknowledgments",
                        recorded.size() + " promised, " + lost + " lost, " + inbox.duplicates() + " duplicates");
    }
}
