package org.securitynudge.examples.cli.publish;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.securitynudge.examples.cli.input.Document;
import org.securitynudge.examples.cli.input.StopException;
import org.securitynudge.publishing.SignedDocument;

/** What a signed document claims, as far as it can be made out; and the application that is taken to fetch it. */
public final class Claims {
    private final Optional<Header> header;
    private final List<String> keyIds;
    private final String application;
    private final String environment;

    private Claims(Optional<Header> header, List<String> keyIds, String application, String environment) {
        this.header = header;
        this.keyIds = List.copyOf(keyIds);
        this.application = application;
        this.environment = environment;
    }

    /**
     * Returns the claims of a document.
     *
     * @param application the application; null for the first that it says it is for
     * @param environment where that runs; null for where it says first
     */
    public static Claims of(Document received, @Nullable String application, @Nullable String environment) {
        Optional<Header> header = Optional.empty();
        List<String> keyIds = List.of();
        try {
            SignedDocument envelope = SignedDocument.parse(received.bytes());
            keyIds = envelope.keyIds();
            header = Optional.of(Header.of(Document.of(received.name(), envelope.document())));
        } catch (IOException | StopException broken) {
            // The library is about to say so, in its own words.
        }
        String first =
                header.flatMap(known -> known.audience().stream().findFirst()).orElse("*:*");
        int colon = first.indexOf(':');
        return new Claims(
                header,
                keyIds,
                application != null ? application : named(first.substring(0, Math.max(0, colon)), "application"),
                environment != null ? environment : named(first.substring(colon + 1), "default"));
    }

    private static String named(String name, String otherwise) {
        return name.isBlank() || name.contains("*") ? otherwise : name;
    }

    /** Returns whether it is a policy rather than a pack, as which it is judged if it cannot be told. */
    public boolean isPolicy() {
        return header.map(Header::isPolicy).orElse(true);
    }

    /** Returns what it says of itself; empty if that cannot be made out. */
    public Optional<Header> header() {
        return header;
    }

    /** Returns the names of the keys that it says it is signed with. */
    public List<String> keyIds() {
        return keyIds;
    }

    /** Returns the application. */
    public String application() {
        return application;
    }

    /** Returns where it runs. */
    public String environment() {
        return environment;
    }
}
