/**
 * The real library over fakes, for an application's own tests: a clock that stands still, a collector in memory, a presenter that answers
 * from a script.
 *
 * <p>The classes may be used by several threads at once.
 */
@NullMarked
package org.securitynudge.testing;

import org.jspecify.annotations.NullMarked;
