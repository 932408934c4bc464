package org.securitynudge.examples.benchmarks.contender;

import org.securitynudge.examples.benchmarks.neutral.Facts;

/** The facts of the few rules as somebody would write them who has no library: twelve typed fields. */
record Sharing(
        String classification,
        long rows,
        String owner,
        String path,
        String domain,
        long count,
        String role,
        String country,
        boolean managed,
        String os,
        long minutes,
        String channel) {
    static Sharing of(Facts facts) {
        return new Sharing(
                (String) facts.get("document.classification"),
                (Long) facts.get("document.rows"),
                (String) facts.get("document.owner"),
                (String) facts.get("document.path"),
                (String) facts.get("recipient.domain"),
                (Long) facts.get("recipient.count"),
                (String) facts.get("user.role"),
                (String) facts.get("user.country"),
                (Boolean) facts.get("device.managed"),
                (String) facts.get("device.os"),
                (Long) facts.get("session.minutes"),
                (String) facts.get("action.channel"));
    }
}
