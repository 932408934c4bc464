package org.securitynudge.examples.cli.input;

/**
 * Something to know about a rule, beside its prompt.
 *
 * @param name what it is
 * @param value the words; several lines for several things
 * @param code whether the words are of the document's own making, such as a condition
 */
public record Detail(String name, String value, boolean code) {
    static Detail words(String name, String value) {
        return new Detail(name, value, false);
    }

    static Detail code(String name, String value) {
        return new Detail(name, value, true);
    }
}
