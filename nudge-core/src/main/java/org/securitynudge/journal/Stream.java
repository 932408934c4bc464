package org.securitynudge.journal;

/** The two kinds of record, by what may happen to them when there is no room. */
public enum Stream {
    /** Forced before it is acknowledged, and never evicted. */
    KEPT("ack", 0),
    /** Best effort: dropped or evicted, and counted, when there is no room. */
    LOSSY("imp", 1);

    private final String directory;
    private final byte code;

    Stream(String directory, int code) {
        this.directory = directory;
        this.code = (byte) code;
    }

    /** What stands for this stream in files. */
    byte code() {
        return code;
    }

    /** The name of the directory that holds this stream. */
    String directory() {
        return directory;
    }
}
