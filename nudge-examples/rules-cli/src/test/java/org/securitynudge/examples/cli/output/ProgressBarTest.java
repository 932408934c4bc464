package org.securitynudge.examples.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.securitynudge.examples.cli.terminal.Glyphs;
import org.securitynudge.examples.cli.terminal.Outlet;

/** The bar that shows how far reading has come. */
final class ProgressBarTest {
    private static final long SECOND = 1_000_000_000;

    private final ByteArrayOutputStream stream = new ByteArrayOutputStream();
    private final AtomicLong nanos = new AtomicLong();

    private Outlet shown() {
        return Outlet.shown(stream, Glyphs.of(StandardCharsets.UTF_8));
    }

    private String written() {
        String text = stream.toString(StandardCharsets.UTF_8).replace("\r\u001B[K", "|");
        stream.reset();
        return text;
    }

    @Test
    void shareIsDrawnAndTakenAway() {
        ProgressBar bar = new ProgressBar(shown(), 4_000_000, 40, nanos::get);

        nanos.addAndGet(SECOND);
        bar.accept(1_000_000);
        assertThat(written()).isEqualTo("|[##........]  25 %  1.0 MB");
        bar.close();
        assertThat(written()).isEqualTo("|");
    }

    @Test
    void unknownSizeShowsWhatWasRead() {
        ProgressBar bar = new ProgressBar(shown(), 0, 40, nanos::get);

        nanos.addAndGet(SECOND);
        bar.accept(2_500_000);

        assertThat(written()).isEqualTo("|2.5 MB");
    }

    @Test
    void fileThatGrowsWhileItIsReadEndsAtAHundred() {
        ProgressBar bar = new ProgressBar(shown(), 10, 20, nanos::get);

        nanos.addAndGet(SECOND);
        bar.accept(20);

        assertThat(written()).isEqualTo("|100 %  0.0 MB");
    }

    @Test
    void barIsNotDrawnMoreThanTenTimesASecondNorForShortWork() {
        ProgressBar bar = new ProgressBar(shown(), 100, 40, nanos::get);

        bar.accept(10);
        bar.close();
        assertThat(written()).isEmpty();

        nanos.addAndGet(SECOND);
        bar.accept(20);
        bar.accept(30);
        assertThat(written()).containsOnlyOnce("|");
    }

    @Test
    void pipeGetsNothing() {
        ProgressBar bar = new ProgressBar(Outlet.piped(stream, Glyphs.of(StandardCharsets.UTF_8)), 100, 40, nanos::get);

        nanos.addAndGet(SECOND);
        bar.accept(10);
        bar.close();

        assertThat(written()).isEmpty();
    }
}
