/** What is measured: rules and situations, made by chance from seeds, so that every run has the same ones. */
@NullMarked
package org.securitynudge.examples.benchmarks.workload;

import org.jspecify.annotations.NullMarked;
