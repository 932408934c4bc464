package org.securitynudge.rule;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.securitynudge.json.Json;
import org.securitynudge.json.JsonObject;
import org.securitynudge.json.JsonReader;
import org.securitynudge.json.Problems;
import org.securitynudge.model.Problem;

/** A document of which no more is known than that it is JSON, or what keeps it from being that. Its heads are read without the rest. */
public final class RawDocument {
    private final Optional<JsonObject> root;
    private final List<Problem> problems;
    private final String digest;

    private RawDocument(Optional<JsonObject> root, List<Problem> problems, String digest) {
        this.root = root;
        this.problems = List.copyOf(problems);
        this.digest = digest;
    }

    /** Returns the document in some bytes. */
    public static RawDocument of(byte[] document) {
        Problems problems = new Problems();
        Optional<JsonObject> root = root(document, problems);
        return new RawDocument(root, problems.list(), Sha256.hex(document));
    }

    /** Returns the object in some bytes, or empty after adding at least one problem. */
    static Optional<JsonObject> root(byte[] document, Problems problems) {
        Optional<Json> json = JsonReader.read(document, problems);
        if (json.isPresent() && !(json.get() instanceof JsonObject)) {
            problems.add(new Problem(
                    1, 1, "", "must be an object, found " + json.get().shown()));
        }
        return json.filter(JsonObject.class::isInstance).map(JsonObject.class::cast);
    }

    /** Returns a digest of the document's bytes: 64 hexadecimal digits. */
    public String digest() {
        return digest;
    }

    /** Returns whether it is meant to be a policy; what is neither that nor a pack counts as a pack. */
    public boolean isPolicy() {
        return root.filter(object ->
                        object.get("policy").isPresent() && object.get("pack").isEmpty())
                .isPresent();
    }

    /** Returns the pack, or all problems. */
    public Reading<Pack> pack() {
        return read(section -> new PackReader(section).read(digest));
    }

    /** Returns a pack that is fetched, or all problems: of two such packs it must be known which is older, so it says when it was issued. */
    public Reading<Pack> datedPack() {
        Reading<Pack> reading = pack();
        boolean undated =
                reading.value().filter(pack -> pack.issuedAt().isEmpty()).isPresent();
        return undated
                ? new Reading<>(
                        Optional.empty(),
                        List.of(new Problem(
                                1, 1, "issuedAt", "missing; a pack from another machine must say when it was issued")))
                : reading;
    }

    /** Returns what a pack says of itself; empty if that cannot be told. Nothing else of it is looked at. */
    public Optional<PackHead> packHead() {
        return read(section -> new PackReader(section).head()).value();
    }

    /**
     * Returns the policy, or all problems. If only what comes after header and kill switch has problems, or if the document is of a newer
     * format, there is a policy with nothing but these two as well, {@linkplain Policy#isPartial() partial}.
     */
    public Reading<Policy> policy() {
        return read(section -> new PolicyReader(section).read(digest));
    }

    /** Returns the policy with nothing but its header and its kill switch; empty if these have problems. Nothing else is looked at. */
    public Optional<Policy> policyHead() {
        return read(section -> new PolicyReader(section).head(digest)).value();
    }

    private <T> Reading<T> read(Function<Section, Optional<T>> reader) {
        Problems found = new Problems();
        problems.forEach(found::add);
        Optional<T> value = root.flatMap(object -> reader.apply(new Section(object, found)));
        return new Reading<>(value, found.list());
    }
}
