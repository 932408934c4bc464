package org.securitynudge.match;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The operators that stand on a fact, by the word in a document. */
enum Operator {
    EQ,
    NE,
    GT,
    GTE,
    LT,
    LTE,
    IN,
    NIN,
    EXISTS,
    TYPE,
    NOT,
    ALL,
    ELEM_MATCH("$elemMatch"),
    SIZE,
    REGEX,
    OPTIONS,
    STARTS_WITH("$startsWith"),
    ENDS_WITH("$endsWith"),
    CONTAINS,
    IGNORE_CASE("$ignoreCase"),
    IN_GROUP("$inGroup"),
    NOT_IN_GROUP("$notInGroup"),
    VEQ,
    VNE,
    VGT,
    VGTE,
    VLT,
    VLTE,
    CIDR,
    NOT_CIDR("$notCidr"),
    BEFORE,
    AFTER;

    /** The operators that join conditions. {@code $not} is of both kinds. */
    static final List<String> JOINING = List.of("$and", "$or", "$nor", "$not");

    private static final Map<String, Operator> BY_WORD = Arrays.stream(values())
            .collect(Collectors.toMap(Operator::word, operator -> operator, (a, b) -> a, LinkedHashMap::new));

    private final String word;

    Operator() {
        this.word = "$" + name().toLowerCase(Locale.ROOT);
    }

    Operator(String word) {
        this.word = word;
    }

    static Optional<Operator> of(String word) {
        return Optional.ofNullable(BY_WORD.get(word));
    }

    static List<String> words() {
        return List.copyOf(BY_WORD.keySet());
    }

    static boolean isWord(String name) {
        return name.startsWith("$");
    }

    String word() {
        return word;
    }

    /** Returns whether this is the exact negation of another operator. */
    boolean isNegation() {
        return this == NE || this == NIN || this == NOT_IN_GROUP || this == VNE || this == NOT_CIDR;
    }

    /** Returns whether {@code $ignoreCase} may stand beside it. */
    boolean mayIgnoreCase() {
        return switch (this) {
            case EQ, IN, NIN, STARTS_WITH, ENDS_WITH, CONTAINS -> true;
            default -> false;
        };
    }
}
