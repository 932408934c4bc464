package org.securitynudge.authoring;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.securitynudge.model.Problem;
import org.securitynudge.model.RuleSource;
import org.securitynudge.rule.Documents;
import org.securitynudge.rule.Pack;
import org.securitynudge.rule.Policy;
import org.securitynudge.rule.Reading;

/** A document of a draft: a pack, a policy, or what is wrong with it. */
final class DraftDocument {
    private final String name;
    private final Optional<Pack> pack;
    private final Optional<Policy> policy;
    private final List<Problem> problems;

    private DraftDocument(String name, Optional<Pack> pack, Optional<Policy> policy, List<Problem> problems) {
        this.name = name;
        this.pack = pack;
        this.policy = policy;
        this.problems = problems;
    }

    /** Returns the document of a source; one that cannot be had is a document with a problem. */
    static DraftDocument fetch(RuleSource source) {
        try {
            byte[] bytes = source.fetch(Optional.empty())
                    .document()
                    .orElseThrow(() -> new IOException("said \"unchanged\" without having been asked for a change"));
            return of(source.name(), bytes);
        } catch (IOException e) {
            return broken(source.name(), List.of(new Problem(0, 0, "", "cannot be read: " + Reasons.of(e))));
        }
    }

    private static DraftDocument of(String name, byte[] bytes) {
        if (Documents.isPolicy(bytes)) {
            Reading<Policy> reading = Documents.readPolicy(bytes);
            return reading.problems().isEmpty()
                    ? new DraftDocument(name, Optional.empty(), reading.value(), List.of())
                    : broken(name, reading.problems());
        }
        Reading<Pack> reading = Documents.readPack(bytes);
        return new DraftDocument(name, reading.value(), Optional.empty(), reading.problems());
    }

    private static DraftDocument broken(String name, List<Problem> problems) {
        return new DraftDocument(name, Optional.empty(), Optional.empty(), problems);
    }

    /** Returns its name, for people. */
    String name() {
        return name;
    }

    /** Returns the pack that it is. */
    Optional<Pack> pack() {
        return pack;
    }

    /** Returns the policy that it is. */
    Optional<Policy> policy() {
        return policy;
    }

    /** Returns why it is neither. */
    List<Problem> problems() {
        return problems;
    }
}
