package org.securitynudge.examples.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.securitynudge.examples.cli.terminal.Passphrases;

/** Keys, and the documents of the library's samples, in a directory in which something is published. */
public final class Published {
    private Published() {}

    /** Writes the sample policy and pack, and makes an empty folder {@code srv}. */
    public static void write(Path directory) throws IOException {
        for (String name : List.of("policy.json", "documents.json")) {
            Files.write(directory.resolve(name), sample(name));
        }
        // A pack that is fetched has to say when it was issued.
        edit(
                directory,
                "documents.json",
                "  \"version\": 4,\n  \"language\"",
                "  \"version\": 4, \"issuedAt\": \"2026-11-20T09:00:00Z\",\n  \"language\"");
        Files.createDirectory(directory.resolve("srv"));
    }

    private static byte[] sample(String name) {
        try (InputStream in = Published.class.getResourceAsStream("/examples/" + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    /** Replaces a text that is there in a file. */
    public static void edit(Path directory, String name, String before, String after) throws IOException {
        Path file = directory.resolve(name);
        String text = Files.readString(file);
        if (!text.contains(before)) {
            throw new IllegalArgumentException(name + " has no " + before);
        }
        Files.writeString(file, text.replace(before, after));
    }

    /** Makes a key in a file of its name, and returns its public half. */
    public static String key(Path directory, String id) {
        String out = Cli.in(directory)
                .run("policy", "keygen", "--id", id, "@" + id + ".key")
                .out();
        return out.lines()
                .filter(line -> line.startsWith("Its public key"))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(out));
    }

    /** Returns a person who types the same passphrases in turns. */
    public static Passphrases typing(String... words) {
        return new Passphrases() {
            private int next;

            @Override
            public Optional<char[]> told() {
                return Optional.empty();
            }

            @Override
            public Optional<char[]> ask(String question) {
                return Optional.of(words[next++ % words.length].toCharArray());
            }
        };
    }

    /** Returns the text of a file. */
    public static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }
}
