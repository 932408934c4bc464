/**
 * Conditions over facts: query documents in the manner of MongoDB, read strictly with all their problems, checked
 * against a catalogue of facts, and evaluated over a tree of values.
 *
 * <p>Conditions and matchers are immutable and may be shared between threads; a {@link
 * org.securitynudge.match.ConditionReader} belongs to one thread, as the problems do that it adds to.
 */
@NullMarked
package org.securitynudge.match;

import org.jspecify.annotations.NullMarked;
