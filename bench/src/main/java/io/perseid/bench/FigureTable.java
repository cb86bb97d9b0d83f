package io.perseid.bench;

import io.perseid.entity.BooleanValue;
import io.perseid.entity.DictValue;
import io.perseid.entity.FloatValue;
import io.perseid.entity.Json;
import io.perseid.entity.JsonForm;
import io.perseid.entity.ListValue;
import io.perseid.entity.NullValue;
import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/** Figures as a table for people and as JSON for programs: the same columns in both. */
final class FigureTable {
    private static final List<String> COLUMNS =
            List.of("figure", "value", "unit", "goal", "reached", "peer", "peer value", "ratio");

    private FigureTable() {}

    /** The figures in aligned columns, with a line of headings. */
    static String text(List<Figure> figures) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(COLUMNS);
        figures.forEach(figure -> rows.add(row(figure)));
        int[] widths = new int[COLUMNS.size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        var text = new StringBuilder();
        for (List<String> row : rows) {
            var line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                line.append(String.format("%-" + (widths[i] + 2) + "s", row.get(i)));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    /** The figures as a JSON list of objects, absent parts as null. */
    static String json(List<Figure> figures) {
        List<Value> rows = new ArrayList<>();
        for (Figure figure : figures) {
            Map<String, Value> row = new LinkedHashMap<>();
            row.put("figure", new StringValue(figure.name()));
            row.put("value", new FloatValue(figure.value()));
            row.put("unit", new StringValue(figure.unit()));
            row.put("goal", number(figure.goal().map(Figure.Goal::bound)));
            row.put(
                    "goal_is",
                    figure.goal()
                            .<Value>map(goal -> new StringValue(sign(goal)))
                            .orElse(NullValue.NULL));
            row.put("reached", BooleanValue.of(figure.reached()));
            row.put(
                    "peer",
                    figure.peer()
                            .<Value>map(peer -> new StringValue(peer.name()))
                            .orElse(NullValue.NULL));
            row.put("peer_value", number(figure.peer().map(Figure.Peer::value)));
            row.put("ratio", number(figure.ratio()));
            rows.add(DictValue.of(row));
        }
        return Json.write(ListValue.of(rows), JsonForm.COMPATIBLE);
    }

    private static List<String> row(Figure figure) {
        return List.of(
                figure.name(),
                rounded(figure.value()),
                figure.unit(),
                figure.goal()
                        .map(goal -> sign(goal) + " " + rounded(goal.bound()))
                        .orElse("-"),
                figure.goal().map(goal -> figure.reached() ? "yes" : "NO").orElse("-"),
                figure.peer().map(Figure.Peer::name).orElse("-"),
                figure.peer().map(peer -> rounded(peer.value())).orElse("-"),
                figure.ratio()
                        .map(ratio -> String.format(Locale.ROOT, "%.2f", ratio))
                        .orElse("-"));
    }

    private static String sign(Figure.Goal goal) {
        return switch (goal) {
            case Figure.Goal.AtLeast _ -> ">=";
            case Figure.Goal.AtMost _ -> "<=";
        };
    }

    private static Value number(Optional<Double> value) {
        return value.<Value>map(FloatValue::new).orElse(NullValue.NULL);
    }

    /** Each name with its figure. */
    static String rounded(Map<String, Double> values) {
        var text = new StringJoiner(", ");
        values.forEach((name, value) -> text.add(name + " " + rounded(value)));
        return text.toString();
    }

    private static String rounded(double value) {
        return Math.abs(value) >= 100
                ? String.format(Locale.ROOT, "%,.0f", value)
                : String.format(Locale.ROOT, "%.2f", value);
    }
}
