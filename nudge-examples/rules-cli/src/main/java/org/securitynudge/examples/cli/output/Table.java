package org.securitynudge.examples.cli.output;

import java.util.ArrayList;
import java.util.List;
import org.securitynudge.examples.cli.terminal.Columns;
import org.securitynudge.examples.cli.terminal.Ink;
import org.securitynudge.examples.cli.terminal.Outlet;

/** Rows in columns as wide as they have to be: the first to the left, the others, which are figures, to the right. */
final class Table {
    private static final String BETWEEN = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    /** Creates a table with a heading. */
    Table(String... heading) {
        rows.add(List.of(heading));
    }

    void add(Object... cells) {
        List<String> row = new ArrayList<>();
        for (Object cell : cells) {
            row.add(String.valueOf(cell));
        }
        rows.add(row);
    }

    /** Writes it, each line behind a margin. */
    void write(String margin, Outlet out) {
        Ink ink = Ink.DIM; // the head
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder(margin);
            for (int column = 0; column < row.size(); column++) {
                String blanks = " ".repeat(width(column) - Columns.of(row.get(column)));
                line.append(column == 0 ? "" : BETWEEN);
                line.append(column == 0 ? row.get(column) + blanks : blanks + row.get(column));
            }
            out.line(ink.on(line.toString().stripTrailing()));
            ink = Ink.PLAIN;
        }
    }

    private int width(int column) {
        return rows.stream()
                .mapToInt(row -> column < row.size() ? Columns.of(row.get(column)) : 0)
                .max()
                .orElse(0);
    }
}
