/**
 * The contenders: each makes its own, fastest legitimate form of neutral rules and says which of them match. A class says why it uses the
 * library in question the way it does. None is safe for use by several threads, but for {@link Entrant#NUDGE} and {@link Entrant#POJO}.
 */
@NullMarked
package org.securitynudge.examples.benchmarks.contender;

import org.jspecify.annotations.NullMarked;
