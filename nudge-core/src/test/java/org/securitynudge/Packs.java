package org.securitynudge;

import org.securitynudge.model.RuleSource;

/** Small rule packs for tests. */
public final class Packs {
    private Packs() {}

    /** Returns a pack of rules, each a JSON object without its message. */
    public static RuleSource of(String... rules) {
        return RuleSource.text("{\"format\":1,\"pack\":\"p\",\"version\":1,\"language\":\"en\",\"rules\":["
                + String.join(",", rules) + "]}");
    }

    /** Returns a rule on the trigger {@code t}; more fields start with a comma. */
    public static String rule(String id, String level, String more) {
        return "{\"id\":\"" + id + "\",\"trigger\":\"t\",\"frictionLevel\":\"" + level
                + "\",\"message\":{\"title\":\"Title of " + id + "\",\"body\":\"Body\""
                + (level.equals("praise") || level.equals("inform") ? "" : ",\"why\":\"Why\"") + "}"
                + (level.equals("justify") && !more.contains("justification")
                        ? ",\"justification\":{\"reasons\":[{\"code\":\"legal\",\"label\":\"Legal\"}]}"
                        : "")
                + more + "}";
    }

    /** Returns a policy with some fields; they start with a comma. */
    public static RuleSource policy(String more) {
        return RuleSource.text(policyText(1, more));
    }

    /** Returns the text of a policy of a version. */
    public static String policyText(int version, String more) {
        return "{\"format\":1,\"policy\":\"company\",\"audience\":[\"*:*\"],\"version\":" + version
                + ",\"issuedAt\":\"2026-01-01T00:00:00Z\",\"expires\":\"2027-01-01T00:00:00Z\",\"language\":\"en\""
                + more
                + "}";
    }
}
