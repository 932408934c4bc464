package org.securitynudge.examples.benchmarks;

import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Whose turn it is among the situations of a pool, for each thread by itself. */
@State(Scope.Thread)
public class Turn {
    private int turn;

    /** Returns the next number. */
    public int next() {
        return turn++;
    }
}
