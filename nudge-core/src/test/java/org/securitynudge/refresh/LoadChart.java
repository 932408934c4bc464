package org.securitynudge.refresh;

import java.util.Locale;

/**
 * A drawing of requests a second, in multiples of what is usual, over minutes. Its colours are those of the reader's light or dark scheme; a
 * title and a description say in words what it shows.
 */
final class LoadChart {
    private static final int WIDTH = 820;
    private static final int HEIGHT = 320;
    private static final int LEFT = 60;
    private static final int RIGHT = 20;
    private static final int TOP = 66;
    private static final int BOTTOM = 50;
    private static final double MOST = 3;

    private static final String STYLE = """
            <style>
              svg { --paper: #ffffff; }
              text { font: 13px system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; fill: #24292f; }
              text { paint-order: stroke; stroke: var(--paper); stroke-width: 4px; stroke-linejoin: round; }
              .heading { font-size: 16px; font-weight: 600; }
              .quiet { fill: #57606a; }
              .paper { fill: var(--paper); }
              .grid { stroke: #d0d7de; stroke-width: 1; }
              .bound { stroke: #57606a; stroke-width: 1.5; stroke-dasharray: 6 4; }
              .trouble { fill: #cf222e; opacity: 0.1; }
              .c0 { --c: #0969da; } .c1 { --c: #bc4c00; }
              .line { stroke: var(--c); stroke-width: 1.5; fill: none; stroke-linejoin: round; }
              .name { fill: var(--c); font-weight: 600; }
              @media (prefers-color-scheme: dark) {
                svg { --paper: #0d1117; }
                text { fill: #e6edf3; }
                .quiet { fill: #9198a1; }
                .grid { stroke: #30363d; }
                .bound { stroke: #9198a1; }
                .trouble { fill: #ff7b72; opacity: 0.16; }
                .c0 { --c: #58a6ff; } .c1 { --c: #f0883e; }
              }
            </style>
            """;

    /**
     * The time that a drawing shows, in seconds from the moment that counts as 0.
     *
     * @param tick how far the marks of its axis are apart
     */
    record Span(int from, int until, int tick) {}

    private final StringBuilder out = new StringBuilder();
    private final Span span;
    private int names;

    LoadChart(Span span, String title, String description) {
        this.span = span;
        out.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\"",
                WIDTH,
                HEIGHT,
                WIDTH,
                HEIGHT));
        out.append(String.format(
                Locale.ROOT,
                " role=\"img\" aria-labelledby=\"title description\">\n<title id=\"title\">%s</title>\n",
                title));
        out.append(String.format(Locale.ROOT, "<desc id=\"description\">%s</desc>\n%s", description, STYLE));
        out.append(String.format(Locale.ROOT, "<rect class=\"paper\" width=\"%d\" height=\"%d\"/>\n", WIDTH, HEIGHT));
        text("heading", 16, 28, "start", title);
        axes();
    }

    private void axes() {
        for (int level = 0; level <= MOST; level++) {
            stroke("grid", level);
            text("quiet", LEFT - 8, y(level) + 4, "end", level + " ×");
        }
        for (int second = span.from() / span.tick() * span.tick(); second <= span.until(); second += span.tick()) {
            text("quiet", x(second), HEIGHT - BOTTOM + 20, "middle", String.valueOf(second / 60));
        }
        text("quiet", (LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 10, "middle", "minutes");
    }

    /** Shades a time. */
    LoadChart trouble(int from, int until) {
        out.append(String.format(
                Locale.ROOT,
                "<rect class=\"trouble\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>\n",
                x(from),
                TOP,
                x(until) - x(from),
                HEIGHT - TOP - BOTTOM));
        return this;
    }

    /** Draws what may not be exceeded. */
    LoadChart bound(double level) {
        stroke("bound", level);
        text("quiet", WIDTH - RIGHT, y(level) - 5, "end", String.format(Locale.ROOT, "at most %.1f ×", level));
        return this;
    }

    /**
     * Draws a run, for each step of the line the busiest second in it.
     *
     * @param zero the second of the run that counts as 0
     */
    LoadChart line(String name, FleetRun run, int zero) {
        int step = Math.max(1, (span.until() - span.from()) / 360);
        StringBuilder points = new StringBuilder();
        for (int second = span.from(); second + step <= span.until(); second += step) {
            double level = run.asked().peak(zero + second, zero + second + step) / run.usual();
            points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(second), y(Math.min(level, MOST))));
        }
        out.append(String.format(Locale.ROOT, "<polyline class=\"line c%d\" points=\"%s\"/>\n", names, points));
        text("name c" + names, LEFT + names * 300, 52, "start", name);
        names++;
        return this;
    }

    /** Writes at a place of the drawing. */
    LoadChart note(int second, double level, String text) {
        text("quiet", x(second) + 6, y(level), "start", text);
        return this;
    }

    private double x(int second) {
        return LEFT + (double) (second - span.from()) / (span.until() - span.from()) * (WIDTH - LEFT - RIGHT);
    }

    private static double y(double level) {
        return HEIGHT - BOTTOM - level / MOST * (HEIGHT - TOP - BOTTOM);
    }

    private void stroke(String style, double level) {
        out.append(String.format(
                Locale.ROOT,
                "<line class=\"%s\" x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\"/>\n",
                style,
                LEFT,
                y(level),
                WIDTH - RIGHT,
                y(level)));
    }

    private void text(String style, double x, double y, String anchor, String text) {
        out.append(String.format(
                Locale.ROOT,
                "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>\n",
                style,
                x,
                y,
                anchor,
                text));
    }

    /** Returns the drawing as a document. */
    String document() {
        return out + "</svg>\n";
    }
}
