package org.securitynudge.match;

import java.util.List;
import java.util.Random;

/** Regular expressions and texts from somebody who wants to see them explode. */
final class RandomRegexes {
    private static final List<String> ATOMS = List.of(
            "a",
            "b",
            "x",
            "y",
            "!",
            "aa",
            "ab",
            ".",
            "[ab]",
            "[^a]",
            "[a-z&&[^b]]",
            "\\w",
            "\\W",
            "\\d",
            "\\s",
            "\\p{L}",
            "\\p{IsAlphabetic}",
            "\\P{Lu}",
            "\\h",
            "\\R",
            "\\X",
            "\\b",
            "\\B",
            "^",
            "$",
            "\\z",
            "\\Z",
            "\\A",
            "\\G",
            "\\1",
            "\\2",
            "\\k<n>",
            "\\Qa*(\\E",
            "\\Q\\E",
            "\uD83D\uDE00",
            "[\uD83D\uDE00a]",
            "\\uD83D",
            "\\x61",
            "\\n",
            "(?i)",
            "(?s)",
            "(?m)",
            "(?u)",
            "(?-i)",
            "(?d)",
            "(?U)",
            "(?x)",
            "",
            "\u00e9",
            "\u0130");
    private static final List<String> QUANTIFIERS = List.of(
            "*",
            "+",
            "?",
            "*?",
            "+?",
            "??",
            "*+",
            "++",
            "?+",
            "{2}",
            "{1,3}",
            "{0,2}",
            "{0,50}",
            "{3,}",
            "{2,}?",
            "{99}",
            "{1000}",
            "{0,1000}+",
            "{0}",
            "{1000000000}",
            "{0,2147483647}");
    private static final List<String> OPENINGS =
            List.of("(", "(", "(?:", "(?:", "(?>", "(?=", "(?!", "(?<=", "(?<!", "(?<n>", "(?i:", "(?s-i:", "(?mu:");
    private static final List<String> PIECES = List.of(
            "a",
            "b",
            "x",
            "y",
            "xy",
            "ab",
            "aab",
            "\n",
            " ",
            "!",
            "\uD83D\uDE00",
            "\uD83D",
            "\uDE00",
            "\u00e9",
            "A",
            "0",
            "\r\n",
            "e\u0301",
            "\u0130");

    private static final int LONGEST_TEXT = 65_536;

    private final Random random;

    RandomRegexes(Random random) {
        this.random = random;
    }

    /** Returns an expression of at most 256 characters. */
    String regex() {
        StringBuilder regex = new StringBuilder();
        append(regex, 1 + random.nextInt(5));
        if (random.nextInt(3) == 0) {
            String part = regex.toString();
            int times = part.isEmpty() ? 0 : random.nextInt(Math.max(1, 200 / part.length()));
            regex.append(part.repeat(Math.min(times, 40)));
        }
        if (random.nextBoolean()) {
            regex.append(of(List.of("$", "!", "(?!)", "b$", "\\z", "[^\\s\\S]", "(?=b)")));
        }
        return regex.substring(0, Math.min(regex.length(), 256));
    }

    private void append(StringBuilder regex, int depth) {
        int size = 1 + random.nextInt(3);
        for (int i = 0; i < size; i++) {
            if (i > 0 && random.nextInt(3) == 0) {
                regex.append('|');
            }
            if (depth > 1 && random.nextInt(3) > 0) {
                regex.append(of(OPENINGS));
                append(regex, depth - 1);
                regex.append(')');
            } else {
                regex.append(of(ATOMS));
            }
            if (random.nextInt(2) == 0) {
                regex.append(of(QUANTIFIERS));
            }
        }
    }

    String options() {
        return of(List.of("", "", "i", "m", "s", "ims"));
    }

    /** Returns a short text, or one as long as a fact can be. */
    String text() {
        String part = of(PIECES) + (random.nextInt(3) == 0 ? of(PIECES) : "");
        int times = switch (random.nextInt(4)) {
            case 0 -> random.nextInt(4);
            case 1 -> 20 + random.nextInt(20);
            default -> LONGEST_TEXT / part.length();
        };
        return part.repeat(times) + (random.nextBoolean() ? "" : of(PIECES));
    }

    private <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
