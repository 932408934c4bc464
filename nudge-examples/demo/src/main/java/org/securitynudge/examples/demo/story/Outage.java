package org.securitynudge.examples.demo.story;

import java.time.Duration;
import java.util.Locale;
import org.securitynudge.Status;
import org.securitynudge.model.Answer;
import org.securitynudge.model.Prompt;

/** The company's server goes down, for rules and for events. Work and prompts go on. */
final class Outage implements Chapter {
    private static final Duration NOTICED = Duration.ofSeconds(8);
    private static final String REASON = "Der Kunde braucht das Angebot heute.";

    @Override
    public String title() {
        return "The network goes down";
    }

    @Override
    public void tell(Stage stage) throws InterruptedException {
        stage.company().disconnect();
        stage.screen()
                .tell(
                        "The company's server is gone: no rules, no policy, no collector. Jonas, who reads German, shares "
                                + Cast.OFFER + " with a partner.");
        Visit visit = stage.attempt(
                "Jonas",
                Cast.sharing(Cast.JONAS, Cast.OFFER, "confidential", Locale.GERMANY),
                Answer.proceed().text(REASON));
        stage.findings()
                .claim(
                        visit.askedBy(Cast.SHARING) && language(visit).equals("de"),
                        "asked in German, from the rules in memory; decided in " + Stopwatch.text(visit.deciding()));
        stage.findings()
                .claim(
                        visit.recording().filter(Visit.Recording::isOnDisk).isPresent(),
                        "his answer is on disk after "
                                + visit.recording()
                                        .map(recording -> Stopwatch.text(recording.took()))
                                        .orElse("?"));
        boolean noticed = Stage.await(
                NOTICED,
                () -> stage.nudge().status().events().trouble().isPresent()
                        && stage.nudge().status().rules().sources().stream()
                                .allMatch(source -> source.trouble().isPresent()));
        Status.Events events = stage.nudge().status().events();
        stage.findings()
                .claim(
                        noticed,
                        "status() says what is wrong: " + events.trouble().orElse("nothing?"));
        stage.findings()
                .claim(
                        events.waiting() > 0 && events.dropped() == 0 && events.parked() == 0,
                        events.waiting() + " events wait on disk; dropped " + events.dropped() + ", parked "
                                + events.parked());
    }

    private static String language(Visit visit) {
        return visit.decision()
                .prompt()
                .map(Prompt::message)
                .map(message -> message.language().getLanguage())
                .orElse("");
    }
}
