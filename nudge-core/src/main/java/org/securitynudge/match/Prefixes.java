package org.securitynudge.match;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds conditions by the beginning of a text: all prefixes by as many characters as the shortest has, and those that go on by their next
 * characters in the same way. A text is read no further than it has the beginning of some prefix.
 */
final class Prefixes {
    private static final Prefixes NONE = new Prefixes(Map.of(), 0);

    private final int from;
    private final int to;
    private final Texts<Ending> endings;

    /**
     * What is under some characters.
     *
     * @param finder the conditions whose prefix ends here; null for none
     * @param longer the prefixes that go on; without prefixes if none does
     */
    private record Ending(@Nullable Finder finder, Prefixes longer) {}

    private Prefixes(Map<String, Finder> byPrefix, int from) {
        this.from = from;
        this.to = byPrefix.keySet().stream().mapToInt(String::length).min().orElse(Integer.MAX_VALUE);
        Map<String, Map<String, Finder>> groups = new HashMap<>();
        byPrefix.forEach((prefix, finder) -> groups.computeIfAbsent(prefix.substring(0, to), same -> new HashMap<>())
                .put(prefix, finder));
        Map<String, Ending> byPart = new HashMap<>();
        groups.forEach((beginning, prefixes) -> {
            Finder finder = prefixes.remove(beginning);
            byPart.put(beginning.substring(from), new Ending(finder, of(prefixes, to)));
        });
        this.endings = new Texts<>(byPart);
    }

    static Prefixes of(Map<String, Finder> byPrefix) {
        return of(byPrefix, 0);
    }

    private static Prefixes of(Map<String, Finder> byPrefix, int from) {
        return byPrefix.isEmpty() ? NONE : new Prefixes(byPrefix, from);
    }

    /** Adds the conditions under each prefix of a text. */
    @Nullable
    Found find(
            String text, Map<String, ? extends @Nullable Object> facts, Evaluation evaluation, @Nullable Found found) {
        Found all = found;
        Prefixes place = this;
        while (text.length() >= place.to) {
            Ending ending = place.endings.getPart(text, place.from, place.to);
            if (ending == null) {
                return all;
            }
            all = ending.finder() == null ? all : ending.finder().find(facts, evaluation, all);
            place = ending.longer();
        }
        return all;
    }
}
