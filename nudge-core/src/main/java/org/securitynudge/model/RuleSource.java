package org.securitynudge.model;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Where a rule document comes from: a text, a class path resource, a file, an address. A source hands over bytes; reading and judging
 * them is the library's work.
 */
@FunctionalInterface
public interface RuleSource {
    /** How far away a source is, which decides whether its documents have to be signed. */
    enum Origin {
        /** Part of the application or of its machine: a text, a resource, a file. It has no age. */
        LOCAL,
        /** An address on this machine. */
        LOOPBACK,
        /** An address elsewhere. */
        REMOTE
    }

    /**
     * Fetches the document. Called on a thread of the library, or on that of {@code build()} for a local source.
     *
     * @param validator what identified the version that is in force; empty to get the document in any case
     * @throws UnavailableException if the source answered, but without a document
     * @throws IOException if the source could not be read; the rules in force stay
     */
    Fetched fetch(Optional<String> validator) throws IOException;

    /** Returns a name for messages; never with a credential in it. */
    default String name() {
        return "rules";
    }

    /** Returns how far away the source is. */
    default Origin origin() {
        return Origin.LOCAL;
    }

    /** Returns how often to look for a new version; empty for a source that never changes. */
    default Optional<Duration> pollEvery() {
        return Optional.empty();
    }

    /** Lets go of what the source holds. Called once, by {@code Nudge.close()}. */
    default void close() {}

    /** Returns a source of a document given as text. */
    static RuleSource text(String document) {
        return new TextRuleSource("text", document.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Returns a source of a class path resource, looked for with the thread's context class loader, then with the library's own.
     *
     * @param path the absolute path, such as {@code /nudge-rules.json}
     */
    static RuleSource resource(String path) {
        return new ResourceRuleSource(path, Thread.currentThread().getContextClassLoader());
    }

    /** Returns a source of a file that is looked at every 2 seconds and read again when it has changed. */
    static RuleSource file(Path file) {
        return new FileRuleSource(file, Duration.ofSeconds(2));
    }
}
