package org.securitynudge.rule;

import java.util.Optional;
import org.securitynudge.json.Problems;

/**
 * The way from the bytes of rule documents to values. Reading is strict: what is unknown, doubtful or over a limit is a problem, all
 * problems of a document come at once, and a document with one of them is not used.
 */
public final class Documents {
    private Documents() {}

    /** Returns the pack in some bytes, or all of their problems. */
    public static Reading<Pack> readPack(byte[] document) {
        return RawDocument.of(document).pack();
    }

    /** Returns the policy in some bytes, or all of their problems; see {@link RawDocument#policy()}. */
    public static Reading<Policy> readPolicy(byte[] document) {
        return RawDocument.of(document).policy();
    }

    /** Returns whether some bytes are meant to be a policy; what is neither that nor a pack counts as a pack. */
    public static boolean isPolicy(byte[] document) {
        return RawDocument.of(document).isPolicy();
    }

    static Optional<Section> section(byte[] document, Problems problems) {
        return RawDocument.root(document, problems).map(object -> new Section(object, problems));
    }
}
