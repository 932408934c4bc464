package org.securitynudge.record;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/** Instants at which something happened, the newest 1 000 of them; immutable. An instant in the future counts as now. */
final class Marks {
    static final Marks NONE = new Marks(new long[0]);

    private static final int KEPT = 1_000;

    /** Milliseconds since the epoch, ascending. */
    private final long[] instants;

    private Marks(long[] instants) {
        this.instants = instants;
    }

    /**
     * Returns these with one more, and without those before an instant.
     *
     * @param since the instant, in milliseconds since the epoch
     */
    Marks with(Instant at, long since) {
        int from = Math.max(0, instants.length + 1 - KEPT);
        while (from < instants.length && instants[from] < since) {
            from++;
        }
        long[] more = Arrays.copyOfRange(instants, from, instants.length + 1);
        long instant = at.toEpochMilli();
        int place = more.length - 1;
        while (place > 0 && more[place - 1] > instant) {
            more[place] = more[place - 1];
            place--;
        }
        more[place] = instant;
        return new Marks(more);
    }

    /** Returns these and the instants of others, the newest 1 000 of them. */
    Marks and(Marks others) {
        long[] all = Arrays.copyOf(instants, instants.length + others.instants.length);
        System.arraycopy(others.instants, 0, all, instants.length, others.instants.length);
        Arrays.sort(all);
        return new Marks(Arrays.copyOfRange(all, Math.max(0, all.length - KEPT), all.length));
    }

    /** Returns the newest of the instants; the epoch if there is none. */
    Instant newest() {
        return Instant.ofEpochMilli(instants.length == 0 ? 0 : instants[instants.length - 1]);
    }

    void write(DataOutputStream out) throws IOException {
        out.writeShort(instants.length);
        for (long instant : instants) {
            out.writeLong(instant);
        }
    }

    static Marks read(DataInputStream in) throws IOException {
        long[] instants = new long[in.readUnsignedShort()];
        for (int i = 0; i < instants.length; i++) {
            instants[i] = in.readLong();
        }
        return NONE.and(new Marks(instants));
    }

    /** Returns whether one of the instants lies after another. */
    boolean anySince(Instant since) {
        return instants.length > 0 && instants[instants.length - 1] > since.toEpochMilli();
    }

    /** Returns how many of the instants lie less than a window back. */
    int within(Duration window, Instant now) {
        long after = now.toEpochMilli() - window.toMillis();
        int count = 0;
        for (int i = instants.length - 1; i >= 0 && instants[i] > after; i--) {
            count++;
        }
        return count;
    }
}
