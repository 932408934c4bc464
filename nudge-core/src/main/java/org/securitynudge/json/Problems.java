package org.securitynudge.json;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.securitynudge.model.Problem;

/** The problems found so far in a document. It keeps the first 1 000 and counts the rest. */
public final class Problems {
    private static final int KEPT = 1_000;

    private final List<Problem> kept = new ArrayList<>();
    private int count;

    /** Adds a problem with a value. */
    public void add(Json place, String message) {
        add(new Problem(place.line(), place.column(), place.path(), message));
    }

    /** Adds a problem with a member of an object, at the member's name. */
    public void add(JsonObject object, JsonObject.Member member, String message) {
        add(new Problem(member.line(), member.column(), object.path(), message));
    }

    /** Adds a problem with something that an object lacks. */
    public void missing(Json object, String member) {
        add(new Problem(object.line(), object.column(), object.path(member), "missing"));
    }

    /** Adds a problem. */
    public void add(Problem problem) {
        count++;
        if (kept.size() < KEPT) {
            kept.add(problem);
        }
    }

    /** Returns how many problems were added. */
    public int count() {
        return count;
    }

    /** Returns whether there is none. */
    public boolean isEmpty() {
        return count == 0;
    }

    /** Returns the problems in the order of the document; if there were too many to keep, the last one says how many more. */
    public List<Problem> list() {
        List<Problem> sorted = new ArrayList<>(kept);
        Collections.sort(sorted);
        if (count > KEPT) {
            sorted.add(new Problem(0, 0, "", "and " + (count - KEPT) + " more problems"));
        }
        return List.copyOf(sorted);
    }
}
