package org.securitynudge.examples.plain;

import com.sun.net.httpserver.HttpServer;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.securitynudge.Nudge;

/** The two servers, which keep the same contract. */
enum Server {
    SERVLET {
        @Override
        Running start(Nudge nudge, Path directory) throws LifecycleException {
            Tomcat tomcat = ShareTomcat.start(0, directory, nudge);
            return new Running(address(tomcat.getConnector().getLocalPort()), () -> stop(tomcat));
        }
    },
    JDK {
        @Override
        Running start(Nudge nudge, Path directory) throws IOException {
            HttpServer server = ShareJdk.start(0, nudge);
            return new Running(address(server.getAddress().getPort()), () -> server.stop(0));
        }
    };

    /** A server that runs, and how it is stopped. */
    record Running(URI address, Closeable stop) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            stop.close();
        }
    }

    abstract Running start(Nudge nudge, Path directory) throws IOException, LifecycleException;

    private static void stop(Tomcat tomcat) throws IOException {
        try {
            tomcat.stop();
            tomcat.destroy();
        } catch (LifecycleException e) {
            throw new IOException("Tomcat does not stop", e);
        }
    }

    private static URI address(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }
}
