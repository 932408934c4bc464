package org.securitynudge.json;

import java.math.BigDecimal;

/** A JSON number, exactly as written. */
public final class JsonNumber extends Json {
    private final BigDecimal value;

    JsonNumber(Place place, BigDecimal value) {
        super(place);
        this.value = value;
    }

    /** Returns the number. */
    public BigDecimal value() {
        return value;
    }

    @Override
    public String shown() {
        return value.toString();
    }
}
