package org.securitynudge.journal;

import java.util.Optional;

/** What records say of other records. The journal does not look into payloads, so whoever writes them reads them. */
public interface Testimony {
    /** Returns the loss that a record tells; empty if it tells none. */
    Optional<Loss> loss(Stored record);

    /** Returns how far the writer of this record says it has come; empty if it does not say so. */
    Optional<Ends> reached(Stored record);
}
