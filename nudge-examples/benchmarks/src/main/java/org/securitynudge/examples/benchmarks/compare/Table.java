package org.securitynudge.examples.benchmarks.compare;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A table in Markdown: text to the left in the first column, figures to the right in the others. Lined up, so that terminals can show it. */
final class Table {
    private final List<List<String>> rows = new ArrayList<>();

    Table(String... head) {
        rows.add(List.of(head));
    }

    void row(String... cells) {
        if (cells.length != rows.get(0).size()) {
            throw new IllegalArgumentException(cells.length + " cells");
        }
        rows.add(List.of(cells));
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        line(text, rows.get(0));
        List<String> rule = new ArrayList<>();
        for (int column = 0; column < rows.get(0).size(); column++) {
            String dashes = String.join("", Collections.nCopies(width(column), "-"));
            rule.add(column == 0 ? dashes : dashes.substring(1) + ":");
        }
        line(text, rule);
        rows.subList(1, rows.size()).forEach(row -> line(text, row));
        return text.append('\n').toString();
    }

    private void line(StringBuilder text, List<String> cells) {
        text.append('|');
        for (int column = 0; column < cells.size(); column++) {
            String cell = cells.get(column);
            String space = " ".repeat(width(column) - cell.length());
            text.append(' ').append(column == 0 ? cell + space : space + cell).append(" |");
        }
        text.append('\n');
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }
}
