package org.securitynudge.match;

/** How a value must stand to another. */
enum Order {
    EQUAL,
    GREATER,
    GREATER_OR_EQUAL,
    LESS,
    LESS_OR_EQUAL;

    /** Returns whether the result of a comparison will do. */
    boolean admits(int comparison) {
        return switch (this) {
            case EQUAL -> comparison == 0;
            case GREATER -> comparison > 0;
            case GREATER_OR_EQUAL -> comparison >= 0;
            case LESS -> comparison < 0;
            case LESS_OR_EQUAL -> comparison <= 0;
        };
    }
}
