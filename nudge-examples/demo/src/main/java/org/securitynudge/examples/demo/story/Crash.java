package org.securitynudge.examples.demo.story;

import java.io.IOException;
import java.time.Duration;
import org.securitynudge.model.EventType;

/** The application's process is killed in the middle of its work, and started again, all without any network. */
final class Crash implements Chapter {
    private static final int ENOUGH = 100;
    private static final Duration CLOSES_WITHIN = Duration.ofSeconds(5);

    @Override
    public String title() {
        return "The process is killed";
    }

    @Override
    public void tell(Stage stage) throws IOException, InterruptedException {
        Stopwatch closing = new Stopwatch();
        stage.close();
        stage.findings()
                .claim(
                        closing.elapsed().compareTo(CLOSES_WITHIN) < 0,
                        "the application was closed in " + closing + ", although its collector never answers");
        stage.screen().blank();
        stage.screen()
                .tell(
                        "It starts again, now as a process of its own and still without any network. Bo exports customer lists, one "
                                + "after the other, giving his reasons. The process prints the id of each answer after acknowledge() returned, "
                                + "and is killed hard while it works.");
        stage.screen().blank();
        ChildProcess.Ended child = ChildProcess.killedAfter(ENOUGH, stage);
        int printed = child.recorded().size();
        stage.recordedElsewhere(child.recorded());
        stage.findings()
                .claim(
                        child.rules().contains("documents@"),
                        "it started with the rules on its disk: " + child.rules() + "; its log has " + child.warnings()
                                + " warnings that the network is missing");
        stage.findings()
                .claim(
                        printed >= ENOUGH && child.exitCode() != 0,
                        "process " + child.pid() + " killed (exit code " + child.exitCode() + ") with " + printed
                                + " answers printed");
        stage.screen().blank();
        startAgain(stage, printed);
    }

    private static void startAgain(Stage stage, int printed) {
        Stopwatch since = new Stopwatch();
        stage.start();
        stage.findings()
                .claim(
                        stage.nudge().status().rules().documents().size() == 3,
                        "started again in the same directory after " + since + ", with "
                                + String.join(
                                        ", ", stage.nudge().status().rules().documents()));
        long found = stage.nudge().record(Cast.BO).entries().stream()
                .filter(entry -> entry.what().equals(EventType.PROMPT_ANSWERED.wireName()))
                .count();
        long lost = Math.max(0, printed - found);
        stage.findings()
                .claim(
                        lost == 0,
                        "record(...) finds " + found + " answers: " + printed + " printed, lost " + lost
                                + ", on disk before it could be printed " + Math.max(0, found - printed));
        stage.findings().figure("kill -9", printed + " answers printed, lost " + lost);
    }
}
