package org.securitynudge.refresh;

import org.securitynudge.rule.RuleSet;

/** Hears of rules. Called on the loop's thread; what it throws is logged and stops nothing. */
public interface RulesListener {
    /** A listener that does nothing. */
    RulesListener NONE = rules -> {};

    /** Hears that other rules came into force. */
    void changed(RuleSet rules);

    /** Hears that a document was refused, in whole or in part; once a document. */
    default void rejected(SourceState source) {}
}
