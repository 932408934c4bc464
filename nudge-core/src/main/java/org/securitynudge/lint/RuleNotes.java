package org.securitynudge.lint;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.securitynudge.json.Json;
import org.securitynudge.model.Problem;

/** What is found in one rule, without what the rule has switched off. */
final class RuleNotes {
    private final Set<LintCode> off;
    private final List<Warning> warnings;
    private final Set<LintCode> held = EnumSet.noneOf(LintCode.class);

    /**
     * Creates notes.
     *
     * @param off what is switched off
     * @param warnings where the warnings are added
     */
    RuleNotes(Set<LintCode> off, List<Warning> warnings) {
        this.off = off;
        this.warnings = warnings;
    }

    /** Adds a warning, or holds it back. */
    void add(LintCode code, Json place, String message) {
        if (!holdsBack(code)) {
            warnings.add(warning(code, place, message));
        }
    }

    /** Returns whether warnings of a code are held back, and remembers that there was one. */
    boolean holdsBack(LintCode code) {
        boolean isOff = off.contains(code);
        if (isOff) {
            held.add(code);
        }
        return isOff;
    }

    /** Returns whether a warning of a code was held back. */
    boolean heldBack(LintCode code) {
        return held.contains(code);
    }

    static Warning warning(LintCode code, Json place, String message) {
        return new Warning(code.code(), new Problem(place.line(), place.column(), place.path(), message));
    }
}
