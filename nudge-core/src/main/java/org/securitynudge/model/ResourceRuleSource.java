package org.securitynudge.model;

import static java.util.Objects.requireNonNull;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A class path resource. */
final class ResourceRuleSource implements RuleSource {
    private final String path;
    private final @Nullable ClassLoader context;

    ResourceRuleSource(String path, @Nullable ClassLoader context) {
        this.path = requireNonNull(path, "path");
        this.context = context;
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException(
                    "resource path must be absolute: \"" + path + "\"; did you mean \"/" + path + "\"?");
        }
    }

    @Override
    public Fetched fetch(Optional<String> validator) throws IOException {
        try (InputStream in = open()) {
            if (in == null) {
                throw new FileNotFoundException(
                        "no resource " + path + " on the class path; is it in src/main/resources" + path + "?");
            }
            return Fetched.of(in.readNBytes(FileRuleSource.MAXIMUM_BYTES + 1));
        }
    }

    private @Nullable InputStream open() {
        InputStream found = context == null ? null : context.getResourceAsStream(path.substring(1));
        return found != null ? found : ResourceRuleSource.class.getResourceAsStream(path);
    }

    @Override
    public String name() {
        return "resource " + path;
    }
}
