package org.securitynudge.examples.plain;

import com.sun.net.httpserver.BasicAuthenticator;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;
import org.securitynudge.Nudge;

/** Starts the application on the HTTP server of the JDK. */
public final class ShareJdk {
    private ShareJdk() {}

    /**
     * Runs it on port 8080 until it is stopped.
     *
     * @param args none
     */
    public static void main(String[] args) throws IOException {
        start(8080, Sharing.nudge());
        System.out.println(Sharing.HOW_TO_TRY);
    }

    /** Starts it on this host; port 0 is any that is free. */
    static HttpServer start(int port, Nudge nudge) throws IOException {
        ShareServer sharing = new ShareServer(Sharing.guard(nudge));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "share");
            thread.setDaemon(true);
            return thread;
        }));
        signedIn(server, "/nudge/", sharing::nudge);
        signedIn(server, Sharing.SHARE, posted(sharing::share));
        server.start();
        return server;
    }

    private static HttpHandler posted(HttpHandler handler) {
        return exchange -> {
            if (exchange.getRequestMethod().equals("POST")) {
                handler.handle(exchange);
            } else {
                exchange.getResponseHeaders().set("Allow", "POST");
                exchange.sendResponseHeaders(405, -1);
                exchange.close();
            }
        };
    }

    private static void signedIn(HttpServer server, String path, HttpHandler handler) {
        server.createContext(path, handler).setAuthenticator(new BasicAuthenticator("documents") {
            @Override
            public boolean checkCredentials(String user, String password) {
                return Sharing.PEOPLE.contains(user) && password.equals(user);
            }
        });
    }
}
