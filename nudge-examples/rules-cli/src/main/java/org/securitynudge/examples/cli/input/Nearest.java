package org.securitynudge.examples.cli.input;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** The known name that is nearest to a mistyped one. The library has such a search for its own messages and does not export it. */
public final class Nearest {
    private static final int LONGEST = 100;
    private static final int MOST = 2_000;

    private Nearest() {}

    /** Returns the nearest of the known names if it is near; empty if none is, or there are too many to look at. */
    public static Optional<String> of(String found, Collection<String> known) {
        if (found.length() > LONGEST || known.size() > MOST) {
            return Optional.empty();
        }
        Optional<String> nearest = Optional.empty();
        int best = Math.max(1, found.length() / 3) + 1;
        for (String name : known) {
            int distance = name.length() > LONGEST ? best : distance(lower(found), lower(name));
            if (distance < best) {
                best = distance;
                nearest = Optional.of(name);
            }
        }
        return nearest;
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** Insert, delete or replace a letter, or swap two neighbours (optimal string alignment, Damerau 1964). */
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
        int replaced = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int least = Math.min(replaced, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
    }
}
