/** Rules and situations in a form that belongs to none of the contenders: each makes its own from it. Everything here is immutable. */
@NullMarked
package org.securitynudge.examples.benchmarks.neutral;

import org.jspecify.annotations.NullMarked;
