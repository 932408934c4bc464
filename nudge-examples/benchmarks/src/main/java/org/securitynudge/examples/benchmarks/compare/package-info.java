/** The comparison: runs the benchmarks, and writes tables and charts into docs. */
@NullMarked
package org.securitynudge.examples.benchmarks.compare;

import org.jspecify.annotations.NullMarked;
