package org.securitynudge.database;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands between clients and a PostgreSQL server, and cuts a connection when it sees a COMMIT, when told to. */
final class CuttingProxy implements AutoCloseable {
    private final ServerSocket socket;
    private final int target;
    private final Queue<Boolean> cuts = new ConcurrentLinkedQueue<>();
    private final AtomicInteger done = new AtomicInteger();

    private CuttingProxy(ServerSocket socket, int target) {
        this.socket = socket;
        this.target = target;
    }

    static CuttingProxy to(int port) throws IOException {
        ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        CuttingProxy proxy = new CuttingProxy(socket, port);
        daemon(proxy::accept);
        return proxy;
    }

    int port() {
        return socket.getLocalPort();
    }

    /**
     * Cuts the connection at the next COMMIT.
     *
     * @param forwarded whether the server still gets it; the client gets no answer in either case
     */
    void cutNextCommit(boolean forwarded) {
        cuts.add(forwarded);
    }

    int cutsDone() {
        return done.get();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                connect(socket.accept());
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void connect(Socket client) throws IOException {
        Socket server = new Socket();
        try {
            server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target));
        } catch (IOException refused) {
            client.close();
            return;
        }
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        daemon(() -> pump(client, server, true));
        daemon(() -> pump(server, client, false));
    }

    private void pump(Socket from, Socket to, boolean towardsServer) {
        byte[] buffer = new byte[65_536];
        try (from;
                to) {
            InputStream input = from.getInputStream();
            OutputStream output = to.getOutputStream();
            for (int read = input.read(buffer); read >= 0; read = input.read(buffer)) {
                Boolean cut = (towardsServer && isCommit(buffer, read)) ? cuts.poll() : null;
                if (cut == null || cut) {
                    output.write(buffer, 0, read);
                }
                if (cut != null) {
                    from.close(); // first, so that no answer gets through
                    done.incrementAndGet();
                    return;
                }
            }
        } catch (IOException cutByTheOther) {
            return;
        }
    }

    /** A driver sends it in a packet of its own: it waits for all answers before. */
    private static boolean isCommit(byte[] buffer, int length) {
        return new String(buffer, 0, length, ISO_8859_1).contains("COMMIT");
    }

    private static void daemon(Runnable body) {
        Thread thread = new Thread(body, "cutting-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
