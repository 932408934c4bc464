package org.securitynudge.match;

/** Why a path does not lead to one value. */
enum Absent {
    /** There is no such fact. */
    MISSING,
    /** The fact is of another type than its catalogue declares. */
    WRONG_TYPE,
    /** There is a list on the way, beyond which there may be none or several. */
    THROUGH_LIST
}
