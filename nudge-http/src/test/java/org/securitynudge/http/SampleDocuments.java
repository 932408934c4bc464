package org.securitynudge.http;

import java.time.Instant;
import java.util.Random;
import java.util.stream.Collectors;

/** Documents for tests that fetch them, in any number of versions. */
final class SampleDocuments {
    /** What the pack is called where versions are listed. */
    static final String PACK = "documents";

    /** What the policy is called where versions are listed. */
    static final String POLICY = "policy company-defaults";

    /** When every policy expires. */
    static final Instant EXPIRES = Instant.parse("2027-11-21T09:00:00Z");

    private SampleDocuments() {}

    /**
     * Returns a pack whose rules have the version of the pack: {@code documents/share} warns, {@code documents/export} warns too and, without
     * news for an hour, blocks.
     */
    static String pack(long version) {
        return """
                { "format": 1, "pack": "documents", "version": %d, "issuedAt": "2026-11-21T09:00:00Z", "language": "en",
                  "owner": { "team": "Documents", "contact": "#docs" },
                  "rules": [
                    { "id": "share", "version": %d, "trigger": "document.share", "frictionLevel": "warn",
                      "message": { "title": "This goes outside", "body": "Look again.", "why": "It cannot be called back." } },
                    { "id": "export", "version": %d, "trigger": "export.run", "frictionLevel": "warn",
                      "message": { "title": "A copy is made", "body": "Look after it.", "why": "It may be lost." },
                      "whenOffline": { "maxAge": "1h", "otherwise": "block" } } ] }
                """.formatted(version, version, version);
    }

    /** Returns a policy that changes nothing. */
    static String policy(long version) {
        return policy(version, "\"limits\": {}");
    }

    /** Returns a policy by which {@code documents/share} blocks. */
    static String raising(long version) {
        return policy(
                version,
                "\"tuning\": [{ \"rules\": [\"documents/share\"], \"set\": { \"frictionLevel\": \"block\" } }]");
    }

    /** Returns a policy that stops every prompt. */
    static String stop(long version) {
        return policy(version, "\"killSwitch\": { \"everything\": true, \"rules\": [] }");
    }

    /** Returns a policy of about 100 kB, of which hardly anything can be compressed away. */
    static String large(long version) {
        Random random = new Random(version);
        String hosts = random.ints(3_000)
                .mapToObj(host ->
                        "\"h" + Integer.toHexString(host) + "-" + Integer.toHexString(random.nextInt()) + ".example\"")
                .collect(Collectors.joining(", "));
        return policy(version, "\"groups\": { \"blocked\": [" + hosts + "] }");
    }

    private static String policy(long version, String more) {
        return """
                { "format": 1, "policy": "company-defaults", "audience": ["*:*"], "version": %d,
                  "issuedAt": "2026-11-21T09:00:00Z", "expires": "%s", "language": "en",
                  %s }
                """.formatted(version, EXPIRES, more);
    }
}
