package org.securitynudge.examples.demo.company;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The security team's desk: writes one version of the policy after the other, with dates that fit today. */
public final class Policies {
    private static final Duration VALID = Duration.ofDays(14);

    private final ObjectMapper json = new ObjectMapper();
    private final ObjectNode draft;
    private final ArrayNode tuning;
    private int version;

    private Policies(ObjectNode draft) {
        this.draft = draft;
        this.tuning = draft.withArray("tuning").deepCopy();
        this.version = draft.path("version").asInt() - 1;
        draft.withArray("tuning").removeAll();
        // Its tests are about the dates in the file, which do not fit today.
        draft.remove("tests");
    }

    /** Returns a desk with a policy to start from, without its tuning. */
    public static Policies from(byte[] policy) throws IOException {
        if (new ObjectMapper().readTree(policy) instanceof ObjectNode draft) {
            return new Policies(draft);
        }
        throw new IOException("a policy is a JSON object");
    }

    /** Adds the tuning that the policy came with, for 70 days from now. */
    public Policies withTuning() {
        String until = Instant.now()
                .truncatedTo(ChronoUnit.DAYS)
                .plus(Duration.ofDays(70))
                .toString();
        tuning.forEach(entry -> ((ObjectNode) entry).put("until", until));
        draft.withArray("tuning").addAll(tuning);
        return this;
    }

    /** Sets which rules the kill switch stops. */
    public Policies withKilled(List<String> rules) {
        ArrayNode killed =
                ((ObjectNode) draft.path("killSwitch")).withArray("rules").removeAll();
        rules.forEach(killed::add);
        return this;
    }

    /** Returns the next version, issued now. */
    public byte[] next() throws IOException {
        version++;
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        draft.put("version", version);
        draft.put("issuedAt", now.toString());
        draft.put("expires", now.plus(VALID).toString());
        return json.writerWithDefaultPrettyPrinter().writeValueAsBytes(draft);
    }

    /** Returns what an attacker would like to have: a later version that stops everything. */
    public byte[] forgery() throws IOException {
        ObjectNode forged = draft.deepCopy();
        forged.put("version", version + 1);
        ((ObjectNode) forged.path("killSwitch")).put("everything", true);
        return json.writeValueAsBytes(forged);
    }

    /** Returns a pack as it is, issued now: what is fetched and signed must say when. */
    public static byte[] issuedNow(byte[] pack) throws IOException {
        ObjectMapper json = new ObjectMapper();
        if (json.readTree(pack) instanceof ObjectNode issued) {
            issued.put("issuedAt", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
            return json.writeValueAsBytes(issued);
        }
        throw new IOException("a pack is a JSON object");
    }

    /** Returns the newest version. */
    public int version() {
        return version;
    }

    /** Returns the document in force after {@link #next()}, as a status names it. */
    public String name() {
        return "policy " + draft.path("policy").asText() + "@" + version;
    }
}
