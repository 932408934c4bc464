package org.securitynudge.record;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.securitynudge.json.Canonical;
import org.securitynudge.model.Key;
import org.securitynudge.model.Situation;

/**
 * The digests that stand for people and situations. A plain hash of an e-mail address can be reversed by trying addresses, so whatever is
 * written down is an HMAC-SHA256 (RFC 2104) under a key, cut to its first 128 bits.
 */
public final class Digests {
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();
    private static final int BYTES = 16;
    private static final int PEOPLE = 10_000;
    /** Longer names are not kept: nobody has one, and they would fill the memory. */
    private static final int LONGEST = 200;

    private final String scope;
    private final boolean named;
    private final List<Keyed> keys;

    /** The digests of people seen lately: several are needed for each prompt and answer, and they never change. */
    private final Cache<String, List<String>> people =
            Caffeine.newBuilder().maximumSize(PEOPLE).executor(Runnable::run).build();

    private record Keyed(String id, Mac mac) {}

    private Digests(String scope, boolean named, List<Key> keys) {
        this.scope = scope;
        this.named = named;
        this.keys = keys.stream().map(key -> new Keyed(key.id(), mac(key))).toList();
    }

    /**
     * Returns digests under pseudonym keys: the first writes, all read.
     *
     * @param scope the application's name, or what several applications agree on to call a person the same
     */
    public static Digests of(String scope, List<Key> keys) {
        return new Digests(scope, true, List.copyOf(keys));
    }

    /** Returns digests under a key that nobody configured: good for the history here, while no pseudonym leaves the process. */
    public static Digests local(String scope, Key key) {
        return new Digests(scope, false, List.of(key));
    }

    /** Returns the pseudonym that collectors see: {@code k<key id>.<22 letters>}; empty without a configured key. */
    public Optional<String> pseudonym(String user) {
        return named ? Optional.of(person(user)) : Optional.empty();
    }

    /** Returns whether collectors may see the digests that stand for people. */
    boolean areShown() {
        return named;
    }

    /** Returns the digest that stands for a person in the history, under the key that writes. */
    public String person(String user) {
        return everyPerson(user).get(0);
    }

    /** Returns the digests that may stand for a person in the history, one a key, that of the writing key first. */
    public List<String> everyPerson(String user) {
        return user.length() > LONGEST ? digested(user) : people.get(user, this::digested);
    }

    private List<String> digested(String user) {
        return keys.stream().map(key -> person(key, user)).toList();
    }

    private String person(Keyed key, String user) {
        String name = Normalizer.normalize(user, Normalizer.Form.NFC);
        return "k" + key.id() + "." + hmac(key, "nudge/user/v1\0" + scope + "\0" + name);
    }

    /**
     * Returns the digests, one a key, of what a rule counts per.
     *
     * @param purpose what is counted, so that equal values do not meet across purposes
     * @param values the values in canonical text
     */
    public List<String> every(String purpose, String values) {
        return keys.stream()
                .map(key -> hmac(key, "nudge/per/v1\0" + purpose + "\0" + values))
                .toList();
    }

    /** Returns the first of {@link #every}: the one under the key that writes. */
    public String one(String purpose, String values) {
        return hmac(keys.get(0), "nudge/per/v1\0" + purpose + "\0" + values);
    }

    /**
     * Returns the digest of a situation: trigger, user and all facts. It is not keyed, as every replica must get the same, and only
     * travels sealed.
     */
    public static String situation(Situation situation) {
        String text = Canonical.text(situation.trigger())
                + Canonical.text(situation.user().orElse(null))
                + Canonical.text(situation.facts());
        return BASE64URL.encodeToString(sha256(text));
    }

    /** Returns the digest that binds a sealed token to a person. */
    public static String binding(Optional<String> user) {
        return BASE64URL.encodeToString(sha256("nudge/binding/v1\0" + Canonical.text(user.orElse(null))));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every JDK has SHA-256", impossible);
        }
    }

    private static String hmac(Keyed key, String text) {
        try {
            // A clone instead of a lock: a Mac belongs to one thread at a time.
            byte[] full = ((Mac) key.mac().clone()).doFinal(text.getBytes(StandardCharsets.UTF_8));
            return BASE64URL.encodeToString(Arrays.copyOf(full, BYTES));
        } catch (CloneNotSupportedException impossible) {
            throw new AssertionError("the JDK's HMAC can be cloned", impossible);
        }
    }

    private static Mac mac(Key key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.bytes(), "HmacSHA256"));
            return mac;
        } catch (InvalidKeyException | NoSuchAlgorithmException impossible) {
            throw new AssertionError("every JDK has HmacSHA256 for keys of any length", impossible);
        }
    }
}
