package org.securitynudge.rule;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads an entry of the policy's tuning. */
final class TuningReader {
    private static final int LABEL = 80;
    private static final int TEXT = 4_096;
    private static final String TUNABLE = String.join(", ", Assigned.FIELDS);

    /** The fields of a rule that are its document's alone. */
    private static final List<String> FIXED = List.of(
            "id",
            "version",
            "askAgain",
            "trigger",
            "conditions",
            "choices",
            "justification",
            "sponsor",
            "owner",
            "tags",
            "lint");

    private final Section section;
    private final Locale language;

    TuningReader(Section section, Locale language) {
        this.section = section;
        this.language = language;
    }

    Tuning read() {
        List<Placed<NamePattern>> rules = PolicyReader.patterns(section.filledList("rules"), section);
        List<String> tags = Placed.values(section.distinct(section.list("tags"), text -> section.text(text, LABEL)));
        Optional<Instant> until = section.instant("until");
        Optional<String> because = section.text("because", TEXT);
        Optional<Assigned> set = section.requireSection("set").map(this::set);
        section.end();
        List<Placed<NamePattern>> named =
                rules.isEmpty() ? List.of(new Placed<>(NamePattern.EVERY_RULE, section.place())) : rules;
        String origin = origin(section.place(), because, until);
        return new Tuning(named, tags, set.orElse(Assigned.NOTHING), until, section.place(), origin);
    }

    private static String origin(Place place, Optional<String> because, Optional<Instant> until) {
        String why = Stream.concat(because.stream(), until.stream().map(end -> "until " + end))
                .collect(Collectors.joining(", "));
        return place.path() + " of policy" + (why.isEmpty() ? "" : " (" + why + ")");
    }

    private Assigned set(Section inner) {
        Assigned set = new SettingsReader(inner, language).read();
        for (String field : FIXED) {
            inner.any(field).ifPresent(value -> inner.problem(field, "cannot be tuned; tunable are " + TUNABLE));
        }
        inner.end();
        if (inner.object().members().isEmpty()) {
            inner.problems().add(inner.object(), "sets nothing; tunable are " + TUNABLE);
        }
        return set;
    }
}
