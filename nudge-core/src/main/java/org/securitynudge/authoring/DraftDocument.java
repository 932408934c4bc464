package org.securitynudge.authoring;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.securitynudge.lint.Linter;
import org.securitynudge.lint.Warning;
import org.securitynudge.model.Problem;
import org.securitynudge.model.RuleSource;
import org.securitynudge.rule.Documents;
import org.securitynudge.rule.Pack;
import org.securitynudge.rule.Policy;
import org.securitynudge.rule.Reading;

/** A document of a draft: a pack, a policy, or what is wrong with it. */
final class DraftDocument {
    private final String name;
    private final byte[] bytes;
    private final Optional<Pack> pack;
    private final Optional<Policy> policy;
    private final List<Problem> problems;

    private DraftDocument(String name, byte[] bytes, Reading<Pack> pack, Reading<Policy> policy) {
        this.name = name;
        this.bytes = bytes;
        this.pack = pack.value();
        // A policy of which only header and kill switch can be read is broken all the same.
        this.policy = policy.problems().isEmpty() ? policy.value() : Optional.empty();
        this.problems = pack.problems().isEmpty() ? policy.problems() : pack.problems();
    }

    /** Returns the document of a source; one that cannot be had is a document with a problem. */
    static DraftDocument fetch(RuleSource source) {
        try {
            byte[] bytes = source.fetch(Optional.empty())
                    .document()
                    .orElseThrow(() -> new IOException("said \"unchanged\" without having been asked for a change"));
            return of(source.name(), bytes);
        } catch (IOException e) {
            Problem problem = new Problem(0, 0, "", "cannot be read: " + Reasons.of(e));
            return new DraftDocument(
                    source.name(), new byte[0], new Reading<>(Optional.empty(), List.of(problem)), nothing());
        }
    }

    private static DraftDocument of(String name, byte[] bytes) {
        return Documents.isPolicy(bytes)
                ? new DraftDocument(name, bytes, nothing(), Documents.readPolicy(bytes))
                : new DraftDocument(name, bytes, Documents.readPack(bytes), nothing());
    }

    private static <T> Reading<T> nothing() {
        return new Reading<>(Optional.empty(), List.of());
    }

    /** Returns what is allowed in it but unwise; nothing if it is broken. */
    List<Warning> lint(Instant now) {
        return pack.map(sound -> Linter.lint(bytes, sound, now))
                .or(() -> policy.map(sound -> Linter.lint(bytes, sound, now)))
                .orElse(List.of());
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
