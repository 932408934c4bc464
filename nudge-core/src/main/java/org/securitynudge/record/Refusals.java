package org.securitynudge.record;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** The newest 16 askings of a rule that a person refused or left unanswered, with the instant; immutable. */
final class Refusals {
    static final Refusals NONE = new Refusals(Map.of());

    private static final int KEPT = 16;

    private final Map<String, Instant> askings;

    private Refusals(Map<String, Instant> askings) {
        this.askings = askings;
    }

    Refusals with(String occasion, Instant at) {
        Map<String, Instant> more = new LinkedHashMap<>(askings);
        more.remove(occasion);
        more.put(occasion, at);
        if (more.size() > KEPT) {
            more.remove(more.keySet().iterator().next());
        }
        return new Refusals(more);
    }

    Refusals without(String occasion) {
        Map<String, Instant> fewer = new LinkedHashMap<>(askings);
        fewer.remove(occasion);
        return new Refusals(fewer);
    }

    /** Returns when the newest of them was; the beginning of time if there is none. */
    Instant newest() {
        return askings.values().stream().max(Instant::compareTo).orElse(Instant.MIN);
    }

    boolean anySince(Instant since) {
        for (Instant at : askings.values()) {
            if (at.isAfter(since)) {
                return true;
            }
        }
        return false;
    }
}
