package org.securitynudge.http;

import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.Proxy;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.ConnectionPool;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Makes one call at a time, with a client of its own or one derived from the application's, which shares its connections and is never shut
 * down. Redirects are never followed: OkHttp's default turns a redirected POST into a GET that "succeeds".
 */
final class Caller {
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(30);
    // Servers drop idle connections, some after 5 seconds, and OkHttp looks only after 10: a request sent into one is
    // lost.
    private static final int IDLE_SECONDS = 4;
    private static final int PROXY_AUTHENTICATION_REQUIRED = 407;
    private static final String CUT_OFF = "the answer was cut off";
    private static final String OKHTTPS_CUT_OFF = "unexpected end of stream";

    private final Optional<OkHttpClient> given;
    private final boolean repeatable;
    private @Nullable OkHttpClient client;
    private @Nullable Call current;
    private boolean closed;

    /**
     * Creates a caller. Nothing is opened yet.
     *
     * @param given the application's client
     * @param repeatable whether a request may be sent again on a new connection when an idle one turns out to be closed
     */
    Caller(Optional<OkHttpClient> given, boolean repeatable) {
        this.given = given;
        this.repeatable = repeatable;
    }

    /**
     * Calls, and reads the body up to one byte more than the limit.
     *
     * @throws IOException if the outcome is not known; connecting, sending and reading fail alike
     */
    Reply call(Request request, int limit) throws IOException {
        try (Response response = start(request).execute()) {
            return Reply.read(response, limit);
        } catch (StrayProxyReply e) {
            return e.reply;
        } catch (EOFException e) {
            throw new IOException(CUT_OFF, e);
        } catch (ProtocolException e) {
            throw new IOException(OKHTTPS_CUT_OFF.equals(e.getMessage()) ? CUT_OFF : notHttp(e), e);
        } catch (RuntimeException e) {
            throw new IOException("the HTTP client threw " + e.getClass().getName(), e);
        } finally {
            end();
        }
    }

    /** The message of OkHttp may quote whatever the other side sent. */
    private static String notHttp(ProtocolException e) {
        return "not HTTP: " + LogText.of(e.getMessage());
    }

    private synchronized Call start(Request request) throws IOException {
        if (closed) {
            throw new IOException("closed");
        }
        if (client == null) {
            client = derive(given.orElseGet(Caller::ours));
        }
        current = client.newCall(request);
        return current;
    }

    private synchronized void end() {
        current = null;
    }

    /** Ends a call that is under way and lets go of what is ours. */
    synchronized void close() {
        closed = true;
        if (current != null) {
            current.cancel();
        }
        if (client != null && given.isEmpty()) {
            client.dispatcher().executorService().shutdown();
            client.connectionPool().evictAll();
        }
    }

    private static OkHttpClient ours() {
        return new OkHttpClient.Builder()
                .connectionPool(new ConnectionPool(1, IDLE_SECONDS, TimeUnit.SECONDS))
                .build();
    }

    private OkHttpClient derive(OkHttpClient base) {
        OkHttpClient.Builder derived = base.newBuilder()
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(repeatable)
                // Validators are ours to keep: a cache would answer from disk what is no longer true.
                .cache(null)
                .addNetworkInterceptor(Caller::keepStrayProxyReply);
        if (base.callTimeoutMillis() == 0) {
            // Nothing else bounds a body that drips.
            derived.callTimeout(CALL_TIMEOUT);
        }
        return derived.build();
    }

    /** OkHttp gives a 407 that comes from no proxy as a broken connection; it is an answer like any other. */
    private static Response keepStrayProxyReply(Interceptor.Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        Connection connection = chain.connection();
        boolean proxied = connection != null && connection.route().proxy().type() == Proxy.Type.HTTP;
        if (response.code() != PROXY_AUTHENTICATION_REQUIRED || proxied) {
            return response;
        }
        try (response) {
            throw new StrayProxyReply(Reply.read(response, 0));
        }
    }

    /** Carries a reply past OkHttp, which does not repeat a request after a protocol error. */
    private static final class StrayProxyReply extends ProtocolException {
        private static final long serialVersionUID = 1;

        private final transient Reply reply;

        StrayProxyReply(Reply reply) {
            super("HTTP 407 from no proxy");
            this.reply = reply;
        }
    }
}
