package io.perseid.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Curves over millions of entities, one below the other, each from zero to its own greatest value. */
final class GrowthPlot {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 110;
    private static final int LEFT = 24;
    private static final int CURVE_WIDTH = WIDTH - 2 * LEFT;
    private static final int CURVE_HEIGHT = 64;

    private final Map<String, List<Point>> curves = new LinkedHashMap<>();

    private record Point(int millions, double value) {}

    void add(String curve, int millions, double value) {
        curves.computeIfAbsent(curve, _ -> new ArrayList<>()).add(new Point(millions, value));
    }

    /** The picture, readable on light and on dark ground. */
    String svg() {
        var svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"12\">%n",
                WIDTH,
                HEIGHT * curves.size()));
        int top = 0;
        for (var curve : curves.entrySet()) {
            draw(svg, curve.getKey(), curve.getValue(), top);
            top += HEIGHT;
        }
        return svg.append("</svg>\n").toString();
    }

    private static void draw(StringBuilder svg, String name, List<Point> points, int top) {
        double most =
                Math.max(1e-9, points.stream().mapToDouble(Point::value).max().orElse(1));
        int last = points.getLast().millions();
        int bottom = top + 24 + CURVE_HEIGHT;
        var line = new StringBuilder();
        for (Point point : points) {
            double x = LEFT + CURVE_WIDTH * (point.millions() - 1) / (double) Math.max(1, last - 1);
            double y = bottom - CURVE_HEIGHT * point.value() / most;
            line.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, y));
        }
        svg.append(String.format(
                Locale.ROOT,
                "<text x=\"%d\" y=\"%d\" fill=\"#777\">%s: %,.0f at 1 million, %,.0f at %d million</text>%n"
                        + "<path d=\"M%d %dh%d\" stroke=\"#999\" stroke-width=\"1\"/>%n"
                        + "<polyline points=\"%s\" fill=\"none\" stroke=\"#2a7fff\" stroke-width=\"2\"/>%n",
                LEFT,
                top + 16,
                name,
                points.getFirst().value(),
                points.getLast().value(),
                last,
                LEFT,
                bottom,
                CURVE_WIDTH,
                line.toString().strip()));
    }
}
