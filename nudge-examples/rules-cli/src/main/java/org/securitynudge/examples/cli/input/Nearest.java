package org.securitynudge.examples.cli.input;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** The known name that is nearest to a mistyped one. */
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

    /** Insert, delete or replace a letter (Levenshtein 1966), a row of the table at a time. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
