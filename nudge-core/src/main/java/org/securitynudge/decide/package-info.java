/**
 * Deciding: the gates a rule has to pass, the prompt that comes out, the tokens that carry it to a browser and back, and what becomes of
 * its answer.
 *
 * <p>Everything may be used by several threads at once. Deciding does no I/O, takes no lock that a slow thread could hold, and throws
 * nothing.
 */
@NullMarked
package org.securitynudge.decide;

import org.jspecify.annotations.NullMarked;
