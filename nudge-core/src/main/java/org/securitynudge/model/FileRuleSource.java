package org.securitynudge.model;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Optional;

/**
 * A file that may be replaced. It is looked at from time to time rather than watched: that works on network file systems and with the
 * symbolic links that Kubernetes swaps under a mounted ConfigMap.
 */
final class FileRuleSource implements RuleSource {
    /** One more byte than a document may have tells the reader that the file is too large, without reading all of it. */
    static final int MAXIMUM_BYTES = 8 * 1024 * 1024;

    private final Path file;
    private final Duration pollEvery;

    FileRuleSource(Path file, Duration pollEvery) {
        this.file = requireNonNull(file, "file");
        this.pollEvery = pollEvery;
    }

    @Override
    public Fetched fetch(Optional<String> validator) throws IOException {
        // The stamp is taken first: a change during the read shows as a new stamp next time.
        String stamp = stamp();
        if (validator.isPresent() && validator.get().equals(stamp)) {
            return Fetched.unchanged();
        }
        try (InputStream in = Files.newInputStream(file)) {
            return Fetched.of(in.readNBytes(MAXIMUM_BYTES + 1), stamp);
        }
    }

    private String stamp() throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return attributes.lastModifiedTime().toInstant() + " " + attributes.size() + " " + attributes.fileKey();
    }

    @Override
    public String name() {
        return "file " + file;
    }

    @Override
    public Optional<Duration> pollEvery() {
        return Optional.of(pollEvery);
    }
}
