package org.securitynudge.json;

/** A JSON true or false. */
public final class JsonBoolean extends Json {
    private final boolean value;

    JsonBoolean(Place place, boolean value) {
        super(place);
        this.value = value;
    }

    /** Returns the truth value. */
    public boolean value() {
        return value;
    }

    @Override
    public String shown() {
        return String.valueOf(value);
    }
}
