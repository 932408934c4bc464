package org.securitynudge.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLDecoder;

/**
 * Who reports an event, as the source names it: {@code urn:nudge:<application>:<environment>:<writer>}.
 *
 * @param name the application; the whole source if it is not one of ours
 * @param environment the environment; empty if the source is not one of ours
 * @param instance the writer; empty if the source is not one of ours
 */
record Service(String name, String environment, String instance) {
    private static final String PREFIX = "urn:nudge:";
    private static final int PARTS = 3;

    static Service of(URI source) {
        String text = source.toString();
        String[] parts =
                text.startsWith(PREFIX) ? text.substring(PREFIX.length()).split(":", -1) : new String[0];
        return parts.length == PARTS
                ? new Service(decoded(parts[0]), decoded(parts[1]), decoded(parts[2]))
                : new Service(text, "", "");
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part, UTF_8);
    }
}
