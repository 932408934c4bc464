package org.securitynudge.journal;

/** Takes in what a journal holds, to know what came of it: first the states that stand for what is gone, then records. */
public interface Memory {
    /** Takes in a state that was given to {@link Journal#discard}, here or in another process. */
    void state(byte[] state);

    /** Takes in a record that no state stands for. */
    void record(Stored record);
}
