package org.securitynudge.examples.demo.story;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.securitynudge.examples.demo.screen.Glyphs;
import org.securitynudge.examples.demo.screen.Screen;

final class FindingsTest {
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private final Findings findings =
            new Findings(new Screen(new PrintStream(shown, true, US_ASCII), Glyphs.of(US_ASCII), false));

    @Test
    void aClaimThatFailsIsSaidClearlyAndKept() {
        findings.claim(true, "one");
        findings.claim(false, "two");

        assertThat(findings.claims()).isEqualTo(2);
        assertThat(findings.failed()).containsExactly("two");
        assertThat(shown.toString(US_ASCII).lines()).containsExactly("  ok one", "  !! NOT SO: two");
    }

    @Test
    void timesAreToldWithAsManyDigitsAsHelp() {
        assertThat(Stopwatch.text(Duration.ofNanos(412))).isEqualTo("412 ns");
        assertThat(Stopwatch.text(Duration.ofNanos(412_300))).isEqualTo("412 µs");
        assertThat(Stopwatch.text(Duration.ofNanos(3_240_000))).isEqualTo("3.2 ms");
        assertThat(Stopwatch.text(Duration.ofMillis(324))).isEqualTo("324 ms");
        assertThat(Stopwatch.text(Duration.ofNanos(999_800_001))).isEqualTo("1.00 s");
        assertThat(Stopwatch.text(Duration.ofMillis(1_244))).isEqualTo("1.24 s");
    }
}
