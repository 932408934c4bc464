/**
 * Benchmarks. Each class named {@code ...Benchmark} measures one thing with JMH; {@link
 * org.securitynudge.examples.benchmarks.RetainedBytes} measures memory; {@link org.securitynudge.examples.benchmarks.PackGenerator} makes
 * packs as large companies might have them, the same ones from the same seed. Below: the neutral form of rules and situations, the
 * contenders that compile it, the workloads, and the comparison that runs it all and writes it down. How to run them, and what came out,
 * stands in docs/benchmarks.md.
 */
@NullMarked
package org.securitynudge.examples.benchmarks;

import org.jspecify.annotations.NullMarked;
