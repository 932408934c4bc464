package org.securitynudge.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server that answers the n-th request with the n-th answer, byte for byte, and then closes the connection. The last answer repeats. */
final class RawServer implements AutoCloseable {
    private final ServerSocket listening;
    private volatile List<byte[]> answers;
    private final List<String> heads = new CopyOnWriteArrayList<>();
    private final List<IOException> failures = new CopyOnWriteArrayList<>();
    private final List<byte[]> bodies = new CopyOnWriteArrayList<>();
    private final Thread thread = new Thread(this::serve, "raw-server");

    private RawServer(ServerSocket listening, List<byte[]> answers) {
        this.listening = listening;
        this.answers = answers;
    }

    static RawServer answering(String... answers) {
        return answering(
                List.of(answers).stream().map(text -> text.getBytes(ISO_8859_1)).toList());
    }

    static RawServer answering(List<byte[]> answers) {
        try {
            RawServer server = new RawServer(new ServerSocket(0, 10, InetAddress.getLoopbackAddress()), answers);
            server.thread.setDaemon(true);
            server.thread.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + listening.getLocalPort() + "/");
    }

    int requests() {
        return heads.size();
    }

    /** Returns the request lines and headers so far. */
    List<String> heads() {
        return List.copyOf(heads);
    }

    /** Returns the bodies so far. */
    List<byte[]> bodies() {
        return List.copyOf(bodies);
    }

    /** From now on there is one answer. */
    void answer(String answer) {
        answers = List.of(answer.getBytes(ISO_8859_1));
    }

    private void serve() {
        while (!listening.isClosed()) {
            try (Socket connection = listening.accept()) {
                readRequest(connection.getInputStream());
                List<byte[]> now = answers;
                int number = Math.min(heads.size(), now.size()) - 1;
                connection.getOutputStream().write(now.get(number));
                connection.getOutputStream().flush();
            } catch (IOException e) {
                failures.add(e); // the client, or this server, went away
            }
        }
    }

    /** Reads a request to its end: a connection that is closed over unread bytes is reset, and the answer may be lost. */
    private void readRequest(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int read = in.read();
            if (read < 0) {
                throw new IOException("the client went away");
            }
            head.append((char) read);
        }
        byte[] body = {};
        for (String line : head.toString().lines().toList()) {
            if (line.regionMatches(true, 0, "Content-Length:", 0, 15)) {
                body = in.readNBytes(Integer.parseInt(line.substring(15).trim()));
            }
        }
        bodies.add(body);
        heads.add(head.toString());
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
