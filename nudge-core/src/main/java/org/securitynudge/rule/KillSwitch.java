package org.securitynudge.rule;

import java.util.List;

/**
 * What the policy has stopped.
 *
 * @param everything whether every rule is stopped, the policy's own included
 * @param rules the patterns of the rules that are stopped, with their places
 */
record KillSwitch(boolean everything, List<Placed<NamePattern>> rules) {
    static final KillSwitch NONE = new KillSwitch(false, List.of());

    KillSwitch {
        rules = List.copyOf(rules);
    }
}
