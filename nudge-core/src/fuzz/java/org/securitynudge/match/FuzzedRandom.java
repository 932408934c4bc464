package org.securitynudge.match;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import java.util.Random;

/** Choices that the fuzzer makes, so that it learns which lead somewhere new. When they are used up, all are the first. */
public final class FuzzedRandom extends Random {
    private static final long serialVersionUID = 1;

    private final transient FuzzedDataProvider choices;

    /** Creates the choices from what the fuzzer hands over. */
    public FuzzedRandom(FuzzedDataProvider choices) {
        this.choices = choices;
    }

    @Override
    public int nextInt(int bound) {
        return choices.consumeInt(0, bound - 1);
    }

    @Override
    protected int next(int bits) {
        return choices.consumeInt() >>> (Integer.SIZE - bits);
    }
}
