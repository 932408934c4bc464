/**
 * What is remembered: the records of what happened with their one JSON form, the history of each person as a fold over these records,
 * and the keyed digests that stand for people and situations in both.
 *
 * <p>Everything may be used by several threads at once.
 */
@NullMarked
package org.securitynudge.record;

import org.jspecify.annotations.NullMarked;
