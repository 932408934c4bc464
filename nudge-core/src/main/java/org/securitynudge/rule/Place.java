package org.securitynudge.rule;

import org.securitynudge.json.Json;
import org.securitynudge.model.Problem;

/**
 * A place in a document that outlives the document's tree.
 *
 * @param line the line, from 1
 * @param column the column, from 1
 * @param path the path
 */
record Place(int line, int column, String path) {
    static Place of(Json value) {
        return new Place(value.line(), value.column(), value.path());
    }

    Problem problem(String message) {
        return new Problem(line, column, path, message);
    }
}
