package org.securitynudge.refresh;

import org.junit.jupiter.api.Tag;

/** A fleet of 2 500 in each build, or of as many as {@code -Dnudge.fleet.clients} says. */
@Tag("random")
final class FleetLoadTest extends FleetContract {
    @Override
    int clients() {
        return Integer.getInteger("nudge.fleet.clients", 2_500);
    }

    @Override
    boolean inParallel() {
        return true;
    }
}
