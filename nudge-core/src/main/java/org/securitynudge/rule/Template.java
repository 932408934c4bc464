package org.securitynudge.rule;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.securitynudge.json.Json;

/**
 * A text with placeholders for facts: {@code {{document.name}}}, or {@code {{document.name|this file}}} with what to show when there is no
 * such fact.
 */
public final class Template {
    private static final String MISSING = "…";
    private static final String OPEN = "{{";
    private static final String CLOSE = "}}";

    private final String text;

    private Template(String text) {
        this.text = text;
    }

    /** A piece of plain text, or a placeholder: then {@code fact} is there and {@code text} is shown without it. */
    private record Part(String text, Optional<String> fact) {}

    /**
     * Returns a template.
     *
     * @throws IllegalArgumentException if a placeholder in it is not well-formed
     */
    public static Template of(String text) {
        List<String> problems = new ArrayList<>();
        return parse(text, problems::add).orElseThrow(() -> new IllegalArgumentException(String.join("; ", problems)));
    }

    /** Returns a template, or empty after saying everything that is wrong with its placeholders. */
    static Optional<Template> parse(String text, Consumer<String> problem) {
        return parts(text, problem).map(parts -> new Template(text));
    }

    /** Takes a text apart, each time anew: that is fast, and the parts of 100 000 rules would take much more memory than their texts. */
    private static Optional<List<Part>> parts(String text, Consumer<String> problem) {
        List<Part> parts = new ArrayList<>();
        boolean wellFormed = true;
        int from = 0;
        for (int open = text.indexOf(OPEN); open >= 0; open = text.indexOf(OPEN, from)) {
            int close = text.indexOf(CLOSE, open);
            if (close < 0) {
                problem.accept("placeholder " + Json.quote(text.substring(open))
                        + " is not closed; write {{fact}} or {{fact|fallback}}");
                return Optional.empty();
            }
            parts.add(new Part(text.substring(from, open), Optional.empty()));
            wellFormed &= placeholder(text.substring(open + OPEN.length(), close), parts, problem);
            from = close + CLOSE.length();
        }
        parts.add(new Part(text.substring(from), Optional.empty()));
        return wellFormed ? Optional.of(parts) : Optional.empty();
    }

    private static boolean placeholder(String inside, List<Part> parts, Consumer<String> problem) {
        int bar = inside.indexOf('|');
        String fact = bar < 0 ? inside : inside.substring(0, bar);
        String fallback = bar < 0 ? MISSING : inside.substring(bar + 1);
        if (!Names.isDotted(fact) || fallback.contains(OPEN)) {
            problem.accept("placeholder " + Json.quote(OPEN + inside + CLOSE)
                    + " is not well-formed; write {{fact}} or {{fact|fallback}}, without spaces around the fact");
            return false;
        }
        parts.add(new Part(fallback, Optional.of(fact)));
        return true;
    }

    private List<Part> parts() {
        return parts(text, none -> {}).orElseThrow();
    }

    /** Returns the names of the facts it shows, in order of appearance. */
    public Set<String> facts() {
        Set<String> facts = new LinkedHashSet<>();
        parts().forEach(part -> part.fact().ifPresent(facts::add));
        return facts;
    }

    /** Returns the facts it shows without a fallback. */
    public Set<String> factsWithoutFallback() {
        Set<String> facts = new LinkedHashSet<>();
        parts().stream()
                .filter(part -> part.text().equals(MISSING))
                .forEach(part -> part.fact().ifPresent(facts::add));
        return facts;
    }

    /**
     * Returns the text with the facts in it, as plain text, never markup. A value has at most 200 characters (the last one is {@code …} if
     * there were more), numbers and lists take the reader's form, and control and bidirectional-override characters are removed. A fact that
     * is missing, a map, or that leaves nothing to show gives the fallback, {@code …} if there is none.
     *
     * @param facts a tree of facts, as a situation holds it
     * @param locale the reader's locale
     */
    public String render(Map<String, ? extends @Nullable Object> facts, Locale locale) {
        if (!text.contains(OPEN)) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + 64);
        FactText values = new FactText(locale);
        for (Part part : parts()) {
            out.append(part.fact()
                    .flatMap(name -> values.of(facts, name))
                    .filter(shown -> !shown.isBlank())
                    .orElse(part.text()));
        }
        return out.toString();
    }

    /** Returns the text as it was written. */
    public String text() {
        return text;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Template template && template.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** Returns the text as it was written. */
    @Override
    public String toString() {
        return text;
    }
}
