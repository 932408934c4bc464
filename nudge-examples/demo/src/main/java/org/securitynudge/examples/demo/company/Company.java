package org.securitynudge.examples.demo.company;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** The company's side of the story: its server can be reached, or not. What it has taken in survives an outage. */
public final class Company implements AutoCloseable {
    private static final int CONNECTIONS = 8;

    private final Shelf shelf = new Shelf();
    private final Inbox inbox = new Inbox();
    private final ExecutorService workers = Executors.newFixedThreadPool(CONNECTIONS, work -> {
        Thread thread = new Thread(work, "company-server");
        thread.setDaemon(true);
        return thread;
    });
    private @Nullable HttpServer server;
    private int port;

    private Company() {}

    /** Returns a company whose server can be reached, on a free port. */
    public static Company open() throws IOException {
        // Without it, the JDK's server and a kept connection wait 40 ms for each other (Nagle's algorithm).
        System.setProperty("sun.net.httpserver.nodelay", "true");
        Company company = new Company();
        company.connect();
        return company;
    }

    /** Makes the server reachable, on the port it had before. */
    public synchronized void connect() throws IOException {
        HttpServer started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        started.createContext("/rules/", closing(shelf::serve));
        started.createContext("/events", closing(inbox::take));
        started.setExecutor(workers);
        started.start();
        port = started.getAddress().getPort();
        server = started;
    }

    private static HttpHandler closing(HttpHandler handler) {
        return exchange -> {
            try (HttpExchange open = exchange) {
                handler.handle(open);
            }
        };
    }

    /** Makes the server unreachable: every connection is cut, new ones are refused. */
    public synchronized void disconnect() {
        if (server != null) {
            server.stop(0);
            server = null;
        }
    }

    /** Returns the address of a rule document, such as {@code policy.json}. */
    public URI rules(String document) {
        return URI.create("http://127.0.0.1:" + port + "/rules/" + document);
    }

    /** Returns the address that takes events. */
    public URI events() {
        return URI.create("http://127.0.0.1:" + port + "/events");
    }

    /** Publishes a rule document, such as {@code policy.json}. */
    public void publish(String document, byte[] bytes) {
        shelf.publish("/rules/" + document, bytes);
    }

    /** Returns the rule documents. */
    public Shelf shelf() {
        return shelf;
    }

    /** Returns the events. */
    public Inbox inbox() {
        return inbox;
    }

    /** Ends the server. */
    @Override
    public void close() {
        disconnect();
        workers.shutdownNow();
    }
}
