/**
 * Located JSON: documents read strictly into values that know their line, column and path, so that every problem can name its place; and
 * the canonical form of a tree of values, for digests.
 *
 * <p>Values are immutable once read and may be shared; {@link org.securitynudge.json.Problems} and {@link org.securitynudge.json.Fields}
 * belong to one thread.
 */
@NullMarked
package org.securitynudge.json;

import org.jspecify.annotations.NullMarked;
