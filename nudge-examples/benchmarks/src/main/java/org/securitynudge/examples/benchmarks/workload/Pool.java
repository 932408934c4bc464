package org.securitynudge.examples.benchmarks.workload;

import java.util.List;
import java.util.Set;
import org.securitynudge.examples.benchmarks.contender.Contender;
import org.securitynudge.examples.benchmarks.contender.Entrant;
import org.securitynudge.examples.benchmarks.neutral.Facts;

/** A contender with the situations of a workload, ready to be measured: it agrees with what the rules say. */
public final class Pool<S> implements AutoCloseable {
    private static final Contender<Facts> EMPTY = new Contender<>() {
        @Override
        public Facts prepare(Facts facts) {
            return facts;
        }

        @Override
        public int decide(Facts situation) {
            return 0;
        }

        @Override
        public Set<String> matches(Facts situation) {
            return Set.of();
        }
    };

    private final Contender<S> contender;
    private final S[] prepared;
    private final Facts[] facts;
    private final int mask;

    @SuppressWarnings("unchecked") // An array, as lists cost a call more.
    private Pool(Contender<S> contender, List<Facts> situations) {
        this.contender = contender;
        this.prepared = (S[]) situations.stream().map(contender::prepare).toArray();
        this.facts = situations.toArray(Facts[]::new);
        this.mask = prepared.length - 1;
    }

    /** Returns a pool, after a look at whether the contender agrees in so many of the situations. */
    public static Pool<?> of(Entrant entrant, Workload workload, int checked) {
        return of(entrant.label(), entrant.compile(workload.rules()), workload, checked);
    }

    /** Returns a pool of a contender that is there already, likewise. */
    public static <S> Pool<S> of(String name, Contender<S> contender, Workload workload, int checked) {
        Agreement.check(name, contender, workload, checked);
        return new Pool<>(contender, workload.situations());
    }

    /** Returns a pool that was not filled yet: it does nothing, and can be closed. */
    public static Pool<?> none() {
        return new Pool<>(EMPTY, List.of());
    }

    /** Decides on a situation that was prepared beforehand. */
    public int decide(int turn) {
        return contender.decide(prepared[turn & mask]);
    }

    /** Decides on a situation that is made from its map of maps now. */
    public int decideFromMap(int turn) {
        return contender.decide(contender.prepare(facts[turn & mask]));
    }

    @Override
    public void close() {
        contender.close();
    }
}
