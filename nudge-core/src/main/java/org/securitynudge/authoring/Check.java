package org.securitynudge.authoring;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.securitynudge.decide.RuleTrial;
import org.securitynudge.model.Problem;
import org.securitynudge.rule.Pack;
import org.securitynudge.rule.Policy;
import org.securitynudge.rule.RuleSet;
import org.securitynudge.rule.RuleTest;

/** A test of a rule document, ready to be run: any number of times, each time with the same result. */
public final class Check {
    private final String document;
    private final String name;
    private final Supplier<Result> trial;

    private Check(String document, String name, Supplier<Result> trial) {
        this.document = document;
        this.name = name;
        this.trial = trial;
    }

    /**
     * What became of a test.
     *
     * @param failures what came out otherwise than expected; empty if the test passed
     * @param explanation why the decision came out as it did, with values of the test's facts; empty if nothing was decided
     */
    public record Result(List<String> failures, String explanation) {
        /** Copies the list. */
        public Result {
            failures = List.copyOf(failures);
            requireNonNull(explanation, "explanation");
        }

        /** Returns whether everything came out as expected. */
        public boolean passed() {
            return failures.isEmpty();
        }
    }

    static Check of(RuleTest test, String document, List<Pack> packs, Optional<Policy> policy) {
        return new Check(document, test.name(), () -> run(test, packs, policy));
    }

    static Check broken(String document, List<Problem> problems) {
        List<String> failures = problems.stream().map(Problem::toString).toList();
        return new Check(document, "can be used", () -> new Result(failures, ""));
    }

    private static Result run(RuleTest test, List<Pack> packs, Optional<Policy> policy) {
        List<String> missing = test.packs().stream()
                .filter(needed -> packs.stream().noneMatch(pack -> pack.name().equals(needed)))
                .toList();
        if (!missing.isEmpty()) {
            String them = missing.stream().map(pack -> "\"" + pack + "\"").collect(Collectors.joining(", "));
            return new Result(List.of("needs the pack " + them + ", which is not among the documents"), "");
        }
        RuleTrial.Result result =
                RuleTrial.run(RuleSet.merge(packs, policy, test.given().at()), test);
        return new Result(result.failures(), result.explanation());
    }

    /** Returns the name of the document. */
    public String document() {
        return document;
    }

    /** Returns the name of the test. */
    public String name() {
        return name;
    }

    /** Runs the test. */
    public Result run() {
        return trial.get();
    }

    /**
     * Runs the test, for test frameworks.
     *
     * @throws AssertionError if it fails, with what came out otherwise and the explanation
     */
    public void verify() {
        Result result = run();
        if (!result.passed()) {
            throw new AssertionError(
                    this + ":\n  " + String.join("\n  ", result.failures()) + "\n" + result.explanation());
        }
    }

    /** Returns the names of document and test. */
    @Override
    public String toString() {
        return document + ": " + name;
    }
}
