package org.securitynudge.refresh;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.securitynudge.refresh.LoadChart.Span;

/** The charts of {@code docs/fleet.md}. */
final class FleetCharts {
    private static final int WARM = (int) FleetScenarios.WARM.toSeconds();
    private static final int STORM = (int) Duration.ofMinutes(5).toSeconds();
    private static final int HOUR = (int) Duration.ofHours(1).toSeconds();
    private static final String HEADING = "Requests per second, in multiples of the usual mean: ";

    private final Map<Scene, FleetRun> runs;

    FleetCharts(Map<Scene, FleetRun> runs) {
        this.runs = runs;
    }

    /** Returns the charts by the names of their files. */
    Map<String, String> all() {
        return new TreeMap<>(Map.of(
                "fleet-steady.svg", steady(),
                "fleet-restart.svg", restart(),
                "fleet-outage.svg", outage(),
                "fleet-storm-minute.svg", storm(Scene.STORM_OF_A_MINUTE, new Span(-60, 540, 60), "60"),
                "fleet-storm-hour.svg", storm(Scene.STORM_OF_AN_HOUR, new Span(-60, 4_800, 600), "3600")));
    }

    private FleetRun run(Scene scene) {
        return runs.get(scene);
    }

    private String steady() {
        return new LoadChart(
                        new Span(0, 240, 60),
                        HEADING + "nothing happens",
                        "A line that stays between 0.9 and 1.1 for four minutes; at most 1.5 is allowed.")
                .bound(1.5)
                .line("busiest second", run(Scene.STEADY), WARM)
                .document();
    }

    private String restart() {
        FleetRun empty = run(Scene.RESTART_EMPTY);
        String first = Math.round(empty.asked().in(0) / empty.usual()) + " × in the first second, once";
        return new LoadChart(
                        new Span(0, 180, 60),
                        HEADING + "everybody restarts at one moment",
                        "Two lines over three minutes. With rules kept on disk the load rises to 1.5 at half a minute and is 1 after that."
                                + " With nothing kept it is " + first + ", then the same; at most 2.5 is allowed.")
                .bound(2.5)
                .line("nothing kept", empty, 0)
                .line("rules kept on disk", run(Scene.RESTART_KEPT), 0)
                .note(0, 2.8, first)
                .document();
    }

    private String outage() {
        return new LoadChart(
                        new Span(-60, HOUR + 300, 600),
                        HEADING + "connections refused for an hour",
                        "A line that stays near 1 before, during and after an hour of refused connections; at most 2.5 is allowed.")
                .trouble(0, HOUR)
                .bound(2.5)
                .line("busiest second of each ten", run(Scene.OUTAGE), WARM)
                .document();
    }

    private String storm(Scene scene, Span span, String after) {
        return new LoadChart(
                        span,
                        HEADING + "five minutes of Retry-After: " + after,
                        "A line that is 1 before, falls when clients are asked to wait " + after
                                + " s, and comes back to 1 without a peak; at most 2.5 is allowed.")
                .trouble(0, STORM)
                .bound(2.5)
                .line("busiest second", run(scene), WARM)
                .document();
    }
}
