package org.securitynudge.refresh;

import org.junit.jupiter.api.Tag;

/** A fleet of a million, or of as many as {@code -Dnudge.fleet.clients} says. It needs 4 GB of heap and a quarter of an hour. */
@Tag("long")
final class MillionClientsTest extends FleetContract {
    @Override
    int clients() {
        return Integer.getInteger("nudge.fleet.clients", 1_000_000);
    }

    @Override
    boolean inParallel() {
        return false;
    }
}
