/**
 * The form of facts in memory: a tree of small maps in which each fact is also found at once by its whole name.
 *
 * <p>Below everything else, as values of the model are made of it and conditions read it.
 */
@NullMarked
package org.securitynudge.fact;

import org.jspecify.annotations.NullMarked;
