package org.securitynudge.examples.cli.output;

import java.util.Locale;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.securitynudge.examples.cli.terminal.Outlet;

/** How far reading has come, on a line of a terminal that is written over ten times a second at most. On a pipe it does nothing. */
public final class ProgressBar implements LongConsumer, AutoCloseable {
    private static final long BETWEEN_NANOS = 100_000_000;
    private static final int WIDEST = 40;
    private static final int BESIDE = 30;

    private final Outlet out;
    private final long size;
    private final int width;
    private final LongSupplier nanos;
    private long last;
    private boolean drawn;

    /**
     * Creates a bar.
     *
     * @param size how many bytes there are; 0 if that is not known
     * @param columns how many columns a line has
     * @param nanos a clock that only goes forward
     */
    public ProgressBar(Outlet out, long size, int columns, LongSupplier nanos) {
        this.out = out;
        this.size = size;
        this.width = Math.max(0, Math.min(WIDEST, columns - BESIDE));
        this.nanos = nanos;
        this.last = nanos.getAsLong();
    }

    @Override
    public void accept(long bytes) {
        long now = nanos.getAsLong();
        if (!out.isTerminal() || now - last < BETWEEN_NANOS) {
            return;
        }
        last = now;
        drawn = true;
        out.overwrite(size > 0 ? bar(Math.min(1, (double) bytes / size)) + megabytes(bytes) : megabytes(bytes));
    }

    private String bar(double share) {
        int done = (int) (share * width);
        String bar = width == 0 ? "" : "[" + "#".repeat(done) + ".".repeat(width - done) + "] ";
        return bar + String.format(Locale.ROOT, "%3d %%  ", (int) (share * 100));
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }

    /** Takes the bar away. */
    @Override
    public void close() {
        if (drawn) {
            out.overwrite("");
        }
    }
}
