package org.securitynudge.trust;

import java.util.List;

/** A document that may be believed, and who vouched for it. */
public final class Verified {
    private final byte[] document;
    private final List<String> keyIds;

    Verified(byte[] document, List<String> keyIds) {
        this.document = document;
        this.keyIds = List.copyOf(keyIds);
    }

    /** Returns a copy of the document itself, without what was around it. */
    public byte[] document() {
        return document.clone();
    }

    /** Returns the ids of the pinned keys that signed it; none if the source alone is trusted. */
    public List<String> keyIds() {
        return keyIds;
    }
}
