/**
 * Benchmarks. {@link org.securitynudge.examples.benchmarks.PackGenerator} makes the documents, the same ones from the same seed; each class
 * named {@code ...Benchmark} measures one thing with JMH; {@link org.securitynudge.examples.benchmarks.RetainedBytes} measures memory.
 * How to run them, and what came out, stands in docs/benchmarks.md.
 */
@NullMarked
package org.securitynudge.examples.benchmarks;

import org.jspecify.annotations.NullMarked;
