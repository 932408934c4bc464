package org.securitynudge.examples.cli.page;

import java.util.Locale;
import org.securitynudge.model.Choice;
import org.securitynudge.model.FrictionLevel;

/** What the page says in its own words. */
final class Words {
    private Words() {}

    static String level(FrictionLevel level) {
        return level.name().toLowerCase(Locale.ROOT);
    }

    /** What the level means for the person. */
    static String meaning(FrictionLevel level) {
        return switch (level) {
            case PRAISE -> "A friendly word. Nobody is held up.";
            case INFORM -> "A notice. Nobody is held up.";
            case WARN -> "The action waits for an answer. The person may go on.";
            case JUSTIFY -> "The action waits for an answer. The person may go on after saying why.";
            case BLOCK -> "The action does not happen.";
        };
    }

    static String status(String status) {
        return switch (status) {
            case "shadow" -> "shadow: counted, never shown";
            case "off" -> "off: never shown";
            case "killed" -> "killed by the policy: never shown";
            default -> status;
        };
    }

    static String language(Locale language) {
        String name = language.getDisplayName(Locale.ENGLISH);
        String tag = language.toLanguageTag();
        return name.isEmpty() || name.equals(tag) ? tag : name + " (" + tag + ")";
    }

    static String choice(Choice choice) {
        String what = switch (choice.type()) {
            case ACKNOWLEDGE -> "acknowledge";
            case PROCEED -> "proceed";
            case SAFER_ALTERNATIVE ->
                "safer alternative"
                        + choice.runs().map(action -> ", runs " + action).orElse("")
                        + choice.href().map(address -> ", leads to " + address).orElse("");
            case CANCEL -> "cancel";
            case REPORT_FALSE_POSITIVE -> "report a false positive";
        };
        return choice.id() + ": " + what + (choice.preselected() ? ", the default" : "");
    }
}
