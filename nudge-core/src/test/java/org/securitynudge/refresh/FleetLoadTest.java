package org.securitynudge.refresh;

/** A fleet of 10 000 in each build, or of as many as {@code -Dnudge.fleet.clients} says. */
final class FleetLoadTest extends FleetContract {
    @Override
    int clients() {
        return Integer.getInteger("nudge.fleet.clients", 10_000);
    }

    @Override
    boolean inParallel() {
        return true;
    }
}
