package org.securitynudge.examples.benchmarks.workload;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.securitynudge.model.Fetched;
import org.securitynudge.model.RuleSource;

/** A source that has another version of a pack each time it is asked, and is asked again at once: first version 1, then 2, then 1 again. */
public final class AlternatingSource implements RuleSource {
    private static final String FIRST = "\"version\":1,";

    private final AtomicLong fetches = new AtomicLong();
    private final byte[] first;
    private final byte[] second;

    /** Creates a source of a pack of version 1. */
    public AlternatingSource(String document) {
        if (!document.contains(FIRST)) {
            throw new IllegalArgumentException("the document has no " + FIRST);
        }
        this.first = document.getBytes(StandardCharsets.UTF_8);
        this.second = document.replaceFirst(FIRST, "\"version\":2,").getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Fetched fetch(Optional<String> validator) {
        return Fetched.of(fetches.getAndIncrement() % 2 == 0 ? first : second);
    }

    @Override
    public Optional<Duration> pollEvery() {
        return Optional.of(Duration.ofMillis(1));
    }
}
