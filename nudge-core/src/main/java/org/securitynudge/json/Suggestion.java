package org.securitynudge.json;

import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/** The helpful end of a message about a name that is not known: the nearest known one, or all of them. */
public final class Suggestion {
    private static final int MOST_LISTED = 40;
    private static final int LONGEST = 64;

    /** Among more names than this, looking for the nearest would cost a broken document more than a sound one. */
    private static final int MOST_COMPARED = 2_000;

    private Suggestion() {}

    /**
     * Returns {@code ; did you mean "x"?} if a known name is near, else {@code ; known are a, b, c}, else nothing; among thousands of names it
     * does not look.
     *
     * @param found the unknown name
     * @param known the names that would do
     */
    public static String of(String found, Collection<String> known) {
        if (known.size() > MOST_COMPARED) {
            return "";
        }
        String nearest = "";
        int best = Math.max(1, found.length() / 3) + 1;
        for (String name : known) {
            int distance =
                    found.length() > 64 || name.length() > 64 ? Integer.MAX_VALUE : distance(lower(found), lower(name));
            if (distance < best) {
                best = distance;
                nearest = name;
            }
        }
        if (!nearest.isEmpty()) {
            return "; did you mean \"" + nearest + "\"?";
        }
        return known.isEmpty() || known.size() > MOST_LISTED ? "" : "; known are " + list(known);
    }

    /** Returns names with commas between them: not more than people read, each cut to a length that fits a line. */
    public static String list(Collection<String> names) {
        String listed = names.stream().limit(MOST_LISTED).map(Suggestion::cut).collect(Collectors.joining(", "));
        int more = names.size() - MOST_LISTED;
        return more > 0 ? listed + " and " + more + " more" : listed;
    }

    private static String cut(String name) {
        return name.length() <= LONGEST ? name : name.substring(0, name.offsetByCodePoints(0, LONGEST / 2)) + "…";
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** Optimal string alignment: insert, delete, replace a letter or swap two neighbours (Damerau 1964). */
    private static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : step(a, b, cost, i, j);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int step(String a, String b, int[][] cost, int i, int j) {
        int replace = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int least = Math.min(replace, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
    }
}
