package org.securitynudge.record;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.securitynudge.journal.Entry;
import org.securitynudge.journal.Stored;
import org.securitynudge.json.JsonBytes;

/**
 * Something that happened, as the journal keeps it: what collectors may see, and beside it the keys of the history, which stay here.
 *
 * @param id the id of the event
 * @param type the wire name of the event's type
 * @param at when it happened
 * @param data what collectors see
 * @param keys keyed digests that the history is folded by
 */
public record Recorded(
        String id, String type, Instant at, Map<String, @Nullable Object> data, Map<String, String> keys) {

    /** The key of the person. */
    static final String PERSON = "u";
    /** The key of what a cap counts. */
    static final String SHOWS = "s";
    /** The key of what a cool-down looks at. */
    static final String COOLDOWN = "c";
    /** The key of the person in this situation. */
    static final String EPISODE = "e";
    /** The key of the answer, by which the same one is known again. */
    static final String ANSWER = "a";

    public Recorded {
        requireNonNull(id, "id");
        requireNonNull(type, "type");
        requireNonNull(at, "at");
        data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
        keys = Map.copyOf(keys);
    }

    /** Returns the one JSON form of the record. */
    public byte[] bytes() {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("v", 1);
        tree.put("id", id);
        tree.put("type", type);
        tree.put("at", at.toString());
        tree.put("data", data);
        tree.put("keys", keys);
        return JsonBytes.of(tree);
    }

    /** Returns the record as the journal takes it. */
    public Entry entry() {
        return new Entry(id, at, bytes());
    }

    /**
     * Returns the record of some bytes.
     *
     * @throws IOException if they are not a record of a version known here
     */
    public static Recorded parse(byte[] bytes) throws IOException {
        Map<String, @Nullable Object> tree = JsonBytes.parse(bytes);
        if (!Integer.valueOf(1).equals(tree.get("v"))) {
            throw new IOException("record of version " + tree.get("v") + "; this library reads version 1");
        }
        try {
            return new Recorded(
                    text(tree, "id"),
                    text(tree, "type"),
                    Instant.parse(text(tree, "at")),
                    JsonTree.map(tree.get("data")),
                    JsonTree.texts(tree.get("keys")));
        } catch (DateTimeException e) {
            throw new IOException("record with a time that is none", e);
        }
    }

    /** Returns the record that the journal stored; empty for one that a later version of the library may have written. */
    public static Optional<Recorded> of(Stored stored) {
        try {
            return Optional.of(parse(stored.payload()));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static String text(Map<String, @Nullable Object> tree, String name) throws IOException {
        if (tree.get(name) instanceof String text) {
            return text;
        }
        throw new IOException("record without \"" + name + "\"");
    }

    /** Returns a text of the data. */
    public Optional<String> text(String name) {
        return data.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /** Returns the digest that stands for the person it is about. */
    public Optional<String> person() {
        return key(PERSON);
    }

    /** Returns the digest by which the same answer is known again. */
    public Optional<String> fingerprint() {
        return key(ANSWER);
    }

    /** Returns a key of the history. */
    Optional<String> key(String name) {
        return Optional.ofNullable(keys.get(name));
    }

    /** Returns id and type; never the data. */
    @Override
    public String toString() {
        return "Recorded[" + type + " " + id + "]";
    }
}
