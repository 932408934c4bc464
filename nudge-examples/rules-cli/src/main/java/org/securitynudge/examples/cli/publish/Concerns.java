package org.securitynudge.examples.cli.publish;

import java.util.ArrayList;
import java.util.List;

/** What speaks against publishing: reasons not to, and what whoever does it should know. */
public final class Concerns {
    private final List<String> refusals = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /** Adds a reason not to publish, with what would help. */
    public void refuse(String why) {
        refusals.add(why);
    }

    /** Adds something to know. */
    public void note(String what) {
        notes.add(what);
    }

    /** Returns the reasons not to publish; empty if there are none. */
    public List<String> refusals() {
        return List.copyOf(refusals);
    }

    /** Returns what should be known. */
    public List<String> notes() {
        return List.copyOf(notes);
    }
}
