package org.securitynudge.publishing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A key as text (RFC 7468): its kind, its bytes, and the name of the key in a line before it, where every reader of the format has to
 * expect text and skip it.
 */
final class Pem {
    static final String PLAIN = "PRIVATE KEY";
    static final String ENCRYPTED = "ENCRYPTED PRIVATE KEY";

    private static final Pattern KEY_ID = Pattern.compile("(?m)^Key-Id:[ \\t]*(.*?)[ \\t]*\\r?$");
    private static final Pattern BEGIN = Pattern.compile("(?m)^-----BEGIN ([A-Z0-9 ]+)-----[ \\t]*\\r?$");

    private final String label;
    private final Optional<String> id;
    private final byte[] bytes;

    /** Creates it; the bytes are not copied. */
    Pem(String label, Optional<String> id, byte[] bytes) {
        this.label = label;
        this.id = id;
        this.bytes = bytes;
    }

    /**
     * Returns the first block of a text.
     *
     * @throws IOException if there is none, or it has no end or is no base64
     */
    static Pem parse(byte[] text) throws IOException {
        String all = new String(text, ISO_8859_1);
        Matcher begin = BEGIN.matcher(all);
        if (!begin.find()) {
            throw new IOException("there is no \"-----BEGIN " + PLAIN + "-----\" in it");
        }
        String label = begin.group(1);
        int end = all.indexOf("-----END " + label + "-----", begin.end());
        if (end < 0) {
            throw new IOException("there is no \"-----END " + label + "-----\" in it; the file is cut off");
        }
        Matcher named = KEY_ID.matcher(all.substring(0, begin.start()));
        Optional<String> id = named.find() ? Optional.of(named.group(1)) : Optional.empty();
        byte[] base64 = all.substring(begin.end(), end).replaceAll("\\s", "").getBytes(US_ASCII);
        try {
            return new Pem(label, id, Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException damaged) {
            throw new IOException("what stands after \"-----BEGIN " + label + "-----\" is no base64", damaged);
        } finally {
            Arrays.fill(base64, (byte) 0);
        }
    }

    /** Returns what it is, such as {@code PRIVATE KEY}. */
    String label() {
        return label;
    }

    /** Returns the name of the key, if the text says one. */
    Optional<String> id() {
        return id;
    }

    /** Returns the bytes, not copied. */
    byte[] bytes() {
        return bytes;
    }

    /** Returns the text, for the caller to wipe. */
    byte[] toText() {
        ByteArrayOutputStream text = new ByteArrayOutputStream(512);
        id.ifPresent(name -> text.writeBytes(("Key-Id: " + name + "\n").getBytes(US_ASCII)));
        text.writeBytes(("-----BEGIN " + label + "-----\n").getBytes(US_ASCII));
        text.writeBytes(Base64.getMimeEncoder(64, new byte[] {'\n'}).encode(bytes));
        text.writeBytes(("\n-----END " + label + "-----\n").getBytes(US_ASCII));
        return text.toByteArray();
    }

    /** Returns the kind only. */
    @Override
    public String toString() {
        return "Pem[" + label + "]";
    }
}
