package org.securitynudge;

import java.io.IOException;
import java.time.Instant;
import org.securitynudge.journal.Journal;
import org.securitynudge.journal.Memory;
import org.securitynudge.journal.Stored;
import org.securitynudge.record.History;
import org.securitynudge.record.Recorded;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a history and its journal in step: the history is a fold over the journal, and lets the journal be short. */
final class Past implements Memory {
    private static final Logger JOURNAL = LoggerFactory.getLogger("nudge.journal");

    private final Journal journal;
    private final History history;

    Past(Journal journal, History history) {
        this.journal = journal;
        this.history = history;
    }

    /** Reads all that is there. */
    void recover() {
        journal.recover(this);
    }

    /** Takes over what processes left behind that have ended. */
    void upkeep() {
        journal.upkeep(this);
    }

    /** Lets the journal delete what is delivered: from then on the history's own form stands for it. */
    void discard(Instant now) {
        journal.discard(now.minus(history.window()), history::state);
    }

    @Override
    public void state(byte[] state) {
        try {
            history.restore(state);
        } catch (IOException e) {
            JOURNAL.warn(
                    "What people were shown and answered before cannot be read ({}); some may be asked once more."
                            + " No acknowledgment is lost by it.",
                    e.toString());
        }
    }

    @Override
    public void record(Stored stored) {
        Recorded.of(stored).ifPresent(history::apply);
    }
}
