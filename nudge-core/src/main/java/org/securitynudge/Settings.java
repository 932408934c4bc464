package org.securitynudge;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.securitynudge.model.Collector;
import org.securitynudge.model.Key;
import org.securitynudge.model.RuleSource;
import org.securitynudge.model.Trust;
import org.securitynudge.refresh.RuleOrigin;

/** What a {@link Nudge} is built from. */
record Settings(
        String application,
        String environment,
        List<RuleOrigin> packs,
        Optional<RuleOrigin> policy,
        Optional<Collector> collector,
        Optional<Path> directory,
        Optional<Database> database,
        List<Key> tokenKeys,
        List<Key> pseudonymKeys,
        Optional<String> pseudonymScope,
        InstantSource clock) {
    Settings {
        packs = List.copyOf(packs);
        if (database.isPresent() && pseudonymKeys.isEmpty()) {
            throw new IllegalStateException("database(dataSource) needs pseudonymKeys(...), the same for all replicas:"
                    + " under keys of its own each would take the same person for another");
        }
    }

    /**
     * The database of a fleet.
     *
     * @param source leads to it
     * @param createSchema whether missing tables are made
     */
    record Database(DataSource source, boolean createSchema) {}

    /** Returns the database if there is one. */
    static Optional<Database> database(@Nullable DataSource source, boolean createSchema) {
        if (source == null && createSchema) {
            throw new IllegalStateException("createSchema() needs database(dataSource)");
        }
        return Optional.ofNullable(source).map(leads -> new Database(leads, createSchema));
    }

    /** Returns the policy, which must be the first. */
    static RuleOrigin requireOne(@Nullable RuleOrigin before, RuleOrigin policy) {
        if (before != null) {
            throw new IllegalStateException("there is one policy, and it is set already: "
                    + before.source().name());
        }
        return policy;
    }

    /** Returns where documents come from that need no signature, because nobody outside this machine can answer for the source. */
    static RuleOrigin local(String option, RuleSource source) {
        if (source.origin() == RuleSource.Origin.REMOTE) {
            throw new IllegalArgumentException(
                    source.name() + " is remote: say whom to trust for it, with " + option + "(source, trust)");
        }
        return new RuleOrigin(source, Trust.unsigned());
    }

    static String requireName(String option, String name) {
        if (name.isBlank() || name.indexOf(':') >= 0 || name.indexOf('*') >= 0) {
            throw new IllegalArgumentException(
                    option + " must not be blank or have ':' or '*' in it: \"" + name + "\"");
        }
        return name;
    }

    static List<Key> requireKeys(String option, Key... keys) {
        Set<String> ids = Set.of(Stream.of(keys).map(Key::id).distinct().toArray(String[]::new));
        if (ids.size() != keys.length) {
            throw new IllegalArgumentException(option + ": two keys have the same id: "
                    + Stream.of(keys).map(Key::id).toList());
        }
        return List.of(keys);
    }
}
