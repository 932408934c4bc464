package org.securitynudge.http;

import java.net.URI;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/** An address to call, with the names that messages may show: neither user info nor query nor fragment. */
final class Endpoint {
    // Four plain decimal parts only: "127.0.0.999" is a host name, which a DNS server may resolve to anywhere.
    private static final String PART = "(0|[1-9][0-9]?|1[0-9][0-9]|2[0-4][0-9]|25[0-5])";
    private static final Pattern LOOPBACK = Pattern.compile("127(\\." + PART + "){3}|::1|localhost");

    private final HttpUrl url;

    private Endpoint(HttpUrl url) {
        this.url = url;
    }

    /**
     * Returns the endpoint of an address.
     *
     * @throws IllegalArgumentException if it is no address for HTTP, or carries user info, which would never be sent
     */
    static Endpoint of(URI address) {
        // OkHttp would take "https:///policy.json" for a host named policy.json.
        HttpUrl url = address.getRawAuthority() == null ? null : HttpUrl.get(address);
        if (url == null) {
            throw new IllegalArgumentException("not an http or https address with a host: scheme " + address.getScheme()
                    + ", host " + address.getHost());
        }
        if (!url.username().isEmpty() || !url.password().isEmpty()) {
            throw new IllegalArgumentException("user info in the address of " + new Endpoint(url).host()
                    + " would never be sent; give credentials with bearer(...) or headers(...)");
        }
        return new Endpoint(url);
    }

    /**
     * Returns this endpoint.
     *
     * @throws IllegalArgumentException if what is sent to it could be read on the way
     */
    Endpoint requireSecure() {
        if (!url.isHttps() && !isLoopback()) {
            throw new IllegalArgumentException(
                    "http to " + host()
                            + " can be read and changed on the way; use https, or say allowPlainHttp() if the network is yours");
        }
        return this;
    }

    /** Returns this endpoint, with this path if it has none. */
    Endpoint orPath(String path) {
        return url.encodedPath().equals("/")
                ? new Endpoint(url.newBuilder().encodedPath(path).build())
                : this;
    }

    HttpUrl url() {
        return url;
    }

    /** Returns whether the address is one of this machine's, whatever DNS says. */
    boolean isLoopback() {
        return LOOPBACK.matcher(url.host()).matches();
    }

    /** Returns host, and port if it is not the usual one: {@code policy.corp.example}. */
    String host() {
        String host = url.host().contains(":") ? "[" + url.host() + "]" : url.host();
        return url.port() == HttpUrl.defaultPort(url.scheme()) ? host : host + ":" + url.port();
    }

    /** Returns the address without its query: {@code https://policy.corp.example/policy.json}. */
    String name() {
        return url.scheme() + "://" + host() + url.encodedPath();
    }
}
