package org.securitynudge.http;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import okhttp3.Headers;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import org.securitynudge.model.Fetched;
import org.securitynudge.model.RuleSource;
import org.securitynudge.model.UnavailableException;

/**
 * A rule document at an address. It is asked for with the validator of the version in force, so that an unchanged one costs a few bytes;
 * compressed answers are unpacked; redirects, web pages, documents of more than 8 MiB and of a type that is neither JSON nor unspecific
 * are refused.
 *
 * <p>{@code close()} ends a fetch that is under way and closes the connections of a client of its own; later fetches fail.
 */
public final class HttpRuleSource implements RuleSource {
    private static final int LARGEST_DOCUMENT = 8 * 1024 * 1024;
    private static final Duration LEAST_POLL = Duration.ofSeconds(1);
    private static final Pattern VALIDATOR = Pattern.compile("[\\x20-\\x7e]{1,1024}");

    private static final Pattern JSON = Pattern.compile("(application|text)/(.+\\+)?(json|jose)");
    // What servers and buckets say of files whose type they were not told: no reason to keep a kill switch out.
    private static final Set<String> UNSPECIFIC =
            Set.of("", "text/plain", "application/octet-stream", "binary/octet-stream");

    private final Endpoint endpoint;
    private final Duration pollEvery;
    private final RequestHeaders headers;
    private final Caller caller;

    private HttpRuleSource(Builder builder) {
        endpoint = builder.plainHttp ? builder.endpoint : builder.endpoint.requireSecure();
        pollEvery = builder.pollEvery;
        headers = builder.headers;
        caller = new Caller(Optional.ofNullable(builder.client), true);
    }

    /**
     * Returns a source that is looked at every 30 seconds, give or take a fifth.
     *
     * @throws IllegalArgumentException if the address is not one for HTTP, or is plain http to another machine
     */
    public static HttpRuleSource of(URI address) {
        return builder(address).build();
    }

    /** Returns the same with a client of the application, which brings proxy, certificates and time-outs and is never shut down. */
    public static HttpRuleSource of(URI address, OkHttpClient client) {
        return builder(address).client(client).build();
    }

    /**
     * Returns a builder of a source.
     *
     * @throws IllegalArgumentException if the address is not one for HTTP, or carries user info
     */
    public static Builder builder(URI address) {
        return new Builder(Endpoint.of(address));
    }

    @Override
    public Fetched fetch(Optional<String> validator) throws IOException {
        Optional<String> known =
                validator.filter(text -> VALIDATOR.matcher(text).matches());
        Reply reply = ask(known);
        return switch (reply.status()) {
            case 200 -> document(reply);
            case 304 -> unchanged(known);
            case 300, 301, 302, 303, 307, 308 -> throw redirected(reply);
            case 401, 403, 404, 407, 410 -> throw UnavailableException.lasting(status(reply));
            case 429, 503 -> throw unavailable(reply);
            default -> throw new UnavailableException(status(reply));
        };
    }

    private Reply ask(Optional<String> validator) throws IOException {
        Headers asked = headers.next();
        Reply reply = caller.call(request(asked, validator), LARGEST_DOCUMENT);
        if (reply.status() != 401) {
            return reply;
        }
        Headers again = headers.next();
        return again.equals(asked) ? reply : caller.call(request(again, validator), LARGEST_DOCUMENT);
    }

    private Request request(Headers asked, Optional<String> validator) {
        Request.Builder request = new Request.Builder().url(endpoint.url());
        request.header("Accept", "application/json, application/jose+json, */*;q=0.1");
        request.header("User-Agent", "nudge");
        asked.forEach(header -> request.header(header.getFirst(), header.getSecond()));
        validator.ifPresent(text -> request.header("If-None-Match", text));
        return request.build();
    }

