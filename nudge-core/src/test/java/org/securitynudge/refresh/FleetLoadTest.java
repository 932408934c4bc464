package org.securitynudge.refresh;

/** A fleet of 2 500 in each build, or of as many as {@code -Dnudge.fleet.clients} says. */
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
