package org.securitynudge.examples.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.securitynudge.examples.demo.screen.Terminal;
import org.securitynudge.examples.demo.story.Story;

/** The whole story in a terminal. Ends with exit code 0 if everything it claimed was so, else with 1. */
public final class Demo {
    private Demo() {}

    /**
     * Runs it.
     *
     * @param args none
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        Terminal terminal = Terminal.open(System.getenv());
        Path directory = Files.createTempDirectory("nudge-demo-");
        boolean held = new Story(terminal).tell(directory);
        if (held) {
            delete(directory);
        } else {
            terminal.screen().tell("What the application wrote is kept in " + directory);
        }
        System.exit(held ? 0 : 1);
    }

    private static void delete(Path directory) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.walk(directory)) {
            files = found.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
    }
}
