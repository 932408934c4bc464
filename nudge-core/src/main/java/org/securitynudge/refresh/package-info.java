/**
 * The rules loop: asks sources for documents and brings them into force, in an order that no failure upsets: fetch, verify, parse, compile,
 * keep, swap, and only then remember the validator.
 *
 * <p>{@link org.securitynudge.refresh.Refresher} is safe for use by several threads; the rest is confined to its thread or immutable.
 * Nothing accepts or returns {@code null}.
 */
@NullMarked
package org.securitynudge.refresh;

import org.jspecify.annotations.NullMarked;
