package org.securitynudge.examples.share;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The properties of nudge in this application.
 *
 * @param environment where the application runs, such as {@code prod}
 * @param directory where answers and events are kept
 * @param database where they are kept instead, by all replicas together: the JDBC address of a PostgreSQL, with user and password in it
 * @param collector where events go, as CloudEvents; without it, to the log
 * @param key 32 random bytes in base64, the same in all replicas; without it, a random key that is kept in the directory
 */
@ConfigurationProperties("nudge")
record NudgeSettings(
        @DefaultValue("default") String environment,
        @DefaultValue("data") Path directory,
        @Nullable String database,
        @Nullable URI collector,
        @Nullable String key) {

    /** Returns where answers are kept, in words; never the address of the database, in which there may be a password. */
    String place() {
        return database != null
                ? "the database"
                : directory.toAbsolutePath().normalize().toString();
    }

    /** Returns the names only of what may hold a secret. */
    @Override
    public String toString() {
        return "NudgeSettings[" + environment + ", " + place() + "]";
    }
}
