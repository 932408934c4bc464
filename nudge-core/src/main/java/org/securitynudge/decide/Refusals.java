package org.securitynudge.decide;

import java.util.Locale;
import java.util.Map;
import org.securitynudge.rule.Rule;

/** The stable line that an unattended attempt is refused with. It holds no fact: a log must not learn what a prompt may show. */
final class Refusals {
    private Refusals() {}

    static String message(Rule rule) {
        String level = rule.level().name().toLowerCase(Locale.ROOT);
        String title = rule.wording(Locale.ENGLISH).title().render(Map.of(), Locale.ENGLISH);
        return "refused by " + rule.name() + " (" + level + "): " + title;
    }
}
