package org.securitynudge.authoring;

import java.util.ArrayList;
import java.util.List;

/** A table as text: the first column is flush left, the others flush right. */
final class Columns {
    private static final int GAP = 2;

    private final List<List<String>> rows = new ArrayList<>();

    void row(String first, Object... others) {
        List<String> row = new ArrayList<>(List.of(first));
        for (Object other : others) {
            row.add(String.valueOf(other));
        }
        rows.add(row);
    }

    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder(row.get(0));
            line.append(" ".repeat(width(0) - row.get(0).length()));
            for (int i = 1; i < row.size(); i++) {
                line.append(" ".repeat(GAP + width(i) - row.get(i).length())).append(row.get(i));
            }
            out.append(line.toString().stripTrailing()).append('\n');
        }
        return out.toString();
    }

    private int width(int column) {
        return rows.stream()
                .filter(row -> column < row.size())
                .mapToInt(row -> row.get(column).length())
                .max()
                .orElse(0);
    }
}
