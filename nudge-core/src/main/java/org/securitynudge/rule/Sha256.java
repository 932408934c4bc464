package org.securitynudge.rule;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** The hash function of documents and roll-outs (FIPS 180-4). */
final class Sha256 {
    private Sha256() {}

    static byte[] of(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has SHA-256", impossible);
        }
    }

    /** Returns the hash in hexadecimal digits. */
    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(of(bytes));
    }

    /** Returns the hash of lines in hexadecimal digits. */
    static String hex(List<String> lines) {
        return hex(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }
}
