package org.securitynudge.lint;

/** Looks at the rules of a document, one after the other. */
interface RuleCheck {
    /**
     * Notes what is not wise.
     *
     * @param linted the rule
     * @param notes where to
     */
    void check(LintedRule linted, RuleNotes notes);
}
