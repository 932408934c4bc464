package org.securitynudge.examples.benchmarks.compare;

import java.util.Locale;

/**
 * A drawing, written as it is made. Its colours are those of the reader's light or dark scheme; a title and a description say in words what
 * it shows.
 */
final class Svg {
    private static final String STYLE = """
            <style>
              svg { --paper: #ffffff; }
              text { font: 13px system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; fill: #24292f; }
              text { paint-order: stroke; stroke: var(--paper); stroke-width: 4px; stroke-linejoin: round; }
              .heading { font-size: 16px; font-weight: 600; }
              .quiet { fill: #57606a; }
              .strong { font-weight: 600; }
              .paper { fill: var(--paper); }
              .grid { stroke: #d0d7de; stroke-width: 1; }
              .c0 { --c: #0969da; } .c1 { --c: #bc4c00; } .c2 { --c: #1a7f37; } .c3 { --c: #8250df; }
              .c4 { --c: #bf3989; } .c5 { --c: #9a6700; } .c6 { --c: #57606a; } .c7 { --c: #cf222e; }
              .bar { fill: var(--c); }
              .line { stroke: var(--c); stroke-width: 2; fill: none; }
              .line.thick { stroke-width: 3.5; }
              .dot { fill: var(--c); }
              .name { fill: var(--c); }
              .c8 { --c: #0e7490; } .c9 { --c: #afb8c1; }
              @media (prefers-color-scheme: dark) {
                svg { --paper: #0d1117; }
                text { fill: #e6edf3; }
                .quiet { fill: #9198a1; }
                .grid { stroke: #30363d; }
                .c0 { --c: #58a6ff; } .c1 { --c: #f0883e; } .c2 { --c: #3fb950; } .c3 { --c: #bc8cff; }
                .c8 { --c: #39c5cf; } .c9 { --c: #484f58; }
                .c4 { --c: #ff7bc2; } .c5 { --c: #d29922; } .c6 { --c: #9198a1; } .c7 { --c: #ff7b72; }
              }
            </style>
            """;

    private final StringBuilder out = new StringBuilder();

    Svg(int width, int height, String title, String description) {
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ")
                .append(width + " " + height)
                .append("\" width=\"" + width + "\" height=\"" + height)
                .append("\" role=\"img\" aria-labelledby=\"title description\">\n<title id=\"title\">")
                .append(escaped(title))
                .append("</title>\n<desc id=\"description\">")
                .append(escaped(description))
                .append("</desc>\n")
                .append(STYLE)
                .append("<rect class=\"paper\" width=\"" + width + "\" height=\"" + height + "\"/>\n");
    }

    /** Where a text stands by its point. */
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    /** A point, in pixels from the upper left corner. */
    record Point(double x, double y) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.1f,%.1f", x, y);
        }
    }

    Svg text(Point at, Anchor anchor, String style, String text) {
        out.append(String.format(
                Locale.ROOT,
                "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n",
                style,
                at.x(),
                at.y(),
                anchor.name().toLowerCase(Locale.ROOT),
                escaped(text)));
        return this;
    }

    Svg bar(Point at, double width, double height, String style) {
        out.append(String.format(
                Locale.ROOT,
                "<rect class=\"bar %s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"2\"/>%n",
                style,
                at.x(),
                at.y(),
                width,
                height));
        return this;
    }

    Svg grid(Point from, Point to) {
        out.append(String.format(
                Locale.ROOT,
                "<line class=\"grid\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>%n",
                from.x(),
                from.y(),
                to.x(),
                to.y()));
        return this;
    }

    Svg line(Iterable<Point> points, String style) {
        out.append("<polyline class=\"line ").append(style).append("\" points=\"");
        points.forEach(point -> out.append(point).append(' '));
        out.append("\"/>\n");
        points.forEach(point -> out.append(String.format(
                Locale.ROOT,
                "<circle class=\"dot %s\" cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\"/>%n",
                style,
                point.x(),
                point.y())));
        return this;
    }

    /** Returns the drawing as a document. */
    String document() {
        return out + "</svg>\n";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
