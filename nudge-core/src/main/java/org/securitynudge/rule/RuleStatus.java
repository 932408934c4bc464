package org.securitynudge.rule;

/** Whether a rule is in use. */
public enum RuleStatus {
    /** Decided, shown and counted. */
    ACTIVE,
    /** Decided and counted, never shown. */
    SHADOW,
    /** Neither decided nor counted. */
    OFF
}
