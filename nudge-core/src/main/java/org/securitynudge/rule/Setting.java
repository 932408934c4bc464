package org.securitynudge.rule;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.securitynudge.match.Catalogue;
import org.securitynudge.model.FrictionLevel;
import org.securitynudge.model.Problem;

/**
 * A tunable field as a document sets it, with what must hold of the rule it is set on: its own rule in a pack, any rule in the policy's
 * tuning.
 *
 * @param value the value
 * @param place where it stands
 * @param checks what must hold
 * @param <T> the kind of value
 */
record Setting<T>(T value, Place place, List<Check> checks) {
    Setting {
        checks = List.copyOf(checks);
    }

    /** Something that must hold of a rule; adds a problem if it does not. */
    interface Check {
        void on(Target target, Consumer<Problem> problems);
    }

    /**
     * The rule that a field is set on.
     *
     * @param declared the level that its document declares; empty if that cannot be read
     * @param level the level it will have; likewise
     * @param catalogue the facts of its document
     * @param texts its texts; empty if they cannot be read
     */
    record Target(
            Optional<FrictionLevel> declared,
            Optional<FrictionLevel> level,
            Catalogue catalogue,
            Optional<Texts> texts) {
        Target withTexts(Texts other) {
            return new Target(declared, level, catalogue, Optional.of(other));
        }
    }

    void check(Target target, Consumer<Problem> problems) {
        checks.forEach(check -> check.on(target, problems));
    }
}
