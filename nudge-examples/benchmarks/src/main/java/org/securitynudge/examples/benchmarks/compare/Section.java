package org.securitynudge.examples.benchmarks.compare;

/** A part of the comparison, with how long it measures if nobody says otherwise: as short as its figures stay steady. */
enum Section {
    A(3, 3, 1_000),
    B(3, 3, 400),
    C(8, 3, 1_000),
    E(2, 4, 1_000),
    F(12, 3, 1_000),
    LOAD(2, 3, 1);

    private final int warmups;
    private final int iterations;
    private final int millis;

    Section(int warmups, int iterations, int millis) {
        this.warmups = warmups;
        this.iterations = iterations;
        this.millis = millis;
    }

    Pace pace() {
        return new Pace(warmups, iterations, millis);
    }

    /**
     * How often and how long.
     *
     * @param warmups iterations that do not count
     * @param iterations iterations that count
     * @param millis the length of each; without meaning for single shots
     */
    record Pace(int warmups, int iterations, int millis) {}
}
