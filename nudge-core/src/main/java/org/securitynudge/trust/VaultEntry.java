package org.securitynudge.trust;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.securitynudge.json.JsonBytes;

/**
 * A file of the vault: a line of JSON that says whose the bytes after it are, how they were counted and when they came, with a checksum
 * over all of it.
 *
 * <pre>
 * {"nudge":1,"source":"https://policy.corp.example/policy.json","number":7,"at":"2026-11-22T10:00:00Z","sha256":"..."}
 * the bytes as received
 * </pre>
 */
final class VaultEntry {
    private static final int FORMAT = 1;
    private static final int LONGEST_HEADER = 16 * 1024;

    private final String source;
    private final long number;
    private final Instant at;
    private final byte[] content;

    VaultEntry(String source, long number, Instant at, byte[] content) {
        this.source = source;
        this.number = number;
        this.at = at;
        this.content = content;
    }

    String source() {
        return source;
    }

    /** Returns the place in the order in which documents of the source were kept. */
    long number() {
        return number;
    }

    Instant at() {
        return at;
    }

    byte[] content() {
        return content;
    }

    byte[] toBytes() {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("nudge", FORMAT);
        header.put("source", source);
        header.put("number", number);
        header.put("at", at.toString());
        header.put("sha256", checksum());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(content.length + 512);
        bytes.writeBytes(JsonBytes.of(header));
        bytes.write('\n');
        bytes.writeBytes(content);
        return bytes.toByteArray();
    }

    /** Returns the entry of a file's bytes; empty if they are damaged or not ours. */
    static Optional<VaultEntry> parse(byte[] bytes) {
        int end = 0;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        if (end == bytes.length || end > LONGEST_HEADER) {
            return Optional.empty();
        }
        try {
            Map<String, @Nullable Object> header = JsonBytes.parse(Arrays.copyOf(bytes, end));
            VaultEntry entry = new VaultEntry(
                    String.valueOf(header.get("source")),
                    Long.parseLong(String.valueOf(header.get("number"))),
                    Instant.parse(String.valueOf(header.get("at"))),
                    Arrays.copyOfRange(bytes, end + 1, bytes.length));
            // Written again it must be the same, checksum and all, whatever else the header says.
            return Arrays.equals(entry.toBytes(), bytes) ? Optional.of(entry) : Optional.empty();
        } catch (IOException | NumberFormatException | DateTimeException damaged) {
            return Optional.empty();
        }
    }

    private String checksum() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((FORMAT + "\n" + source + "\n" + number + "\n" + at + "\n").getBytes(UTF_8));
            return HexFormat.of().formatHex(digest.digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has SHA-256", impossible);
        }
    }
}
