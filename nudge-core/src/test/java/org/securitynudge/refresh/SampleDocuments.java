package org.securitynudge.refresh;

/** Small documents for tests. */
final class SampleDocuments {
    private SampleDocuments() {}

    static String pack(int version) {
        return pack("documents", version, "warn");
    }

    static String pack(String name, int version, String level) {
        return """
                { "format": 1, "pack": "%s", "version": %d, "issuedAt": "2026-11-21T09:00:00Z", "language": "en",
                  "owner": { "team": "Documents", "contact": "#docs" },
                  "rules": [
                    { "id": "share", "version": %d, "trigger": "document.share", "frictionLevel": "%s",
                      "message": { "title": "This goes outside", "body": "Look again.", "why": "It cannot be called back." } },
                    { "id": "print", "trigger": "document.print", "frictionLevel": "inform",
                      "message": { "title": "Paper is forever", "body": "Think of the printer." } } ] }
                """.formatted(name, version, version, level);
    }

    static String policy(int version, String more) {
        return policy(version, "*:*", more);
    }

    static String policy(int version, String audience, String more) {
        return """
                { "format": 1, "policy": "company-defaults", "audience": ["%s"], "version": %d,
                  "issuedAt": "2026-11-21T09:00:00Z", "expires": "2027-11-21T09:00:00Z", "language": "en"%s }
                """.formatted(audience, version, more.isEmpty() ? "" : ",\n  " + more);
    }

    static String raising(String level) {
        return "\"tuning\": [{ \"rules\": [\"documents/share\"], \"set\": { \"frictionLevel\": \"" + level + "\" } }]";
    }

    static String killing(String pattern) {
        return "\"killSwitch\": { \"everything\": false, \"rules\": [\"" + pattern + "\"] }";
    }
}
