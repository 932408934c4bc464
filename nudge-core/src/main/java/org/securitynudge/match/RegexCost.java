package org.securitynudge.match;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much a regular expression can do between two reads of the text. Reads are counted while it runs, but there is
 * work without any: at the end of a text {@code (a?)?(a?)?(a?)?...$} tries all ways to match nothing, twice as many
 * with each part. So these ways are counted when it is read, and an expression with too many of them is refused.
 *
 * <p>This is a reading of the syntax of {@link java.util.regex.Pattern} that takes for granted that the JDK has
 * compiled the expression.
 */
final class RegexCost {
    /**
     * No expression of 256 characters has so many steps, unless it repeats what matches nothing or can do so in many
     * ways.
     */
    private static final long MAXIMUM_STEPS = 512;

    private static final long MAXIMUM_WAYS = 64;
    private static final long FAR_TOO_MANY = 1L << 30;

    /**
     * No fact is that long. The JDK adds up how many characters an expression wants at least; past the largest int it
     * looks for it at places far behind the end of the text, without a read.
     */
    private static final long LONGEST = 1_000_000;

    private static final Pattern TWO_DIGITS = Pattern.compile("[0-9A-Fa-f]{2}");
    private static final Pattern UNIT_OR_PAIR =
            Pattern.compile("[dD][89abAB][0-9A-Fa-f]{2}\\\\u[dD][c-fC-F][0-9A-Fa-f]{2}|[0-9A-Fa-f]{4}");
    private static final Pattern OCTAL = Pattern.compile("[0-3][0-7]{2}|[0-7]{1,2}");
    private static final Pattern DIGITS = Pattern.compile("[0-9]*");
    private static final Pattern NO_DIGITS = Pattern.compile("");

    private final String regex;
    private int at;
    private long mostWays = 1;
    private long longest;
    private boolean hasComments;
    private final Cost whole;

    private RegexCost(String regex) {
        this.regex = regex;
        this.whole = alternatives();
    }

    /**
     * What a part of an expression can do without reading.
     *
     * @param ways the number of ways to pass it and match nothing; 0 if it always reads
     * @param steps the number of steps to try all that
     * @param waysOn the most ways to leave it after a read somewhere inside
     * @param stepsOn the number of steps to try all that
     * @param shortest the fewest characters it matches
     * @param length the most characters it matches
     */
    private record Cost(long ways, long steps, long waysOn, long stepsOn, long shortest, long length) {
        static final Cost OF_CHARACTER = new Cost(0, 1, 1, 1, 1, 2);
        static final Cost OF_NOTHING = new Cost(1, 1, 0, 0, 0, 0);

        Cost then(Cost next) {
            return new Cost(
                    product(ways, next.ways),
                    sum(steps, product(ways, next.steps)),
                    Math.max(product(waysOn, next.ways), next.waysOn),
                    Math.max(sum(stepsOn, product(waysOn, next.steps)), next.stepsOn),
                    sum(shortest, next.shortest),
                    sum(length, next.length));
        }

        Cost or(Cost other) {
            return new Cost(
                    sum(ways, other.ways),
                    sum(steps, sum(other.steps, 1)),
                    Math.max(waysOn, other.waysOn),
                    Math.max(stepsOn, other.stepsOn),
                    Math.min(shortest, other.shortest),
                    Math.max(length, other.length));
        }

        /** Past the least number of times, a repetition goes on only while it reads something. */
        Cost repeated(int least, int most) {
            Cost more = new Cost(sum(ways, 1), sum(steps, 1), waysOn, stepsOn, shortest, length);
            Cost rest = more;
            for (int i = 1; i < least && ways > 0 && rest.steps <= MAXIMUM_STEPS; i++) {
                rest = new Cost(
                        product(ways, rest.ways),
                        sum(steps + 1, product(ways, rest.steps)),
                        waysOn,
                        stepsOn,
                        shortest,
                        length);
            }
            boolean optional = least == 0;
            return new Cost(
                    optional ? more.ways : product(ways, rest.ways),
                    optional ? more.steps : sum(steps, product(ways, rest.steps)),
                    product(waysOn, rest.ways),
                    sum(stepsOn, product(waysOn, rest.steps)),
                    product(shortest, least),
                    product(length, most));
        }

        /** Looking behind tries every place that is not too far back. */
        Cost lookedAround(boolean behind) {
            long places = behind ? length + 1 : 1;
            return new Cost(
                    1, sum(product(places, steps), 1), 1, sum(product(places, Math.max(steps, stepsOn)), 1), 0, 0);
        }

        private static long sum(long a, long b) {
            return Math.min(FAR_TOO_MANY, a + b);
        }

        private static long product(long a, long b) {
            return Math.min(FAR_TOO_MANY, a * b);
        }
    }

    static RegexCost of(String regex) {
        return new RegexCost(regex);
    }

    /** Returns what is wrong with the expression, if it must be refused. */
    Optional<String> problem() {
        if (hasComments) {
            return Optional.of("has the flag x, which is not supported");
        }
        if (longest > LONGEST) {
            return Optional.of("may take too long; a part of it wants more than " + LONGEST + " characters");
        }
        boolean bounded = Math.max(whole.steps, whole.stepsOn) <= MAXIMUM_STEPS && mostWays <= MAXIMUM_WAYS;
        return bounded && at == regex.length()
                ? Optional.empty()
                : Optional.of(
                        "may take too long; avoid repeating what may be empty, as in (a*)*(b*)*, and looking far behind");
    }

