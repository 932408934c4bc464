package org.securitynudge.examples.benchmarks.compare;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.securitynudge.examples.benchmarks.Load;
import org.securitynudge.examples.benchmarks.RetainedBytes;

/**
 * The memory of workload B with 100 000 rules, measured in a process of its own, as it wants another collector than the benchmarks.
 *
 * @param words what {@link RetainedBytes} says
 * @param aRule how many bytes a rule takes in the rule set, whatever is in the packs as well included; not a number if that was not measured
 */
record Memory(String words, double aRule) {
    private static final Pattern ALONE = Pattern.compile("(\\d+) in the rule set alone");

    static Memory notMeasured() {
        return new Memory("", Double.NaN);
    }

    static Memory measured() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(RetainedBytes.JVM_OPTIONS);
        command.addAll(List.of("-classpath", System.getProperty("java.class.path")));
        command.addAll(List.of(RetainedBytes.class.getName(), Load.ONE_TRIGGER.name()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        int exit = process.waitFor();
        if (exit != 0 || !said.startsWith(Load.ONE_TRIGGER + ": ")) {
            throw new IOException(RetainedBytes.class.getSimpleName() + " ended with " + exit + " and said: " + said);
        }
        return parse(said.substring((Load.ONE_TRIGGER + ": ").length()));
    }

    static Memory parse(String words) {
        Matcher alone = ALONE.matcher(words);
        if (!alone.find()) {
            throw new IllegalArgumentException("no rule set: " + words);
        }
        return new Memory(words, Double.parseDouble(alone.group(1)));
    }
}
