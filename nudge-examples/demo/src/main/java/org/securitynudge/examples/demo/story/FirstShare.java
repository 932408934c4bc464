package org.securitynudge.examples.demo.story;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.securitynudge.examples.demo.company.Arrival;
import org.securitynudge.examples.demo.screen.Ink;
import org.securitynudge.model.Acknowledgment;
import org.securitynudge.model.Answer;

/** Ana shares a confidential file with a partner, is asked, and answers. */
final class FirstShare implements Chapter {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Override
    public String title() {
        return "Ana shares a confidential file with a partner";
    }

    @Override
    public void tell(Stage stage) throws InterruptedException {
        stage.screen().tell(Cast.PLAN + " is confidential. Ana sends it to three people at partner.example.");
        Visit visit = stage.attempt("Ana", Cast.anaShares(Cast.PLAN), Answer.proceed());
        stage.findings()
                .claim(
                        visit.askedBy(Cast.SHARING),
                        Cast.SHARING + " asked; decided in " + Stopwatch.text(visit.deciding())
                                + " (this was its first prompt)");
        if (visit.recording().isEmpty()) {
            stage.findings().claim(false, "her answer is on record");
            return;
        }
        Visit.Recording recording = visit.recording().get();
        Acknowledgment acknowledgment = recording.acknowledgment();
        stage.findings()
                .claim(
                        recording.isOnDisk(),
                        "her answer \"" + acknowledgment.choice().id()
                                + "\" was forced to disk before acknowledge() returned, after "
                                + Stopwatch.text(recording.took()));
        stage.findings().figure("first answer on disk", "after " + Stopwatch.text(recording.took()));
        arrival(stage, recording);
    }

    private static void arrival(Stage stage, Visit.Recording recording) throws InterruptedException {
        String id = recording.acknowledgment().occasion().id();
        Optional<Arrival> found = stage.company().inbox().await(id, PATIENCE);
        if (found.isEmpty()) {
            stage.findings().claim(false, "its event arrived within " + PATIENCE.toSeconds() + " s");
            return;
        }
        Arrival arrival = found.get();
        String delay = Stopwatch.text(Duration.ofNanos(arrival.nanos() - recording.givenAt()));
        stage.findings().claim(true, "its event was at the company's collector " + delay + " after she answered:");
        stage.findings().figure("first event arrived", delay + " after the answer");
        stage.screen().blank();
        line(stage, "type", arrival.attribute("type"));
        line(stage, "id", arrival.attribute("id"));
        line(
                stage,
                "rule",
                arrival.data("rule") + ", version " + arrival.data("ruleVersion") + ", "
                        + arrival.data("frictionLevel"));
        line(stage, "choice", arrival.data("choice") + ", after " + arrival.data("seconds") + " s");
        line(stage, "user", arrival.data("user"));
        arrival.event()
                .path("data")
                .path("facts")
                .properties()
                .forEach(fact -> line(
                        stage, "fact", fact.getKey() + " = " + fact.getValue().asText()));
        stage.screen().blank();
        String sent = arrival.event().toString();
        stage.findings()
                .claim(
                        !sent.contains(Cast.ANA) && !sent.contains(Cast.PLAN),
                        "it names neither Ana nor the file: a keyed pseudonym, and only the facts that the pack lists for reporting");
    }

    private static void line(Stage stage, String name, String value) {
        stage.screen().show(Ink.DIM, String.format(Locale.ROOT, "    %-7s %s", name, value));
    }
}
