package org.securitynudge.model;

import static java.util.Objects.requireNonNull;

/**
 * A problem of a rule document: its place and what is wrong there, with what was found and what is allowed.
 *
 * @param line the line, from 1; 0 if the problem belongs to no place (a file that cannot be read)
 * @param column the column in UTF-16 units, from 1; 0 likewise
 * @param path the place in words, such as {@code rules[3] "share-outside".message.title}; empty for the whole document
 * @param message what is wrong
 */
public record Problem(int line, int column, String path, String message) implements Comparable<Problem> {
    public Problem {
        requireNonNull(path, "path");
        requireNonNull(message, "message");
    }

    /** Orders problems as they stand in the document. */
    @Override
    public int compareTo(Problem other) {
        int byLine = Integer.compare(line, other.line);
        return byLine != 0 ? byLine : Integer.compare(column, other.column);
    }

    /** Returns the problem in a line: {@code 14:31 rules[3] "share-outside".trigger: missing}. */
    @Override
    public String toString() {
        String place = line > 0 ? line + ":" + column + " " : "";
        return place + (path.isEmpty() ? message : path + ": " + message);
    }
}
