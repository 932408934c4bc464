package org.securitynudge.examples.benchmarks;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** A directory for the time of a benchmark. Not in the system's directory for such: that may be memory, which no force has to wait for. */
final class Scratch {
    private final @Nullable Path path;

    private Scratch(@Nullable Path path) {
        this.path = path;
    }

    static Scratch none() {
        return new Scratch(null);
    }

    static Scratch below(Path parent) throws IOException {
        return new Scratch(Files.createTempDirectory(parent.toAbsolutePath(), "benchmark-"));
    }

    Path path() {
        return requireNonNull(path, "path");
    }

    void delete() throws IOException {
        if (path == null) {
            return;
        }
        try (var files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
