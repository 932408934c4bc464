package org.securitynudge.examples.demo.story;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.securitynudge.examples.demo.company.Company;
import org.securitynudge.examples.demo.company.Policies;
import org.securitynudge.examples.demo.screen.Ink;
import org.securitynudge.examples.demo.screen.QuietLog;
import org.securitynudge.examples.demo.screen.Screen;
import org.securitynudge.examples.demo.screen.Terminal;

/** The whole story: ten chapters against a real server, a real disk and a real second process, and a summary. */
public final class Story {
    private static final List<Chapter> CHAPTERS = List.of(
            new Opening(),
            new FirstShare(),
            new SecondShare(),
            new AnotherFile(),
            new RaisedLevel(),
            new Tampering(),
            new KilledRule(),
            new Outage(),
            new Crash(),
            new Return());

    private final Terminal terminal;
    private final Screen screen;

    /** Creates the story for a terminal. */
    public Story(Terminal terminal) {
        this.terminal = terminal;
        this.screen = terminal.screen();
    }

    /**
     * Tells it.
     *
     * @param directory an empty directory for the application
     * @return whether every claim held
     */
    public boolean tell(Path directory) throws IOException, InterruptedException {
        QuietLog log = QuietLog.to(screen::log);
        introduce();
        try (Company company = Company.open();
                Stage stage = stage(company, directory)) {
            return tell(stage);
        } finally {
            log.end();
        }
    }

    private boolean tell(Stage stage) throws IOException, InterruptedException {
        Stopwatch since = new Stopwatch();
        int number = 1;
        for (Chapter chapter : CHAPTERS) {
            screen.heading(number + "  " + chapter.title());
            chapter.tell(stage);
            number++;
        }
        summarize(stage.findings(), since);
        return stage.findings().failed().isEmpty();
    }

    private void introduce() {
        screen.blank();
        screen.show(Ink.BOLD, "nudge: a day in ten chapters");
        screen.blank();
        screen.tell(
                "Everything here is real: an HTTP server on the loopback address, files on this disk, a second process that is "
                        + "killed. Every figure is measured while you watch; every line with a tick was checked.");
        if (terminal.keyboard().isPresent()) {
            screen.blank();
            screen.tell("You answer the prompts. The story goes on whatever you choose.");
        }
    }

    private Stage stage(Company company, Path directory) throws IOException {
        Policies policies = Policies.from(document("policy.json"));
        Respondent respondent = new Respondent(screen, terminal.keyboard());
        Stage stage = new Stage(screen, respondent, company, policies, directory);
        stage.publisher().publish("documents.json", Policies.issuedNow(document("documents.json")));
        stage.publisher().publish("operations.json", Policies.issuedNow(document("operations.json")));
        return stage;
    }

    private static byte[] document(String name) throws IOException {
        try (InputStream document = Story.class.getResourceAsStream("/examples/" + name)) {
            if (document == null) {
                throw new IOException("not on the class path: /examples/" + name);
            }
            return document.readAllBytes();
        }
    }

    private void summarize(Findings findings, Stopwatch since) {
        screen.heading("Summary");
        for (Map.Entry<String, String> figure : findings.figures().entrySet()) {
            screen.show(Ink.PLAIN, String.format(Locale.ROOT, "%-22s %s", figure.getKey(), figure.getValue()));
        }
        screen.blank();
        int failed = findings.failed().size();
        findings.failed().forEach(claim -> screen.claim(false, claim));
        screen.claim(
                failed == 0,
                CHAPTERS.size() + " chapters, " + findings.claims() + " claims checked, " + failed + " failed, in "
                        + since);
        screen.blank();
    }
}
