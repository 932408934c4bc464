/**
 * The linter: what is allowed in a rule document but not wise, with its place.
 *
 * <p>Everything may be used by several threads at once. Nothing here runs while decisions are made.
 */
@NullMarked
package org.securitynudge.lint;

import org.jspecify.annotations.NullMarked;
