package org.securitynudge.json;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A JSON list. */
public final class JsonArray extends Json {
    private final List<Json> elements = new ArrayList<>();

    JsonArray(Place place) {
        super(place);
    }

    void add(Json element) {
        elements.add(element);
    }

    /** Returns the elements in the order of the document. */
    public List<Json> elements() {
        return Collections.unmodifiableList(elements);
    }

    @Override
    public String shown() {
        return elements.isEmpty() ? "an empty list" : "a list";
    }
}
