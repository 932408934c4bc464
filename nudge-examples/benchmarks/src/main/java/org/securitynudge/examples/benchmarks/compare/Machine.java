package org.securitynudge.examples.benchmarks.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What the figures were measured on, in words. */
final class Machine {
    private static final Path CPUS = Path.of("/proc/cpuinfo");

    private Machine() {}

    static String words() {
        return Runtime.getRuntime().availableProcessors() + " cores of "
                + cpu().orElse("a CPU that does not say what it is")
                + ", " + System.getProperty("os.name") + " " + System.getProperty("os.arch")
                + ", JDK " + Runtime.version() + " (" + System.getProperty("java.vm.vendor") + ")";
    }

    /** Linux tells the model; elsewhere nothing does without a program of its own. */
    private static Optional<String> cpu() {
        try {
            return Files.exists(CPUS)
                    ? Files.readAllLines(CPUS).stream()
                            .filter(line -> line.startsWith("model name"))
                            .map(line -> line.substring(line.indexOf(':') + 1).strip())
                            .findFirst()
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
