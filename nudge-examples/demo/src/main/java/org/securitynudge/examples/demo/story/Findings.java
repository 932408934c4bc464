package org.securitynudge.examples.demo.story;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.securitynudge.examples.demo.screen.Screen;

/** What the story claimed and measured. Every claim is checked by the program before it is told. */
final class Findings {
    private final Screen screen;
    private final List<String> failed = new ArrayList<>();
    private final Map<String, String> figures = new LinkedHashMap<>();
    private int claims;

    Findings(Screen screen) {
        this.screen = screen;
    }

    /** Tells a claim, and that it failed if it does not hold. */
    void claim(boolean holds, String text) {
        claims++;
        if (!holds) {
            failed.add(text);
        }
        screen.claim(holds, holds ? text : "NOT SO: " + text);
    }

    /** Keeps a figure for the summary. */
    void figure(String name, String value) {
        figures.put(name, value);
    }

    /** Returns the figures in the order in which they were found. */
    Map<String, String> figures() {
        return figures;
    }

    /** Returns how many claims there were. */
    int claims() {
        return claims;
    }

    /** Returns the claims that did not hold. */
    List<String> failed() {
        return failed;
    }
}
