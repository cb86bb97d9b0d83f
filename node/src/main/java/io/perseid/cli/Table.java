package io.perseid.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows under headings, each column as wide as its widest cell. A heading that begins with a blank stands to the right. */
final class Table {
    private final List<String> headings;
    private final List<List<String>> rows = new ArrayList<>();

    Table(String... headings) {
        this.headings = List.of(headings);
    }

    Table row(Object... cells) {
        rows.add(Arrays.stream(cells).map(String::valueOf).toList());
        return this;
    }

    void print(PrintWriter out) {
        int[] widths = new int[headings.size()];
        for (int column = 0; column < widths.length; column++) {
            int at = column;
            widths[column] = Math.max(
                    headings.get(column).strip().length(),
                    rows.stream().mapToInt(row -> row.get(at).length()).max().orElse(0));
        }
        print(out, headings.stream().map(String::strip).toList(), widths);
        rows.forEach(row -> print(out, row, widths));
        out.flush();
    }

    private void print(PrintWriter out, List<String> cells, int[] widths) {
        var line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String padding = " ".repeat(widths[column] - cells.get(column).length());
            boolean right = headings.get(column).startsWith(" ");
            line.append(right ? padding + cells.get(column) : cells.get(column) + padding)
                    .append("  ");
        }
        out.println(line.toString().stripTrailing());
    }
}
