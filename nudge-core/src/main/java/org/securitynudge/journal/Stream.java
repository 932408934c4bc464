package org.securitynudge.journal;

/** The two kinds of record, by what may happen to them when there is no room. */
public enum Stream {
    /** Forced before it is acknowledged, and never evicted. */
    KEPT("ack"),
    /** Best effort: dropped or evicted, and counted, when there is no room. */
    LOSSY("imp");

    private final String directory;

    Stream(String directory) {
        this.directory = directory;
    }

    /** The name of the directory that holds this stream. */
    String directory() {
        return directory;
    }
}
