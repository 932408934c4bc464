package org.securitynudge.examples.cli.output;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.securitynudge.examples.cli.publish.Contents;
import org.securitynudge.examples.cli.publish.Header;
import org.securitynudge.examples.cli.publish.Opened;
import org.securitynudge.examples.cli.terminal.Ink;
import org.securitynudge.examples.cli.terminal.Outlet;

/** What a policy or pack is, for people and for programs. */
public final class DocumentText {
    private final Opened opened;
    private final Header header;
    private final Instant now;

    /** Creates it, for an instant to which times are told. */
    public DocumentText(Opened opened, Instant now) {
        this.opened = opened;
        this.header = opened.header();
        this.now = now;
    }

    /** Writes it. */
    public void write(Outlet out) {
        out.line(Ink.BOLD.on(header.title()));
        if (header.isPolicy()) {
            line("for", String.join(", ", header.audience()), out);
        }
        line("issued", header.issuedAt().map(this::at).orElse("does not say when"), out);
        if (header.isPolicy()) {
            line("expires", header.expires().map(this::at).orElse("never"), out);
        }
        line("signed by", opened.envelope().isEmpty() ? "nobody" : String.join(", ", opened.keyIds()), out);
        line("document", size(opened.document().bytes()), out);
        if (opened.envelope().isPresent()) {
            line("as it is", size(opened.received()), out);
        }
        if (header.isPolicy()) {
            stops(out);
        }
        for (Map.Entry<String, List<String>> part :
                Contents.of(opened.document()).entrySet()) {
            String name = part.getKey();
            for (String line : part.getValue()) {
                line(name, line, out);
                name = "";
            }
        }
    }

    private void stops(Outlet out) {
        if (header.stopsEverything()) {
            out.line(Ink.PLAIN.on(pad("stops")), Ink.RED.on("EVERYTHING: no prompt is shown"));
        } else {
            line("stops", header.stops().isEmpty() ? "nothing" : String.join(", ", header.stops()), out);
        }
    }

    private static void line(String name, String value, Outlet out) {
        out.line(pad(name) + value);
    }

    private static String pad(String name) {
        return String.format("  %-10s ", name);
    }

    private String at(Instant instant) {
        return instant + ", " + Away.of(instant, now);
    }

    private static String size(byte[] bytes) {
        return Counts.of(bytes.length, "byte") + ", sha-256 " + sha256(bytes);
    }

    /** Returns it as values for JSON. Names that are there stay; others may come. */
    public Map<String, @Nullable Object> tree() {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("kind", header.isPolicy() ? "policy" : "pack");
        tree.put("name", header.name());
        tree.put("version", header.version());
        tree.put("audience", header.audience());
        tree.put("issuedAt", header.issuedAt().map(Instant::toString).orElse(null));
        tree.put("expires", header.expires().map(Instant::toString).orElse(null));
        tree.put("signed", opened.envelope().isPresent());
        tree.put("keys", opened.keyIds());
        tree.put("stopsEverything", header.stopsEverything());
        tree.put("stops", header.stops());
        tree.put("bytes", opened.document().bytes().length);
        tree.put("sha256", sha256(opened.document().bytes()));
        tree.put("receivedBytes", opened.received().length);
        tree.put("receivedSha256", sha256(opened.received()));
        return tree;
    }

    /** Returns the hash of some bytes in hexadecimal digits. */
    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