    /** Returns what is to be paid for each read, so that the work after it is paid for as well. */
    int perRead() {
        return (int) Math.min(mostWays, MAXIMUM_WAYS);
    }

    private Cost alternatives() {
        Cost cost = sequence();
        while (looksAt('|')) {
            at++;
            cost = cost.or(sequence());
        }
        mostWays = Math.max(mostWays, Math.max(cost.ways, cost.waysOn));
        return cost;
    }

    private Cost sequence() {
        Cost cost = new Cost(1, 0, 0, 0, 0, 0);
        while (at < regex.length() && !looksAt('|') && !looksAt(')')) {
            cost = cost.then(quantified());
            longest = Math.max(longest, cost.shortest);
            mostWays = Math.max(mostWays, Math.max(cost.ways, cost.waysOn));
        }
        return cost;
    }

    /** Takes one quantifier: what stands behind it quantifies nothing, as does a brace that comes first. */
    private Cost quantified() {
        Cost cost = looksAt('{') ? Cost.OF_NOTHING : atom();
        if (at < regex.length() && "?*+{".indexOf(regex.charAt(at)) >= 0) {
            char quantifier = regex.charAt(at++);
            if (quantifier == '{') {
                cost = counted(cost);
            } else {
                cost = cost.repeated(quantifier == '+' ? 1 : 0, quantifier == '?' ? 1 : Integer.MAX_VALUE);
            }
            if (looksAt('?') || looksAt('+')) {
                at++;
            }
        }
        return cost;
    }

    /** Takes {3}, {3,} or {3,5}. */
    private Cost counted(Cost cost) {
        int end = Math.max(at, regex.indexOf('}', at));
        String bounds = regex.substring(at, end);
        at = end + 1;
        int comma = bounds.indexOf(',');
        int least = number(comma < 0 ? bounds : bounds.substring(0, comma));
        return cost.repeated(least, comma < 0 ? least : number(bounds.substring(comma + 1)));
    }

    private static int number(String digits) {
        return digits.matches("[0-9]{1,9}") ? Integer.parseInt(digits) : Integer.MAX_VALUE;
    }

    private Cost atom() {
        int c = character();
        return switch (c) {
            case '(' -> group();
            case '[' -> characterClass();
            case '\\' -> escape();
            case '^', '$' -> Cost.OF_NOTHING;
            default -> Cost.OF_CHARACTER;
        };
    }

    private Cost group() {
        boolean looksAround = false;
        boolean behind = false;
        if (looksAt('?')) {
            at++;
            behind = regex.startsWith("<=", at) || regex.startsWith("<!", at);
            looksAround = behind || looksAt('=') || looksAt('!');
            if (!skipOpening()) {
                return Cost.OF_NOTHING;
            }
        }
        Cost inside = alternatives();
        at++;
        return looksAround ? inside.lookedAround(behind) : inside;
    }

    /**
     * Skips what stands between the question mark and the inside of a group; returns whether there is an inside, not
     * only flags.
     */
    private boolean skipOpening() {
        boolean named = looksAt('<') && !regex.startsWith("<=", at) && !regex.startsWith("<!", at);
        while (at < regex.length()) {
            char c = regex.charAt(at++);
            if (c == ')') {
                return false;
            } else if (named ? c == '>' : c == ':' || c == '=' || c == '!' || c == '>') {
                return true;
            }
            hasComments |= c == 'x' && !named;
        }
        return true;
    }

    private Cost characterClass() {
        int depth = 1;
        boolean first = true;
        while (at < regex.length() && depth > 0) {
            char c = regex.charAt(at++);
            if (c == '\\') {
                at = looksAt('Q') ? afterQuote() : at + 1;
            } else if (c == '[') {
                depth++;
            } else if (c == ']' && !first) {
                depth--;
            }
            // A bracket that comes first is a character.
            first = c == '[' || (first && c == '^');
        }
        return Cost.OF_CHARACTER;
    }

    private int afterQuote() {
        int end = regex.indexOf("\\E", at);
        return end < 0 ? regex.length() : end + 2;
    }

    /**
     * Boundaries match nothing, and so may a group that is referred to. All of an escape is one atom, as what stands
     * behind it quantifies all of it.
     */
    private Cost escape() {
        int c = character();
        if (c == 'Q') {
            at = afterQuote();
            return Cost.OF_NOTHING;
        } else if (c == 'k' || ("pPxNb".indexOf(c) >= 0 && looksAt('{'))) {
            at = Math.max(at, regex.indexOf(c == 'k' ? '>' : '}', at) + 1);
        } else if ("pPc".indexOf(c) >= 0) {
            character();
        } else {
            number(c);
        }
        return "bBAzZGk123456789".indexOf(c) >= 0 ? Cost.OF_NOTHING : Cost.OF_CHARACTER;
    }

    /** Skips the digits of a character or of a group; behind a group they may be characters, which is the cheaper case. */
    private void number(int c) {
        Pattern digits = switch (c) {
            case 'x' -> TWO_DIGITS;
            case 'u' -> UNIT_OR_PAIR;
            case '0' -> OCTAL;
            case '1', '2', '3', '4', '5', '6', '7', '8', '9' -> DIGITS;
            default -> NO_DIGITS;
        };
        Matcher matcher = digits.matcher(regex).region(at, regex.length());
        at = matcher.lookingAt() ? matcher.end() : at;
    }

    /** Takes a character, which is a code point here as it is to the JDK. */
    private int character() {
        int c = regex.codePointAt(at);
        at += Character.charCount(c);
        return c;
    }

    private boolean looksAt(char c) {
        return at < regex.length() && regex.charAt(at) == c;
    }
}
