package org.securitynudge.http;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/**
 * The machine's nginx, in processes of its own that end with this object, with a folder that it serves on a port of 127.0.0.1. Under
 * {@code plain/} documents go out as they are, under {@code packed/} and {@code signed/} compressed, under {@code untagged/} without an
 * ETag. While there is a file {@code slow}, a kilobyte goes out each second.
 */
final class Nginx implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    // Below what Linux hands out for outgoing connections: a port that is free for a moment, at a restart, stays ours.
    private static final int FIRST_PORT = 15_000;
    private static final int PORTS = 15_000;
    private static final long FIRST_SECOND = 1_700_000_000L;

    private static final String CONFIGURATION = """
            daemon off;
            worker_processes 2;
            pid nginx.pid;
            error_log error.log notice;
            @user@
            events { worker_connections 256; }
            http {
                log_format told '$status "$http_if_none_match" "$http_if_modified_since" $sent_http_content_encoding';
                access_log access.log told;
                client_body_temp_path temporary-body;
                proxy_temp_path temporary-proxy;
                fastcgi_temp_path temporary-fastcgi;
                uwsgi_temp_path temporary-uwsgi;
                scgi_temp_path temporary-scgi;
                types { application/json json; application/jose+json jws; }
                sendfile on;
                gzip_types application/json application/jose+json;
                server {
                    listen 127.0.0.1:@port@;
                    root served;
                    if (-f $document_root/slow) { set $limit_rate 1k; }
                    location /packed/ { gzip on; }
                    location /signed/ { gzip on; types { application/jose+json json; } }
                    location /untagged/ { etag off; }
                }
            }
            """;

    private final Path prefix;
    private final int port;
    private final Thread atExit = new Thread(this::kill, "nginx-ends-with-the-tests");
    private Process master;

    private Nginx(Path prefix, int port) throws IOException {
        this.prefix = prefix;
        this.port = port;
        this.master = launch();
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** Skips the test, with what to do about it, if there is no nginx here. */
    static void require() {
        assumeTrue(
                binary().isPresent(),
                "There is no nginx here. To run this test: apt-get install nginx (nothing has to be set up or started).");
    }

    private static Optional<Path> binary() {
        String path = System.getenv().getOrDefault("PATH", "") + File.pathSeparator + "/usr/sbin:/usr/local/sbin";
        return Stream.of(path.split(File.pathSeparator))
                .map(folder -> Path.of(folder, "nginx"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Starts one in an empty directory, and returns once it answers. */
    static Nginx start(Path prefix) throws IOException {
        for (String folder : List.of("plain", "packed", "untagged", "signed")) {
            Files.createDirectories(prefix.resolve("served").resolve(folder));
        }
        int port = freePort();
        // Workers of a root's nginx are somebody else by default, whom a temporary directory is closed to.
        String user = System.getProperty("user.name").equals("root") ? "user root;" : "";
        Files.writeString(
                prefix.resolve("nginx.conf"),
                CONFIGURATION.replace("@user@", user).replace("@port@", String.valueOf(port)));
        Nginx nginx = new Nginx(prefix, port);
        nginx.awaitReady();
        return nginx;
    }

    private static int freePort() throws IOException {
        Random random = new Random();
        IOException taken = new IOException("no free port");
        for (int i = 0; i < 100; i++) {
            int port = FIRST_PORT + random.nextInt(PORTS);
            try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return probe.getLocalPort();
            } catch (IOException e) {
                taken.addSuppressed(e);
            }
        }
        throw taken;
    }

    private Process launch() throws IOException {
        return command()
                .redirectErrorStream(true)
                .redirectOutput(prefix.resolve("output.log").toFile())
                .start();
    }

    private ProcessBuilder command(String... more) {
        List<String> command = new ArrayList<>(List.of(binary().orElseThrow().toString()));
        command.addAll(List.of("-p", prefix.toString(), "-c", "nginx.conf", "-e", "error.log"));
        command.addAll(List.of(more));
        return new ProcessBuilder(command);
    }

    private void awaitReady() {
        await().atMost(PATIENCE).until(() -> {
            if (!master.isAlive()) {
                throw new IOException("nginx ended: " + Files.readString(prefix.resolve("error.log")));
            }
            return answers();
        });
    }

    private boolean answers() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Starts it again, where it was. */
    void startAgain() throws IOException {
        master = launch();
        awaitReady();
    }

    /** Ends it as an operator does: requests that are under way are answered first. */
    void quit() throws IOException, InterruptedException {
        command("-s", "quit").inheritIO().start().waitFor();
        if (!master.waitFor(PATIENCE.toSeconds(), SECONDS)) {
            throw new IOException("nginx does not quit");
        }
    }

    /** Ends all of its processes at once, whatever they are doing. */
    void kill() {
        List<ProcessHandle> processes =
                Stream.concat(master.children(), Stream.of(master.toHandle())).toList();
        // First the one that would start others.
        master.destroyForcibly();
        processes.forEach(ProcessHandle::destroyForcibly);
        processes.forEach(process -> process.onExit().join());
    }

    /** Kills whoever is answering requests; others take their places. */
    void killWorkers() {
        master.children().toList().forEach(ProcessHandle::destroyForcibly);
    }

    @Override
    public void close() {
        kill();
        Runtime.getRuntime().removeShutdownHook(atExit);
    }

    /** Returns the address of a file, such as {@code plain/policy.json}. */
    URI uri(String file) {
        return URI.create("http://127.0.0.1:" + port + "/" + file);
    }

    int port() {
        return port;
    }

    /**
     * Puts a version of a document in the place of the one before in one step, last modified as many seconds after a fixed moment, so
     * that the validator tells the version.
     */
    void publish(String file, long version, byte[] document) throws IOException {
        Path target = prefix.resolve("served").resolve(file);
        Path beside = target.resolveSibling(target.getFileName() + ".new");
        Files.write(beside, document);
        Files.setLastModifiedTime(beside, FileTime.from(Instant.ofEpochSecond(FIRST_SECOND + version)));
        Files.move(beside, target, ATOMIC_MOVE);
    }

    /** Returns the version of a validator, which for nginx is made of the time of the last change and the length. */
    static long version(String validator) {
        String tag = validator.replace("W/", "").replace("\"", "");
        return Long.parseLong(tag.substring(0, tag.indexOf('-')), 16) - FIRST_SECOND;
    }

    /** Cuts a file short where it lies, as a copy that was broken off leaves it. */
    void cut(String file, long length) throws IOException {
        try (FileChannel channel = FileChannel.open(prefix.resolve("served").resolve(file), StandardOpenOption.WRITE)) {
            channel.truncate(length);
        }
    }

    /** Lets documents trickle from the next request on, or no longer. */
    void trickle(boolean slow) throws IOException {
        Path mark = prefix.resolve("served/slow");
        if (slow) {
            Files.createFile(mark);
        } else {
            Files.delete(mark);
        }
    }

    /** Returns a line for each request so far: status, {@code If-None-Match}, {@code If-Modified-Since}, encoding of the answer. */
    List<String> told() throws IOException {
        return Files.readAllLines(prefix.resolve("access.log"));
    }
}
