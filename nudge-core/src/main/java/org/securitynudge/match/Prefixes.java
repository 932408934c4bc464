package org.securitynudge.match;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds conditions by the beginning of a text. The hash of a beginning is that of the one before it and one character more, so one pass
 * over the text looks all of its beginnings up that are as long as some prefix.
 */
final class Prefixes {
    private final Texts table;

    /** Of each length up to that of the longest prefix, whether there is one so long. */
    private final boolean[] lengths;

    Prefixes(Map<String, Finder> byPrefix) {
        this.table = new Texts(byPrefix);
        this.lengths = new boolean
                [1 + byPrefix.keySet().stream().mapToInt(String::length).max().orElse(0)];
        byPrefix.keySet().forEach(prefix -> lengths[prefix.length()] = true);
    }

    /** Adds the conditions under each prefix of a text. */
    @Nullable
    Found find(
            String text, Map<String, ? extends @Nullable Object> facts, Evaluation evaluation, @Nullable Found found) {
        Found all = found;
        int hash = 0;
        for (int length = 0; length < lengths.length; length++) {
            Finder finder = lengths[length] ? table.getBeginning(text, length, hash) : null;
            all = finder == null ? all : finder.find(facts, evaluation, all);
            if (length == text.length()) {
                return all;
            }
            hash = Texts.hash(hash, text.charAt(length));
        }
        return all;
    }
}
