package org.securitynudge.record;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The newest 16 askings of a rule that a person refused or left unanswered, with the instant; immutable. */
final class Refusals {
    static final Refusals NONE = new Refusals(List.of());

    private static final int KEPT = 16;

    private final List<Asking> askings;

    private Refusals(List<Asking> askings) {
        this.askings = askings;
    }

    private record Asking(String occasion, Instant at) {}

    Refusals with(String occasion, Instant at) {
        List<Asking> more = others(occasion);
        more.add(new Asking(occasion, at));
        return new Refusals(List.copyOf(more.subList(Math.max(0, more.size() - KEPT), more.size())));
    }

    Refusals without(String occasion) {
        return new Refusals(others(occasion));
    }

    private List<Asking> others(String occasion) {
        List<Asking> others = new ArrayList<>(askings.size() + 1);
        for (Asking asking : askings) {
            if (!asking.occasion().equals(occasion)) {
                others.add(asking);
            }
        }
        return others;
    }

    /** Returns these and others. */
    Refusals and(Refusals more) {
        Refusals all = this;
        for (Asking asking : more.askings) {
            all = all.with(asking.occasion(), asking.at());
        }
        return all;
    }

    void write(DataOutputStream out) throws IOException {
        out.writeByte(askings.size());
        for (Asking asking : askings) {
            out.writeUTF(asking.occasion());
            HistoryState.write(asking.at(), out);
        }
    }

    static Refusals read(DataInputStream in) throws IOException {
        Refusals read = NONE;
        for (int left = in.readUnsignedByte(); left > 0; left--) {
            read = read.with(in.readUTF(), HistoryState.instant(in));
        }
        return read;
    }

    /** Returns when the newest of them was; the beginning of time if there is none. */
    Instant newest() {
        return askings.stream().map(Asking::at).max(Instant::compareTo).orElse(Instant.MIN);
    }

    boolean anySince(Instant since) {
        for (Asking asking : askings) {
            if (asking.at().isAfter(since)) {
                return true;
            }
        }
        return false;
    }
}
