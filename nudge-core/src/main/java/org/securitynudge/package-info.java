/**
 * The entry to the library: {@link org.securitynudge.Nudge} answers from rules whether a person should be asked before something is done,
 * records what they answer, and reports it.
 *
 * <p>A {@code Nudge}, and everything it returns, may be used by several threads at once; its builder may not. Nothing accepts or returns
 * {@code null} unless it says so.
 */
@NullMarked
package org.securitynudge;

import org.jspecify.annotations.NullMarked;
