package org.securitynudge.rule;

import java.util.List;

/**
 * A value with its place, for what can only be judged later.
 *
 * @param value the value
 * @param place where it stands
 * @param <T> the kind of value
 */
record Placed<T>(T value, Place place) {
    static <T> List<T> values(List<Placed<T>> placed) {
        return placed.stream().map(Placed::value).toList();
    }
}
