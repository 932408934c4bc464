package org.securitynudge.rule;

import java.util.Optional;
import org.securitynudge.json.Json;
import org.securitynudge.json.JsonObject;
import org.securitynudge.json.JsonReader;
import org.securitynudge.json.Problems;
import org.securitynudge.model.Problem;

/**
 * The way from the bytes of rule documents to values. Reading is strict: what is unknown, doubtful or over a limit is a problem, all
 * problems of a document come at once, and a document with one of them is not used.
 */
public final class Documents {
    private Documents() {}

    /** Returns the pack in some bytes, or all of their problems. */
    public static Reading<Pack> readPack(byte[] document) {
        Problems problems = new Problems();
        Optional<Pack> pack =
                section(document, problems).flatMap(root -> new PackReader(root).read(Sha256.hex(document)));
        return new Reading<>(pack, problems.list());
    }

    /**
     * Returns the policy in some bytes, or all of their problems. If only what comes after header and kill switch has problems, or if the
     * document is of a newer format, there is a policy with nothing but these two as well, {@linkplain Policy#isPartial() partial}.
     */
    public static Reading<Policy> readPolicy(byte[] document) {
        Problems problems = new Problems();
        Optional<Policy> policy =
                section(document, problems).flatMap(root -> new PolicyReader(root).read(Sha256.hex(document)));
        return new Reading<>(policy, problems.list());
    }

    /** Returns whether some bytes are meant to be a policy; what is neither that nor a pack counts as a pack. */
    public static boolean isPolicy(byte[] document) {
        return section(document, new Problems())
                .filter(root -> root.has("policy") && !root.has("pack"))
                .isPresent();
    }

    static Optional<Section> section(byte[] document, Problems problems) {
        Optional<Json> root = JsonReader.read(document, problems);
        if (root.isPresent() && !(root.get() instanceof JsonObject)) {
            problems.add(new Problem(
                    1, 1, "", "must be an object, found " + root.get().shown()));
        }
        return root.filter(JsonObject.class::isInstance)
                .map(JsonObject.class::cast)
                .map(object -> new Section(object, problems));
    }
}
