package org.securitynudge.model;

/** What choosing a {@link Choice} means. */
public enum ChoiceType {
    /** "Understood"; at praise and inform. */
    ACKNOWLEDGE,
    /** Do the action; at warn, and at justify together with the justification. */
    PROCEED,
    /** Do it the safer way that the choice names; at every level but praise. */
    SAFER_ALTERNATIVE,
    /** Do not do it; at warn, justify and block. Escape and closing the dialog mean this. */
    CANCEL,
    /** "This does not apply here": recorded beside the answer, the prompt stays open; at warn, justify and block. */
    REPORT_FALSE_POSITIVE;

    /** Returns whether the protected action may go on after this choice. */
    public boolean mayProceed() {
        return this == PROCEED || this == ACKNOWLEDGE;
    }
}
