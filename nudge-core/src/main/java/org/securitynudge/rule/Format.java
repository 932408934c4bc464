package org.securitynudge.rule;

import java.math.BigDecimal;
import java.util.Optional;
import org.securitynudge.json.Json;
import org.securitynudge.json.JsonNumber;

/** The number that says which fields a document may have. A library reads every format up to its own. */
final class Format {
    private static final int OWN = 1;

    private Format() {}

    /** Returns whether a document can be judged field by field; if not, adds the one problem that matters. */
    static boolean isReadable(Section document) {
        Optional<Json> format = document.require("format");
        if (format.isEmpty()) {
            return true;
        }
        boolean newer =
                format.get() instanceof JsonNumber number && number.value().compareTo(BigDecimal.valueOf(OWN)) > 0;
        if (newer) {
            document.problem(
                    "format",
                    "is newer than this library reads, which is " + OWN + ", found "
                            + format.get().shown() + "; update the library or publish format " + OWN + " beside it");
        } else if (!(format.get() instanceof JsonNumber number && number.value().compareTo(BigDecimal.ONE) == 0)) {
            document.problem("format", "must be 1, found " + format.get().shown());
        }
        return !newer;
    }
}
