package org.securitynudge.examples.benchmarks.compare;

import java.util.Arrays;
import java.util.Collection;
import java.util.function.ToDoubleFunction;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/**
 * What was measured of one task: of each the median over the forks.
 *
 * @param score in the unit of the benchmark: nanoseconds, milliseconds, operations a nanosecond
 * @param least the score of the lowest fork
 * @param most the score of the highest fork
 * @param bytes allocated an operation
 * @param p50 the time that half of the operations took at most; this one and the next only if operations were timed one by one
 * @param p99 likewise 99 %
 * @param p999 likewise 99.9 %
 * @param longest the longest operation, over all forks
 */
record Figure(
        double score, double least, double most, double bytes, double p50, double p99, double p999, double longest) {
    private static final String BYTES = "gc.alloc.rate.norm";

    static Figure of(RunResult result) {
        Collection<BenchmarkResult> forks = result.getBenchmarkResults();
        double[] scores = sorted(forks, fork -> fork.getPrimaryResult().getScore());
        return new Figure(
                median(scores),
                scores[0],
                scores[scores.length - 1],
                median(sorted(forks, Figure::bytes)),
                median(sorted(forks, fork -> percentile(fork, 50))),
                median(sorted(forks, fork -> percentile(fork, 99))),
                median(sorted(forks, fork -> percentile(fork, 99.9))),
                sorted(forks, fork -> percentile(fork, 100))[forks.size() - 1]);
    }

    private static double bytes(BenchmarkResult fork) {
        Result<?> bytes = fork.getSecondaryResults().get(BYTES);
        return bytes == null ? Double.NaN : bytes.getScore();
    }

    private static double percentile(BenchmarkResult fork, double percent) {
        return fork.getPrimaryResult().getStatistics().getPercentile(percent);
    }

    private static double[] sorted(Collection<BenchmarkResult> forks, ToDoubleFunction<BenchmarkResult> figure) {
        return forks.stream().mapToDouble(figure).sorted().toArray();
    }

    static double median(double... figures) {
        double[] sorted = figures.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
