package org.securitynudge.trust;

import java.io.IOException;
import java.util.List;

/** Where high-water marks survive. */
interface MarkStore {
    /** Keeps nothing. */
    MarkStore NONE = new MarkStore() {
        @Override
        public List<Mark> all() {
            return List.of();
        }

        @Override
        public void keep(Mark mark) {}
    };

    /** Returns the intact marks, of a line maybe several. */
    List<Mark> all();

    /**
     * Keeps a mark.
     *
     * @throws IOException if it is not certain to be there after a power loss
     */
    void keep(Mark mark) throws IOException;
}
