package org.securitynudge.authoring;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.securitynudge.decide.Rehearsal;
import org.securitynudge.model.Explanation;
import org.securitynudge.model.Problem;
import org.securitynudge.model.RuleSource;
import org.securitynudge.model.Situation;
import org.securitynudge.rule.Pack;
import org.securitynudge.rule.Policy;
import org.securitynudge.rule.RuleSet;
import org.securitynudge.rule.RuleTest;

/**
 * Rule documents as their authors have them: any number of packs and at most one policy, in force nowhere. A document that is broken or
 * cannot be read is left out and its problems are among the {@link #errors()}; the others are used without it.
 *
 * <p>In a JUnit test, every test of every document:
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicTest> rules() {
 *     return DynamicTest.stream(Draft.of(RuleSource.resource("/nudge-rules.json")).checks().stream(), Check::name, Check::verify);
 * }
 * }</pre>
 */
public final class Draft {
    private final List<DraftDocument> documents;
    private final Map<String, Pack> packs = new LinkedHashMap<>();
    private final List<Finding> errors = new ArrayList<>();
    private final Map<String, String> places = new LinkedHashMap<>();
    private @Nullable DraftDocument policy;

    private Draft(List<DraftDocument> documents) {
        this.documents = List.copyOf(documents);
        this.documents.forEach(this::add);
    }

    /** Returns the draft of some documents, each of which is fetched now, once. Packs and policy are told apart by what they are. */
    public static Draft of(RuleSource... documents) {
        return of(List.of(documents));
    }

    /** Returns the draft of some documents, each of which is fetched now, once. Packs and policy are told apart by what they are. */
    public static Draft of(List<RuleSource> documents) {
        return new Draft(documents.stream().map(DraftDocument::fetch).toList());
    }

    private void add(DraftDocument document) {
        document.problems().forEach(problem -> errors.add(Finding.error(document.name(), problem)));
        document.pack().ifPresent(pack -> add(document, pack));
        if (document.policy().isPresent()) {
            DraftDocument first = policy;
            if (first == null) {
                policy = document;
            } else {
                refuse(document, "is a second policy; the first is " + first.name());
            }
        }
    }

    private void add(DraftDocument document, Pack pack) {
        String first = places.putIfAbsent(pack.name(), document.name());
        if (first == null) {
            packs.put(pack.name(), pack);
        } else {
            refuse(document, "pack \"" + pack.name() + "\" is there twice; the first is in " + first);
        }
    }

    private void refuse(DraftDocument document, String why) {
        errors.add(Finding.error(document.name(), new Problem(0, 0, "", why)));
    }

    /** Returns everything that keeps a document from being used, in the order of the documents. */
    public List<Finding> errors() {
        return List.copyOf(errors);
    }

    /**
     * Returns everything that is allowed but unwise, document by document: what the linter finds, and then what of the policy has no effect.
     *
     * @param now the instant that decides what is over
     */
    public List<Finding> warnings(Instant now) {
        List<Finding> warnings = new ArrayList<>();
        for (DraftDocument document : documents) {
            document.lint(now)
                    .forEach(found -> warnings.add(Finding.warning(document.name(), found.code(), found.problem())));
        }
        if (policy != null) {
            ruleSet(now)
                    .warnings()
                    .forEach(problem -> warnings.add(Finding.warning(policyName(), Finding.NOT_APPLIED, problem)));
        }
        return List.copyOf(warnings);
    }

    /** Returns the tests of all documents, and before them, for each document that cannot be used, one that fails and says why. */
    public List<Check> checks() {
        List<Check> checks = new ArrayList<>();
        documents.stream().map(DraftDocument::name).distinct().forEach(name -> {
            List<Problem> problems = errors.stream()
                    .filter(error -> error.document().equals(name))
                    .map(Finding::problem)
                    .toList();
            if (!problems.isEmpty()) {
                checks.add(Check.broken(name, problems));
            }
        });
        packs.forEach((name, pack) ->
                pack.tests().forEach(test -> checks.add(Check.of(test, place(name), List.of(pack), Optional.empty()))));
        policy().ifPresent(found -> found.tests()
                .forEach(test -> checks.add(Check.of(test, policyName(), used(test.packs()), Optional.of(found)))));
        return List.copyOf(checks);
    }

    private List<Pack> used(List<String> names) {
        return names.stream().filter(packs::containsKey).map(packs::get).toList();
    }

    private String place(String pack) {
        return places.getOrDefault(pack, pack);
    }

    private String policyName() {
        return policy == null ? "" : policy.name();
    }

    private Optional<Policy> policy() {
        return Optional.ofNullable(policy).flatMap(DraftDocument::policy);
    }

    /** Returns the packs and the policy merged as they would be in force at an instant. */
    RuleSet ruleSet(Instant now) {
        return RuleSet.merge(List.copyOf(packs.values()), policy(), now);
    }

    /**
     * Returns why a situation would be decided as it would be if these documents were in force, for a person without a history.
     *
     * @param now the instant of the decision
     */
    public Explanation explain(Situation situation, Instant now) {
        RuleSet rules = ruleSet(now);
        return new Rehearsal(() -> rules, InstantSource.fixed(now), Optional.empty()).explain(situation);
    }

    /**
     * Returns every rule's prompt in each of its languages, as it would be shown if these documents were in force, with the facts of the first
     * test that expects the rule.
     *
     * @param now the instant that decides which tuning is over
     */
    public List<Preview> previews(Instant now) {
        List<RuleTest> tests = new ArrayList<>();
        packs.values().forEach(pack -> tests.addAll(pack.tests()));
        policy().ifPresent(found -> tests.addAll(found.tests()));
        return new Previews(ruleSet(now), now, tests).all();
    }
}
