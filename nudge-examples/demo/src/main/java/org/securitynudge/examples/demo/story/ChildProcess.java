package org.securitynudge.examples.demo.story;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Another JVM that runs {@link Exports}, and what it printed until it was killed. */
final class ChildProcess {
    private static final String ID = "[0-9a-f-]{36}";

    private final List<String> recorded = new ArrayList<>();
    private String rules = "";
    private int warnings;

    private ChildProcess() {}

    /**
     * What became of it.
     *
     * @param pid its number
     * @param exitCode how it ended
     * @param rules the rules it had in force
     * @param warnings how many warnings it logged
     * @param recorded the ids of the answers that it printed
     */
    record Ended(long pid, int exitCode, String rules, int warnings, List<String> recorded) {}

    /** Runs it until it has printed so many answers, kills it, and reads what it had printed by then. */
    static Ended killedAfter(int answers, Stage stage) throws IOException, InterruptedException {
        ChildProcess child = new ChildProcess();
        Process process = new ProcessBuilder(command(stage))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                child.take(line);
                if (child.recorded.size() == answers) {
                    // By its handle: Process.destroyForcibly() would also close the pipe, with what is still in it.
                    process.toHandle().destroyForcibly();
                }
            }
        } finally {
            process.destroyForcibly();
        }
        return new Ended(process.pid(), process.waitFor(), child.rules, child.warnings, List.copyOf(child.recorded));
    }

    private static List<String> command(Stage stage) {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return List.of(
                java.toString(),
                "-XX:TieredStopAtLevel=1",
                "-classpath",
                System.getProperty("java.class.path"),
                Exports.class.getName(),
                stage.company().events().toString(),
                stage.directory().toString(),
                stage.publisher().publicKey());
    }

    /** Takes a line; one that was cut off by the kill lacks its end mark and does not count. */
    private void take(String line) {
        if (!line.endsWith(Exports.END)) {
            return;
        }
        String text = line.substring(0, line.length() - Exports.END.length());
        if (text.matches(Exports.RECORDED + ID)) {
            recorded.add(text.substring(Exports.RECORDED.length()));
        } else if (text.startsWith(Exports.STARTED)) {
            rules = text.substring(Exports.STARTED.length());
        } else if (text.startsWith(Exports.WARNED)) {
            warnings++;
        }
    }
}
