package org.securitynudge.match;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A regular expression with its options. Two are equal if they are written the same. */
final class Regex {
    private final String source;
    private final String options;
    private final Pattern pattern;
    private final Pattern onEmpty;
    private final RegexCost cost;

    private Regex(String source, String options) {
        this.source = source;
        this.options = options;
        this.pattern = Pattern.compile(source, flags(options));
        this.onEmpty = options.contains("m") ? Pattern.compile(source, flags(options) & ~Pattern.MULTILINE) : pattern;
        this.cost = RegexCost.of(source);
    }

    /**
     * Returns a regular expression.
     *
     * @throws java.util.regex.PatternSyntaxException if it is none
     */
    static Regex of(String source, String options) {
        return new Regex(source, options);
    }

    /**
     * Only \n ends a line, as in the manual of MongoDB; the JDK alone would also take \r, U+0085, U+2028 and U+2029.
     */
    private static int flags(String options) {
        int flags = Pattern.UNIX_LINES;
        flags |= options.contains("i") ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0;
        flags |= options.contains("m") ? Pattern.MULTILINE : 0;
        return flags | (options.contains("s") ? Pattern.DOTALL : 0);
    }

    /**
     * Returns whether it is found in a text.
     *
     * @throws MeteredText.UsedUpException if that takes more reads than the text allows
     * @throws StackOverflowError if it goes too deep
     */
    boolean isFoundIn(MeteredText text) {
        return on(text).matcher(text.at(cost.perRead())).find();
    }

    /**
     * Returns whether a text matches it as a whole.
     *
     * @throws MeteredText.UsedUpException if that takes more reads than the text allows
     * @throws StackOverflowError if it goes too deep
     */
    boolean isWhole(MeteredText text) {
        return on(text).matcher(text.at(cost.perRead())).matches();
    }

    /**
     * With the option m, the JDK finds no beginning of a line in an empty text; MongoDB does, as without it. An empty
     * text has one line, so the option makes no other difference there.
     */
    private Pattern on(MeteredText text) {
        return text.isEmpty() ? onEmpty : pattern;
    }

    /** Returns why no budget could hold it, if so. */
    Optional<String> problem() {
        return cost.problem();
    }

    String source() {
        return source;
    }

    String options() {
        return options;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Regex regex && source.equals(regex.source) && options.equals(regex.options);
    }

    @Override
    public int hashCode() {
        return 31 * source.hashCode() + options.hashCode();
    }
}
