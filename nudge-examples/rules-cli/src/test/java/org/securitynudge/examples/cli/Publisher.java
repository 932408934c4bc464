package org.securitynudge.examples.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.securitynudge.examples.cli.Cli.Result;

/** Somebody who publishes the sample documents in a directory, with a key of the name {@code 2026a}, at 3 a.m. unless said otherwise. */
public final class Publisher {
    /** The instant at which things are published. */
    public static final String NOW = "2026-11-26T03:00:00Z";

    private final Path directory;
    private final String publicKey;

    private Publisher(Path directory, String publicKey) {
        this.directory = directory;
        this.publicKey = publicKey;
    }

    /** Writes the documents and the key. */
    public static Publisher in(Path directory) throws IOException {
        Published.write(directory);
        return new Publisher(directory, Published.key(directory, "2026a"));
    }

    /** Publishes with the key. */
    public Result publish(String... more) {
        return publishAt(NOW, more);
    }

    /** Publishes with the key, at an instant. */
    public Result publishAt(String now, String... more) {
        return run(List.of("--key", "@2026a.key", "--to", "@srv", "--now", now), more);
    }

    private Result run(List<String> options, String... more) {
        List<String> arguments = new ArrayList<>(List.of("policy", "publish"));
        arguments.addAll(options);
        arguments.addAll(List.of(more));
        return Cli.in(directory).run(arguments.toArray(String[]::new));
    }

    /** Returns what an application says of a file. */
    public Result verify(String file) {
        return Cli.in(directory).run("policy", "verify", "--pin", "2026a=" + publicKey, "--at", NOW, "@" + file);
    }

    /** Returns the document in a file. */
    public String document(String file) {
        return Cli.in(directory)
                .run("policy", "inspect", "--document", "@" + file)
                .out();
    }

    /** Returns the names of the files that are served. */
    public List<String> served() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("srv"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** Replaces a text in the policy. */
    public void edit(String before, String after) throws IOException {
        Published.edit(directory, "policy.json", before, after);
    }
}
