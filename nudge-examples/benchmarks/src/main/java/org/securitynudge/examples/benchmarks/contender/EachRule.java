package org.securitynudge.examples.benchmarks.contender;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.securitynudge.examples.benchmarks.neutral.Facts;
import org.securitynudge.examples.benchmarks.neutral.NeutralRule;
import org.securitynudge.examples.benchmarks.neutral.NeutralRules;

/** A contender that asks one rule after the other, as whatever has no index does. */
final class EachRule<S> implements Contender<S> {
    private final Function<Facts, S> form;
    private final List<String> names;
    private final Test<S>[] rules;
    private final Runnable closing;

    /** Whether one rule matches. */
    @FunctionalInterface
    interface Test<S> {
        boolean matches(S situation);
    }

    private EachRule(Function<Facts, S> form, Map<String, Test<S>> tests, Runnable closing) {
        this.form = form;
        this.names = List.copyOf(tests.keySet());
        this.rules = array(tests.values());
        this.closing = closing;
    }

    @SuppressWarnings("unchecked") // An array, as lists cost a call more for each rule.
    private static <S> Test<S>[] array(Collection<Test<S>> tests) {
        return tests.toArray(Test[]::new);
    }

    /** Returns a contender that compiles each rule by itself. */
    static <S> EachRule<S> compiled(
            NeutralRules rules, Function<Facts, S> form, Function<NeutralRule, Test<S>> compiler) {
        return compiled(rules, form, compiler, () -> {});
    }

    static <S> EachRule<S> compiled(
            NeutralRules rules, Function<Facts, S> form, Function<NeutralRule, Test<S>> compiler, Runnable closing) {
        Map<String, Test<S>> tests = new LinkedHashMap<>();
        rules.rules().forEach(rule -> tests.put(rule.name(), compiler.apply(rule)));
        return new EachRule<>(form, tests, closing);
    }

    /**
     * Returns a contender of rules written by hand.
     *
     * @throws IllegalArgumentException if they are not, by their names and in their order, the rules that the others have
     */
    static <S> EachRule<S> written(NeutralRules rules, Function<Facts, S> form, Map<String, Test<S>> tests) {
        List<String> names = rules.rules().stream().map(NeutralRule::name).toList();
        if (!names.equals(List.copyOf(tests.keySet()))) {
            throw new IllegalArgumentException("written by hand are " + tests.keySet() + ", not " + names);
        }
        return new EachRule<>(form, tests, () -> {});
    }

    @Override
    public S prepare(Facts facts) {
        return form.apply(facts);
    }

    @Override
    public int decide(S situation) {
        int matching = 0;
        for (Test<S> rule : rules) {
            if (rule.matches(situation)) {
                matching++;
            }
        }
        return matching;
    }

    @Override
    public Set<String> matches(S situation) {
        Set<String> matching = new LinkedHashSet<>();
        for (int i = 0; i < rules.length; i++) {
            if (rules[i].matches(situation)) {
                matching.add(names.get(i));
            }
        }
        return matching;
    }

    @Override
    public void close() {
        closing.run();
    }
}
