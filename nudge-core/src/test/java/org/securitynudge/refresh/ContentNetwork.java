package org.securitynudge.refresh;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.securitynudge.model.Fetched;
import org.securitynudge.model.RuleSource;

/** A content delivery network: each of its edges hands out its copy of a document, and asks the server when that is too old. */
final class ContentNetwork {
    private final SimulatedServer server;
    private final VirtualClock clock;
    private final Duration maxAge;
    private final int edges;
    private final RequestCount asked = new RequestCount();

    ContentNetwork(SimulatedServer server, VirtualClock clock, Duration maxAge, int edges) {
        this.server = server;
        this.clock = clock;
        this.maxAge = maxAge;
        this.edges = edges;
    }

    /** Returns the requests at all edges. */
    RequestCount asked() {
        return asked;
    }

    /** Returns a source of a document for each edge. */
    List<RuleSource> sources(String path) {
        List<RuleSource> sources = new ArrayList<>();
        for (int i = 0; i < edges; i++) {
            sources.add(new PolledSource(path, new Edge(path, maxAge.toNanos() * i / edges)));
        }
        return sources;
    }

    private final class Edge implements ScriptedSource.Answer {
        private final String path;
        private byte[] copy = {};
        private @Nullable String version;
        private long fetched;

        /** Edges come to their first copies at different times, so the copies are not all as old. */
        Edge(String path, long age) {
            this.path = path;
            this.fetched = -age;
        }

        @Override
        public Fetched to(Optional<String> validator) throws IOException {
            asked.add(clock.second());
            if (version == null || clock.nanos() - fetched >= maxAge.toNanos()) {
                fetch();
            }
            return validator.equals(Optional.ofNullable(version)) ? Fetched.unchanged() : Fetched.of(copy, version);
        }

        private void fetch() throws IOException {
            Fetched answer = server.get(path, Optional.ofNullable(version));
            fetched = version == null ? clock.nanos() + fetched : clock.nanos();
            copy = answer.document().orElse(copy);
            version = answer.validator().orElse(version);
        }
    }
}
