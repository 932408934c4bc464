package org.securitynudge.examples.cli.input;

import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.securitynudge.model.Situation;

/** A situation as it was typed, with what may be mistyped in it. What stands on the command line goes before what stands in the file. */
public final class SituationInput {
    private final SituationFile file;
    private final Map<String, @Nullable Object> facts = new LinkedHashMap<>();
    private final List<String> doubts = new ArrayList<>();
    private final Vocabulary vocabulary;

    /**
     * Reads a situation.
     *
     * @param source the name of a file or {@code -}; empty for none
     * @param typed facts as {@code name=value}
     * @throws StopException if a part cannot be read
     */
    public SituationInput(Optional<String> source, List<String> typed, Vocabulary vocabulary, InputStream in) {
        this.file = source.map(name -> SituationFile.read(name, in)).orElseGet(SituationFile::empty);
        this.vocabulary = vocabulary;
        facts.putAll(file.facts());
        typed.forEach(this::addFact);
        flat("", facts, new ArrayList<>()).forEach(this::doubtFact);
    }

    private void addFact(String fact) {
        int equals = fact.indexOf('=');
        String name = equals < 0 ? "" : fact.substring(0, equals);
        if (!name.matches("[A-Za-z][A-Za-z0-9_-]*(\\.[A-Za-z][A-Za-z0-9_-]*)*")) {
            throw new StopException("--fact: \"" + fact
                    + "\" is no fact with a value; write it like document.classification=confidential");
        }
        facts.put(name, FactValue.of(fact.substring(equals + 1), vocabulary.type(name)));
    }

    /** Nested facts by their dotted names, down to those that are declared. */
    private List<String> flat(String prefix, Map<?, ?> tree, List<String> names) {
        tree.forEach((key, value) -> {
            String name = prefix + key;
            if (value instanceof Map<?, ?> inner && !vocabulary.facts().contains(name)) {
                flat(name + ".", inner, names);
            } else {
                names.add(name);
            }
        });
        return names;
    }

    private void doubtFact(String name) {
        if (!vocabulary.facts().isEmpty() && !vocabulary.facts().contains(name)) {
            doubts.add("no document declares the fact \"" + name + "\"" + meant(name, vocabulary.facts()));
        }
    }

    private static String meant(String name, Collection<String> known) {
        return Nearest.of(name, known)
                .map(near -> "; did you mean \"" + near + "\"?")
                .orElse("");
    }

    /** Returns the instant that the file says. */
    public Optional<Instant> at() {
        return file.text("at").map(text -> Typed.instant(text, "at"));
    }

    /**
     * Returns the situation.
     *
     * @param trigger what the command line says; empty leaves it to the file, as for the others
     * @throws StopException if nobody says a trigger, or facts clash
     */
    public Situation situation(
            Optional<String> trigger, Optional<String> user, Optional<String> locale, boolean unattended) {
        String action = trigger.or(() -> file.text("trigger"))
                .orElseThrow(() -> new StopException("no trigger; give one with --trigger" + triggers()));
        if (!vocabulary.triggers().contains(action)) {
            String near = meant(action, vocabulary.triggers());
            doubts.add("no rule is on the trigger \"" + action + "\"" + (near.isEmpty() ? triggers() : near));
        }
        try {
            Situation.Builder builder = Situation.builder(action)
                    .user(user.or(() -> file.text("user")).orElse(null))
                    .facts(facts);
            locale.or(() -> file.text("locale")).ifPresent(tag -> builder.locale(Typed.locale(tag, "locale")));
            return (unattended || file.flag("unattended") ? builder.unattended() : builder).build();
        } catch (IllegalArgumentException e) {
            throw new StopException(String.valueOf(e.getMessage()));
        }
    }

    private String triggers() {
        List<String> known = vocabulary.triggers().stream().sorted().limit(30).toList();
        return known.isEmpty() ? "" : "; rules are on " + String.join(", ", known);
    }

    /** Returns what is probably mistyped, in sentences; the triggers too once the situation was asked for. */
    public List<String> doubts() {
        return List.copyOf(doubts);
    }
}
