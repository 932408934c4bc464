package org.securitynudge.rule;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.securitynudge.match.FuzzedRandom;

/** Documents of any kind: what comes out is a rule set or a list of problems, as {@link DocumentTrial} says. */
final class DocumentFuzzTest {
    private static final List<byte[]> SAMPLES = List.of(
            Examples.resource("/rule/every-field-pack.json"), Examples.resource("/rule/every-field-policy.json"));
    private static final Mutations MUTATIONS = new Mutations(0, SAMPLES);

    @FuzzTest(maxDuration = "60m", maxExecutions = 1_000_000)
    void documents(FuzzedDataProvider data) {
        // Jazzer's own work on classes is counted as well; what limits the documents here is the heap of the profile.
        DocumentTrial trial = new DocumentTrial(Long.MAX_VALUE);
        boolean isPolicy = data.consumeBoolean();
        byte[] document = switch (data.consumeInt(0, 2)) {
            case 0 -> MUTATIONS.by(new FuzzedRandom(data)).any(SAMPLES.get(isPolicy ? 1 : 0));
            case 1 -> data.consumeRemainingAsString().getBytes(StandardCharsets.UTF_8);
            default -> data.consumeRemainingAsBytes();
        };
        if (isPolicy) {
            trial.policy(document);
        } else {
            trial.pack(document);
        }
    }
}
