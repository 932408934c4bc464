package org.securitynudge.examples.benchmarks.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.securitynudge.examples.benchmarks.compare.Svg.Anchor;
import org.securitynudge.examples.benchmarks.compare.Svg.Point;
import org.securitynudge.examples.benchmarks.contender.Entrant;
import org.securitynudge.examples.benchmarks.workload.ManyRules.Variant;

/** Workload B as lines: the time a decision by the number of rules, both logarithmic. Each line has its name at its end. */
final class ManyRulesChart {
    private static final int WIDTH = 820;
    private static final int HEIGHT = 560;
    private static final int LEFT = 80;
    private static final int RIGHT = 200;
    private static final int TOP = 74;
    private static final int BOTTOM = 62;
    private static final double LINE_OF_TEXT = 17;

    private final Figures figures;
    private final List<Line> lines = new ArrayList<>();

    private record Line(String name, String style, List<Integer> sizes, List<Double> nanos) {
        double last() {
            return nanos.get(nanos.size() - 1);
        }

        int lastSize() {
            return sizes.get(sizes.size() - 1);
        }
    }

    private ManyRulesChart(Figures figures) {
        this.figures = figures;
        add("nudge, equality", "c0 thick", Entrant.NUDGE, Variant.EQUALITY);
        add("nudge, mixed", "c2 thick", Entrant.NUDGE, Variant.MIXED);
        add("nudge, fixed domain", "c3", Entrant.NUDGE, Variant.FIXED);
        List<String> colours = List.of("c6", "c1", "c5", "c4", "c7", "c8");
        int next = 0;
        for (Entrant entrant : Entrant.values()) {
            if (entrant != Entrant.NUDGE && !Plan.sizes(entrant).isEmpty()) {
                add(entrant.label(), colours.get(next++), entrant, Variant.EQUALITY);
            }
        }
    }

    private void add(String name, String style, Entrant entrant, Variant variant) {
        List<Integer> sizes = new ArrayList<>();
        List<Double> nanos = new ArrayList<>();
        for (int size : Plan.SIZES) {
            double score = figures.score(Task.many(entrant, variant, size));
            if (!Double.isNaN(score)) {
                sizes.add(size);
                nanos.add(score);
            }
        }
        if (!sizes.isEmpty()) {
            lines.add(new Line(name, style, sizes, nanos));
        }
    }

    static String svg(Figures figures) {
        return new ManyRulesChart(figures).svg();
    }

    private String svg() {
        Svg svg = new Svg(WIDTH, HEIGHT, "Time a decision by the number of rules on one trigger", description());
        svg.text(new Point(16, 28), Anchor.START, "heading", "Time a decision by the number of rules on one trigger");
        svg.text(
                new Point(16, 48),
                Anchor.START,
                "quiet",
                "About one candidate a decision, but for the fixed domain. Lower is better; both axes are logarithmic.");
        Scale x = new Scale(10, 100_000, LEFT, WIDTH - RIGHT);
        Scale y = Scale.around(
                lines.stream().flatMap(line -> line.nanos().stream()).toList(), HEIGHT - BOTTOM, TOP);
        axes(svg, x, y);
        for (Line line : lines) {
            List<Point> points = new ArrayList<>();
            for (int i = 0; i < line.sizes().size(); i++) {
                points.add(
                        new Point(x.at(line.sizes().get(i)), y.at(line.nanos().get(i))));
            }
            svg.line(points, line.style());
        }
        names(svg, x, y);
        return svg.document();
    }

    private static void axes(Svg svg, Scale x, Scale y) {
        for (double tick : y.ticks()) {
            svg.grid(new Point(LEFT, y.at(tick)), new Point(WIDTH - RIGHT, y.at(tick)));
            svg.text(new Point(LEFT - 10, y.at(tick) + 4), Anchor.END, "quiet", Units.nanos(tick));
        }
        for (int size : Plan.SIZES) {
            svg.grid(new Point(x.at(size), TOP), new Point(x.at(size), HEIGHT - BOTTOM));
            svg.text(new Point(x.at(size), HEIGHT - BOTTOM + 22), Anchor.MIDDLE, "quiet", Units.grouped(size));
        }
        svg.text(new Point((LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 14), Anchor.MIDDLE, "quiet", "rules");
    }

    /** Names of lines that end at the same size stand below each other, in the order of the lines. */
    private void names(Svg svg, Scale x, Scale y) {
        for (int size : Plan.SIZES) {
            List<Line> ending = lines.stream()
                    .filter(line -> line.lastSize() == size)
                    .sorted(Comparator.comparingDouble(line -> y.at(line.last())))
                    .toList();
            double lowest = Double.NEGATIVE_INFINITY;
            for (Line line : ending) {
                double at = Math.max(y.at(line.last()) + 4, lowest + LINE_OF_TEXT);
                svg.text(new Point(x.at(size) + 10, at), Anchor.START, "name " + line.style(), line.name());
                lowest = at;
            }
        }
    }

    private String description() {
        return lines.stream()
                .map(line -> line.name() + " from " + Units.nanos(line.nanos().get(0)) + " with "
                        + Units.grouped(line.sizes().get(0)) + " rules to " + Units.nanos(line.last()) + " with "
                        + Units.grouped(line.lastSize()))
                .collect(Collectors.joining("; ", "Lines: ", "."));
    }
}
