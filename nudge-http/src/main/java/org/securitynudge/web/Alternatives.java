package org.securitynudge.web;

import java.util.Map;
import java.util.Optional;
import org.securitynudge.model.Choice;

/** Where in an application the actions are that safer alternatives run. */
final class Alternatives {
    private final Map<String, String> paths;

    /** Creates them from the names of actions and the paths that do them. */
    Alternatives(Map<String, String> paths) {
        this.paths = Map.copyOf(paths);
    }

    /** Returns the path, within the application, of what a choice runs; empty if the application names none. */
    Optional<String> path(Choice choice) {
        return choice.runs().map(paths::get);
    }

    /**
     * Returns a path that a browser may be sent to without leaving the application.
     *
     * @throws IllegalArgumentException for everything that could lead elsewhere: browsers read {@code //host} and {@code /\host} as hosts
     */
    static String requirePath(String path) {
        boolean inside = path.startsWith("/")
                && !path.startsWith("//")
                && path.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '\\' && c != '"' && c != '<' && c != '>');
        if (!inside) {
            throw new IllegalArgumentException(
                    "the path of an alternative begins with one \"/\" and is escaped as in an address: " + path);
        }
        return path;
    }
}
