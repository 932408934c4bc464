package org.securitynudge.json;

/** A JSON string. */
public final class JsonText extends Json {
    private final String value;

    JsonText(Place place, String value) {
        super(place);
        this.value = value;
    }

    /** Returns the text. */
    public String value() {
        return value;
    }

    @Override
    public String shown() {
        return quote(value);
    }
}
