package org.securitynudge.model;

/** Where an acknowledgment is safe at the moment {@code acknowledge} returns. */
public enum Durability {
    /** In this process only: gone with it. */
    MEMORY,
    /** Forced to the disk of the journal's directory: survives kill -9 and power loss. */
    DISK,
    /** Committed by the database. */
    DATABASE
}
