package org.securitynudge.examples.cli.output;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.securitynudge.Status.Source;
import org.securitynudge.examples.cli.publish.Claims;
import org.securitynudge.examples.cli.publish.Header;
import org.securitynudge.examples.cli.terminal.Ink;
import org.securitynudge.examples.cli.terminal.Outlet;
import org.securitynudge.model.PinnedKey;
import org.securitynudge.model.Problem;
import org.securitynudge.model.Trust;

/** What the library made of a document, for people and for programs. */
public final class VerdictText {
    private static final int MOST_BYTES = 8 * 1024 * 1024;

    private final Source source;
    private final Claims claims;

    /** Creates it. */
    public VerdictText(Source source, Claims claims) {
        this.source = source;
        this.claims = claims;
    }

    /** Returns whether the whole document is taken. */
    public boolean isTaken() {
        return source.state() == Source.State.CURRENT;
    }

    /**
     * Writes what was looked at, each of which was found in order.
     *
     * @param bytes how many bytes the document came in
     * @param before what was in force before; empty if nothing was
     */
    public void taken(int bytes, Trust trust, String before, Outlet out) {
        Header header = claims.header().orElseThrow();
        ok("size: " + bytes + " bytes; up to " + MOST_BYTES + " are read", out);
        ok("signature: " + signatures(trust), out);
        ok("kind: " + (header.isPolicy() ? "a policy" : "a pack") + ", and signed as one", out);
        if (header.isPolicy()) {
            ok("audience: " + String.join(", ", header.audience()) + "; this is " + host(), out);
        }
        ok("version: " + header.version() + (before.isEmpty() ? "" : ", after " + before), out);
        header.issuedAt().ifPresent(at -> ok("issued: " + at, out));
        expiry(header, out);
        ok("content: no problems", out);
        out.line(Ink.GREEN.on(host() + " takes " + header.title() + "."));
    }

    private String host() {
        return claims.application() + ":" + claims.environment();
    }

    private String signatures(Trust trust) {
        List<String> pinned = trust.keys().stream().map(PinnedKey::id).toList();
        List<String> others =
                claims.keyIds().stream().filter(id -> !pinned.contains(id)).toList();
        String good = quoted(claims.keyIds().stream().filter(pinned::contains).toList());
        return "of " + good + " fits"
                + (others.isEmpty() ? "" : "; of " + quoted(others) + " is ignored, as it is not pinned");
    }

    private static String quoted(List<String> ids) {
        return ids.stream().map(id -> "\"" + id + "\"").collect(Collectors.joining(", "));
    }

    private void expiry(Header header, Outlet out) {
        if (source.expired()) {
            Instant at = source.expires().orElseThrow();
            out.line(
                    Ink.YELLOW.on("note"),
                    Ink.PLAIN.on("  expired: at " + at + "; it is in force all the same, and reported"));
        } else if (header.isPolicy()) {
            ok("expires: " + header.expires().map(Instant::toString).orElse("never"), out);
        }
    }

    private static void ok(String what, Outlet out) {
        out.line(Ink.GREEN.on("ok"), Ink.PLAIN.on("    " + what));
    }

    /** Writes why it is not taken, in the words that an application logs. */
    public void refused(Outlet out) {
        String why = source.trouble().orElse("no reason is known");
        out.line(Ink.RED.on("refused"), Ink.PLAIN.on(" " + why));
        source.problems().forEach(problem -> out.line("  " + problem));
        String what = claims.header().map(Header::title).orElse("it");
        out.line(Ink.RED.on(
                isInPart()
                        ? host() + " takes header and kill switch of " + what + ", and nothing else."
                        : host() + " does not take " + what + ". What it has stays in force."));
    }

    private boolean isInPart() {
        boolean hasIt = claims.header().isPresent() && source.document().isPresent();
        return hasIt && !source.problems().isEmpty() && claims.isPolicy();
    }

    /** Returns it as values for JSON. */
    public Map<String, @Nullable Object> tree() {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("taken", isTaken());
        tree.put("application", claims.application());
        tree.put("environment", claims.environment());
        tree.put("document", claims.header().map(Header::title).orElse(null));
        tree.put("keys", claims.keyIds());
        tree.put("expired", source.expired());
        tree.put("refusal", isTaken() ? null : source.trouble().orElse(null));
        List<String> problems = new ArrayList<>();
        source.problems().stream().map(Problem::toString).forEach(problems::add);
        tree.put("problems", problems);
        return tree;
    }
}
