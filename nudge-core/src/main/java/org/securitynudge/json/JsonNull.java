package org.securitynudge.json;

/** A JSON null. */
public final class JsonNull extends Json {
    JsonNull(Place place) {
        super(place);
    }

    @Override
    public String shown() {
        return "null";
    }
}
