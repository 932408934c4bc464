package org.securitynudge.http;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.securitynudge.model.Collector;
import org.securitynudge.model.Event;
import org.securitynudge.model.Verdict;

/**
 * A collector of events behind an address, in one of three formats: CloudEvents, OpenTelemetry's OTLP or Splunk's HEC. Redirects are never
 * followed and nothing is repeated behind the caller's back: whatever comes back is turned into verdicts, and an outcome that is not known
 * into an {@code IOException}.
 *
 * <p>{@code close()} ends a call that is under way and closes the connections of a client of its own; later calls fail.
 */
public final class HttpCollector implements Collector {
    static final int LARGEST_REPLY = 1024 * 1024;

    private final Endpoint endpoint;
    private final WireFormat format;
    private final Exchange exchange;
    private final Caller caller;

    private HttpCollector(Builder builder) {
        format = builder.format == null ? new CloudEventsFormat(builder.batched) : builder.format;
        endpoint = (builder.plainHttp ? builder.endpoint : builder.endpoint.requireSecure()).orPath(format.usualPath());
        caller = new Caller(Optional.ofNullable(builder.client), false);
        Posting posting = new Posting(endpoint.url(), format, builder.compressed);
        exchange = new Exchange(endpoint.host(), format, builder.headers, posting, caller);
    }

    /**
     * Returns a collector that gets CloudEvents 1.0 as JSON, one a request.
     *
     * @throws IllegalArgumentException if the address is not one for HTTP, or is plain http to another machine
     */
    public static HttpCollector cloudEvents(URI address) {
        return builder(address).build();
    }

    /**
     * Returns a collector that gets log records of OpenTelemetry (OTLP/HTTP, JSON), many a request.
     *
     * @param address the receiver; without a path, {@code /v1/logs} is added
     * @throws IllegalArgumentException if the address is not one for HTTP, or is plain http to another machine
     */
    public static HttpCollector otlp(URI address) {
        return builder(address).otlp().build();
    }

    /**
     * Returns a collector that is Splunk's HTTP Event Collector, many events a request.
     *
     * @param address the HTTP Event Collector; without a path, {@code /services/collector/event} is added
     * @param tokens the token, without the word Splunk before it; asked for anew before each request and once more after a 401 or 403
     * @throws IllegalArgumentException if the address is not one for HTTP, or is plain http to another machine
     */
    public static HttpCollector splunk(URI address, Supplier<String> tokens) {
        return builder(address).splunk(tokens).build();
    }

    /**
     * Returns a builder of a collector, of CloudEvents unless another format is chosen.
     *
     * @throws IllegalArgumentException if the address is not one for HTTP, or carries user info
     */
    public static Builder builder(URI address) {
        return new Builder(Endpoint.of(address));
    }

    /**
     * Sends events, in as many requests as the format needs. When one of several requests fails, the events before it keep their verdicts
     * and those after it are not sent.
     *
     * @throws IOException if it is not known what became of the first request
     */
    @Override
    public List<Verdict> send(List<Event> events) throws IOException {
        List<Verdict> verdicts = new ArrayList<>(events.size());
        while (verdicts.size() < events.size()) {
            int from = verdicts.size();
            List<Event> next = events.subList(from, Math.min(events.size(), from + format.most()));
            List<Verdict> judged = from == 0 ? exchange.of(next) : postAfterOthers(next);
            verdicts.addAll(judged);
            obstacle(judged)
                    .ifPresent(later -> verdicts.addAll(Collections.nCopies(events.size() - verdicts.size(), later)));
        }
        return List.copyOf(verdicts);
    }

    /** Returns what the events after these get without being sent, if it would be of no use to send them now. */
    private static Optional<Verdict> obstacle(List<Verdict> judged) {
        for (Verdict verdict : judged) {
            if (verdict instanceof Verdict.Retry retry) {
                return Optional.of(new Verdict.Retry(retry.after(), "not sent: " + retry.why()));
            }
            if (verdict instanceof Verdict.Paused paused) {
                return Optional.of(Verdict.retry("not sent: " + paused.why()));
            }
        }
        return Optional.empty();
    }

    /** Posts events that are not the first ones: what happened to those before them must not be forgotten. */
    private List<Verdict> postAfterOthers(List<Event> events) {
        try {
            return exchange.of(events);
        } catch (IOException e) {
            return Collections.nCopies(
                    events.size(), Verdict.retry("outcome unknown: " + LogText.of(String.valueOf(e.getMessage()))));
        }
    }

    /** Returns the address without its query. */
    @Override
    public String name() {
        return endpoint.name();
    }

    @Override
    public void close() {
        caller.close();
    }

    /** Returns the name. */
    @Override
    public String toString() {
        return name();
    }

    /** Options of a collector. */
    public static final class Builder {
        private final Endpoint endpoint;
        private RequestHeaders headers = RequestHeaders.none();
        private @Nullable OkHttpClient client;
        private @Nullable WireFormat format;
        private boolean batched;
        private boolean compressed = true;
        private boolean plainHttp;

        private Builder(Endpoint endpoint) {
            this.endpoint = endpoint;
        }

        /** OpenTelemetry: log records (OTLP/HTTP, JSON), many a request. An address without a path gets {@code /v1/logs}. */
        public Builder otlp() {
            format = new OtlpFormat();
            return this;
        }

        /**
         * Splunk's HTTP Event Collector, many events a request. An address without a path gets {@code /services/collector/event}.
         *
         * @param tokens the token, without the word Splunk before it; asked for anew before each request and once more after a 401 or 403
         */
        public Builder splunk(Supplier<String> tokens) {
            headers = headers.andToken("Splunk", tokens);
            format = new SplunkFormat();
            return this;
        }

        /** The application's client, which brings proxy, certificates and time-outs and is never shut down; by default one of its own. */
        public Builder client(OkHttpClient client) {
            this.client = requireNonNull(client, "client");
            return this;
        }

        /** A bearer token, asked for anew before each request and once more after a 401 or 403. */
        public Builder bearer(Supplier<String> tokens) {
            headers = headers.andToken("Bearer", tokens);
            return this;
        }

        /** Headers, such as for authentication, asked for anew before each request and once more after a 401 or 403. */
        public Builder headers(Supplier<Map<String, String>> supplier) {
            headers = headers.and(supplier);
            return this;
        }

        /**
         * Sends many CloudEvents in a request. By default each has its own: the standard forbids batches that the receiver did not ask for. The
         * other formats always put many into one.
         */
        public Builder batches() {
            batched = true;
            return this;
        }

        /** Sends bodies as they are. By default those above 1 KiB are compressed with gzip, which some collectors answer with 415. */
        public Builder uncompressed() {
            compressed = false;
            return this;
        }

        /** Allows plain http to another machine, for networks that are trusted not to read events on the way. */
        public Builder allowPlainHttp() {
            plainHttp = true;
            return this;
        }

        /**
         * Returns the collector. Nothing is opened before the first events.
         *
         * @throws IllegalArgumentException if the address is plain http to another machine and that was not allowed
         */
        public HttpCollector build() {
            return new HttpCollector(this);
        }
    }
}
