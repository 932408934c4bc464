package org.securitynudge.examples.plain;

import java.nio.charset.StandardCharsets;
import org.securitynudge.Nudge;
import org.securitynudge.model.Key;
import org.securitynudge.model.RuleSource;

/** Libraries with one token key and the example's rules, and one that asks for reasons. */
final class Nudges {
    private static final Key KEY =
            Key.of("shared", "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII));

    private Nudges() {}

    static Nudge replica() {
        return Nudge.builder()
                .rules(RuleSource.resource("/examples/documents.json"))
                .rules(RuleSource.resource("/plain/justify.json"))
                .tokenKeys(KEY)
                .build();
    }
}
