package org.securitynudge.examples.share;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.securitynudge.model.Key;

/**
 * The secrets of this application. All are derived from one, so that an operator has one to keep; each purpose has its own, so that what
 * gives one away is no help against the others.
 */
final class NudgeKeys {
    private static final int BYTES = 32;
    private static final String HOW = "make one with: openssl rand -base64 32";

    private final SecretKeySpec secret;

    private NudgeKeys(byte[] secret) {
        this.secret = new SecretKeySpec(secret, "HmacSHA256");
    }

    /**
     * Returns the keys of the settings; without one, those that are kept in the directory, which are made at the first start.
     *
     * @throws IllegalStateException if a key is missing or is none; the message says how to make one
     * @throws IOException if the directory cannot be used
     */
    static NudgeKeys of(NudgeSettings settings) throws IOException {
        if (settings.key() != null) {
            return parse("nudge.key", settings.key());
        } else if (settings.database() != null) {
            throw new IllegalStateException("nudge.database needs nudge.key, the same in all replicas; " + HOW);
        }
        return kept(settings.directory().resolve("key"));
    }

    private static NudgeKeys kept(Path file) throws IOException {
        if (Files.notExists(file)) {
            Path directory = Files.createDirectories(file.toAbsolutePath().getParent());
            byte[] random = new byte[BYTES];
            new SecureRandom().nextBytes(random);
            // A file that only its owner can read, and that is whole when it gets its name.
            Path draft = Files.createTempFile(directory, "key", ".draft");
            Files.writeString(draft, Base64.getEncoder().encodeToString(random));
            Files.move(draft, file);
        }
        return parse(file.toString(), Files.readString(file));
    }

    private static NudgeKeys parse(String place, String encoded) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(encoded.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(place + " is not base64; " + HOW, e);
        }
        if (bytes.length != BYTES) {
            throw new IllegalStateException(
                    place + " has " + bytes.length + " bytes, " + BYTES + " are needed; " + HOW);
        }
        return new NudgeKeys(bytes);
    }

    /** Returns the key that seals tokens and receipts. */
    Key token() {
        return key("token");
    }

    /** Returns the key that makes pseudonyms. */
    Key pseudonym() {
        return key("pseudonym");
    }

    /** Returns the key that signs remembered sign-ins. */
    String rememberMe() {
        return HexFormat.of().formatHex(derived("remember-me"));
    }

    /** The key's name is public, and another one for another secret: so a token tells which key it needs. */
    private Key key(String purpose) {
        return Key.of(HexFormat.of().formatHex(derived(purpose + " name"), 0, 4), derived(purpose));
    }

    private byte[] derived(String purpose) {
        try {
            Mac mac = Mac.getInstance(secret.getAlgorithm());
            mac.init(secret);
            return mac.doFinal(purpose.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    /** Returns nothing secret. */
    @Override
    public String toString() {
        return "NudgeKeys";
    }
}
