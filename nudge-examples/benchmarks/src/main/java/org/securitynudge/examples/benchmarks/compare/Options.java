package org.securitynudge.examples.benchmarks.compare;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What the command line asks for, in the words of JMH where there are any. */
final class Options {
    static final String USAGE = "-f <forks> -wi <warm-up iterations> -i <iterations> -r <milliseconds an iteration>"
            + " -only <sections, such as A,B> -docs <directory>";
    private static final Set<String> KNOWN = Set.of("-f", "-wi", "-i", "-r", "-only", "-docs");

    private final Map<String, String> given;

    private Options(Map<String, String> given) {
        this.given = given;
    }

    /**
     * Returns the options.
     *
     * @throws IllegalArgumentException if an argument is unknown or lacks its value
     */
    static Options parse(String... arguments) {
        Map<String, String> given = new LinkedHashMap<>();
        for (int i = 0; i < arguments.length; i += 2) {
            if (!KNOWN.contains(arguments[i]) || i + 1 == arguments.length) {
                throw new IllegalArgumentException("not understood: " + arguments[i] + "; there are " + USAGE);
            }
            given.put(arguments[i], arguments[i + 1]);
        }
        return new Options(given);
    }

    int forks() {
        return number("-f").orElse(2);
    }

    Section.Pace pace(Section section) {
        Section.Pace pace = section.pace();
        return new Section.Pace(
                number("-wi").orElse(pace.warmups()),
                number("-i").orElse(pace.iterations()),
                number("-r").orElse(pace.millis()));
    }

    Set<Section> sections() {
        String only = given.get("-only");
        Set<Section> sections = EnumSet.noneOf(Section.class);
        Stream.of(only == null ? new String[0] : only.split(","))
                .map(Section::valueOf)
                .forEach(sections::add);
        return sections.isEmpty() ? EnumSet.allOf(Section.class) : sections;
    }

    Path docs() {
        return Path.of(given.getOrDefault("-docs", "docs"));
    }

    /** Returns the options as they were given. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        given.forEach((option, value) -> {
            if (!option.equals("-docs")) {
                text.append(text.isEmpty() ? "" : " ")
                        .append(option)
                        .append(' ')
                        .append(value);
            }
        });
        return text.toString();
    }

    private Optional<Integer> number(String option) {
        return Optional.ofNullable(given.get(option)).map(Integer::valueOf);
    }
}