    private Fetched document(Reply reply) throws UnavailableException {
        String encoding = reply.headers().get("Content-Encoding");
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw new UnavailableException("a document from " + endpoint.host() + " in the encoding "
                    + LogText.of(encoding) + "; only gzip is read");
        }
        if (reply.body().length > LARGEST_DOCUMENT) {
            throw new UnavailableException("a document of more than 8 MiB from " + endpoint.host());
        }
        if (reply.body().length == 0) {
            throw new UnavailableException("an empty document from " + endpoint.host());
        }
        if (reply.isHtml()) {
            throw new UnavailableException("a web page instead of a document from " + endpoint.host()
                    + "; is there a proxy or a log-in in between?");
        }
        if (!mayBeADocument(reply.mediaType())) {
            throw new UnavailableException("a document of the type " + LogText.of(reply.mediaType()) + " from "
                    + endpoint.host() + "; application/json or application/jose+json was expected");
        }
        String validator = reply.headers().get("ETag");
        return validator != null && VALIDATOR.matcher(validator).matches()
                ? Fetched.of(reply.body(), validator)
                : Fetched.of(reply.body());
    }

    private static boolean mayBeADocument(String mediaType) {
        return UNSPECIFIC.contains(mediaType) || JSON.matcher(mediaType).matches();
    }

    private Fetched unchanged(Optional<String> validator) throws UnavailableException {
        if (validator.isEmpty()) {
            throw new UnavailableException(
                    "HTTP 304 from " + endpoint.host() + " without having been asked for changes");
        }
        return Fetched.unchanged();
    }

    private UnavailableException redirected(Reply reply) {
        String to = reply.redirectsTo(endpoint.url()).map(host -> " to " + host).orElse("");
        return UnavailableException.lasting(
                status(reply) + ", a redirect" + to + ", which is never followed; give the final address");
    }

    private UnavailableException unavailable(Reply reply) {
        return reply.retryAfter()
                .map(after -> UnavailableException.retryAfter(status(reply), after))
                .orElseGet(() -> new UnavailableException(status(reply)));
    }

    private String status(Reply reply) {
        return "HTTP " + reply.status() + " from " + endpoint.host();
    }

    /** Returns the address without its query. */
    @Override
    public String name() {
        return endpoint.name();
    }

    /** Returns {@code LOOPBACK} for 127.0.0.0/8, ::1 and localhost, else {@code REMOTE}. */
    @Override
    public Origin origin() {
        return endpoint.isLoopback() ? Origin.LOOPBACK : Origin.REMOTE;
    }

    @Override
    public Optional<Duration> pollEvery() {
        return Optional.of(pollEvery);
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

    /** Options of a source. */
    public static final class Builder {
        private final Endpoint endpoint;
        private Duration pollEvery = Duration.ofSeconds(30);
        private RequestHeaders headers = RequestHeaders.none();
        private @Nullable OkHttpClient client;
        private boolean plainHttp;

        private Builder(Endpoint endpoint) {
            this.endpoint = endpoint;
        }

        /** The application's client, which brings proxy, certificates and time-outs and is never shut down; by default one of its own. */
        public Builder client(OkHttpClient client) {
            this.client = requireNonNull(client, "client");
            return this;
        }

        /**
         * How often to look for a new version, give or take a fifth; by default every 30 seconds.
         *
         * @throws IllegalArgumentException if that is less than a second
         */
        public Builder pollEvery(Duration interval) {
            if (interval.compareTo(LEAST_POLL) < 0) {
                throw new IllegalArgumentException("pollEvery < 1 s: " + interval);
            }
            pollEvery = interval;
            return this;
        }

        /** A bearer token, asked for anew before each request and once more after a 401. */
        public Builder bearer(Supplier<String> tokens) {
            headers = headers.andToken("Bearer", tokens);
            return this;
        }

        /** Headers, such as for authentication, asked for anew before each request and once more after a 401. */
        public Builder headers(Supplier<Map<String, String>> supplier) {
            headers = headers.and(supplier);
            return this;
        }

        /** Allows plain http to another machine, for networks that are trusted to neither read nor change rules on the way. */
        public Builder allowPlainHttp() {
            plainHttp = true;
            return this;
        }

        /**
         * Returns the source. Nothing is opened before the first fetch.
         *
         * @throws IllegalArgumentException if the address is plain http to another machine and that was not allowed
         */
        public HttpRuleSource build() {
            return new HttpRuleSource(this);
        }
    }
}
