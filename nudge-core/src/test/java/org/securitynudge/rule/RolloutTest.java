package org.securitynudge.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RolloutTest {
    /** Computed by Python: int.from_bytes(hashlib.sha256(b"rule:askAgain:value").digest()[:8], "big"). */
    @ParameterizedTest
    @CsvSource({
        "documents/share, 1, 'ana', 5187665258282058453",
        "documents/share, 2, 'ana', 4028213753148945174",
        "operations/new-app-grant, 1, 'cy', 1044364103984398978",
        "policy/blocked-domain, 1, 'Zoë Müller', 12240067391029192467",
        "p/r, 1, '', 66024387638539442",
        "p/r, 7, '1200', 15154753222442692697",
        "p/r, 1, 'user-17', 18346777734112360886",
        "p/r, 1, '用户', 8678257306781284157"
    })
    void bucketsAreThoseThatPythonComputes(String rule, int askAgain, String value, BigInteger bucket) {
        assertThat(Rollout.bucket(rule, askAgain, value)).isEqualTo(bucket);
    }

    @Test
    void theBoundaryIsExact() {
        BigInteger bucket = Rollout.bucket("documents/share", 1, "ana");
        // percent = bucket * 100 / 2^64 has finitely many digits, and at it the value is just out.
        BigDecimal percent =
                new BigDecimal(bucket).multiply(BigDecimal.valueOf(100)).divide(new BigDecimal(BigInteger.TWO.pow(64)));
        BigDecimal smallest = new BigDecimal("1e-80");

        assertThat(Rollout.of(percent, "user").admits("documents/share", 1, "ana"))
                .isFalse();
        assertThat(Rollout.of(percent.add(smallest), "user").admits("documents/share", 1, "ana"))
                .isTrue();
        assertThat(Rollout.of(percent.subtract(smallest), "user").admits("documents/share", 1, "ana"))
                .isFalse();
    }

    @Test
    void raisingThePercentageKeepsEverybodyWhoWasIn() {
        for (int user = 0; user < 2_000; user++) {
            String name = "user-" + user;
            boolean in = false;
            for (int percent = 0; percent <= 100; percent++) {
                boolean now = Rollout.of(BigDecimal.valueOf(percent), "user").admits("p/r", 1, name);
                assertThat(now || !in).as("%s at %d %%", name, percent).isTrue();
                in = now;
            }
            assertThat(in).isTrue();
        }
    }

    @Test
    void aQuarterOfManyIsAboutAQuarter() {
        Rollout quarter = Rollout.of(BigDecimal.valueOf(25), "user");

        long in = IntStream.range(0, 10_000)
                .filter(user -> quarter.admits("p/r", 1, "user-" + user))
                .count();

        assertThat(in).isBetween(2_370L, 2_630L);
    }

    @Test
    void zeroIsNobodyAndAHundredIsEverybody() {
        assertThat(Rollout.of(BigDecimal.ZERO, "user").admits("p/r", 1, "ana")).isFalse();
        assertThat(Rollout.of(new BigDecimal("100.00"), "user").isEverybody()).isTrue();
        assertThat(Rollout.of(new BigDecimal("99.999999999999999999999"), "user")
                        .isEverybody())
                .isFalse();
        assertThat(Rollout.EVERYBODY.isEverybody()).isTrue();
    }

    @Test
    void aPercentageOutOfRangeIsRefused() {
        assertThatThrownBy(() -> Rollout.of(new BigDecimal("100.1"), "user"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("percent not from 0 to 100: 100.1");
    }
}
