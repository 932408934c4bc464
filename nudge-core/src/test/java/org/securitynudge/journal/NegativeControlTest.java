package org.securitynudge.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.securitynudge.journal.Ledger.Kind.DELIVERED;
import static org.securitynudge.journal.Ledger.Kind.FALSE_LOSS;
import static org.securitynudge.journal.Ledger.Kind.LOST;
import static org.securitynudge.journal.Ledger.Kind.ORDER;
import static org.securitynudge.journal.Ledger.Kind.PARKED;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.securitynudge.journal.CrashRun.Setup;
import org.securitynudge.journal.Ledger.Kind;
import org.securitynudge.journal.Ledger.Violation;
import org.securitynudge.journal.Omission.Rule;

/** R3: each rule of order left out is noticed, in the way in which it must be. One that is not fails the build. */
final class NegativeControlTest {
    private static final int MOST_SEEDS = 3000;

    private static final Map<Rule, Kind> EXPECTED = new EnumMap<>(Map.of(
            Rule.F1, LOST,
            Rule.F2, LOST,
            Rule.F3, ORDER,
            Rule.F4, LOST,
            Rule.F5, DELIVERED,
            Rule.F6, FALSE_LOSS,
            Rule.F7, PARKED));

    @ParameterizedTest
    @EnumSource
    void aRuleThatIsLeftOutIsNoticed(Rule rule) throws Exception {
        Setup setup = new Setup(Path.of("/j"), Subject::archive, disk -> new Omission(rule, disk), 60);
        Set<Kind> found = EnumSet.noneOf(Kind.class);

        long seed = 0;
        while (seed < MOST_SEEDS && !found.contains(EXPECTED.get(rule))) {
            found.addAll(kinds(++seed, setup));
        }

        System.out.println(rule + " left out: " + found + " within " + seed + " seeds");
        assertThat(found).as("%s left out", rule).contains(EXPECTED.get(rule));
    }

    private static Set<Kind> kinds(long seed, Setup setup) throws IOException {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        for (Violation violation : new CrashRun(seed, setup).violations()) {
            kinds.add(violation.kind());
        }
        return kinds;
    }
}
