package org.securitynudge.examples.benchmarks.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.securitynudge.examples.benchmarks.compare.Svg.Anchor;
import org.securitynudge.examples.benchmarks.compare.Svg.Point;
import org.securitynudge.examples.benchmarks.contender.Entrant;
import org.securitynudge.examples.benchmarks.workload.FewRules.Matching;

/** Workload A as bars, the shortest first. */
final class FewRulesChart {
    private static final int WIDTH = 820;
    private static final int LEFT = 175;
    private static final int RIGHT = 170;
    private static final int TOP = 74;
    private static final int ROW = 30;
    private static final int BAR = 18;

    private FewRulesChart() {}

    private record Bar(Entrant entrant, double nanos) {}

    static String svg(Figures figures) {
        List<Bar> bars = bars(figures);
        int bottom = TOP + ROW * bars.size();
        Svg svg = new Svg(WIDTH, bottom + 40, "Time a decision on twenty rules", description(bars));
        svg.text(new Point(16, 28), Anchor.START, "heading", "Time a decision on 20 rules, situations prepared");
        svg.text(
                new Point(16, 48),
                Anchor.START,
                "quiet",
                "Every rule that matches is found. Shorter is better; the axis is logarithmic.");
        Scale scale = Scale.around(bars.stream().map(Bar::nanos).toList(), LEFT, WIDTH - RIGHT);
        for (double tick : scale.ticks()) {
            svg.grid(new Point(scale.at(tick), TOP - 6), new Point(scale.at(tick), bottom + 4));
            svg.text(new Point(scale.at(tick), bottom + 22), Anchor.MIDDLE, "quiet", Units.nanos(tick));
        }
        for (int i = 0; i < bars.size(); i++) {
            bar(svg, scale, TOP + ROW * i, bars.get(i), figures);
        }
        return svg.document();
    }

    private static void bar(Svg svg, Scale scale, int y, Bar bar, Figures figures) {
        boolean ours = bar.entrant() == Entrant.NUDGE;
        double width = Math.max(1, scale.at(bar.nanos()) - LEFT);
        double base = y + BAR - 4.0;
        svg.text(
                new Point(LEFT - 10, base),
                Anchor.END,
                ours ? "strong" : "",
                bar.entrant().label());
        svg.bar(new Point(LEFT, y), width, BAR, ours ? "c0" : "c9");
        String times = Units.times(
                figures.ratio(Task.few(bar.entrant(), Matching.TENTH), Task.few(Entrant.NUDGE, Matching.TENTH)));
        svg.text(
                new Point(LEFT + width + 8, base),
                Anchor.START,
                ours ? "strong" : "",
                Units.nanos(bar.nanos()) + (ours ? "" : "  (" + times + " nudge)"));
    }

    private static List<Bar> bars(Figures figures) {
        List<Bar> bars = new ArrayList<>();
        for (Entrant entrant : Entrant.values()) {
            double nanos = figures.score(Task.few(entrant, Matching.TENTH));
            if (entrant != Entrant.NUDGE_PROMPTING && !Double.isNaN(nanos)) {
                bars.add(new Bar(entrant, nanos));
            }
        }
        bars.sort(Comparator.comparingDouble(Bar::nanos));
        return bars;
    }

    private static String description(List<Bar> bars) {
        return bars.stream()
                .map(bar -> bar.entrant().label() + " " + Units.nanos(bar.nanos()))
                .collect(Collectors.joining(", ", "Bars: ", "."));
    }
}
