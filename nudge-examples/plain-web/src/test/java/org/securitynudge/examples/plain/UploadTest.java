package org.securitynudge.examples.plain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.securitynudge.Nudge;

/** An upload is asked about before it is read: the question is there while the file has yet to be sent. */
final class UploadTest {

    private static final int PATIENCE_MILLIS = 10_000;

    @TempDir
    Path directory;

    @ParameterizedTest(name = "{0}, {1}, Expect: {2}")
    @CsvSource({
        "SERVLET, application/octet-stream, true",
        "SERVLET, application/octet-stream, false",
        "SERVLET, multipart/form-data; boundary=x, true",
        "SERVLET, multipart/form-data; boundary=x, false",
        "JDK, application/octet-stream, true",
        "JDK, application/octet-stream, false",
        "JDK, multipart/form-data; boundary=x, true",
        "JDK, multipart/form-data; boundary=x, false"
    })
    void anUploadIsAskedAboutBeforeItIsRead(Server kind, String type, boolean expect) throws Exception {
        try (Nudge nudge = Nudges.replica();
                Server.Running server = kind.start(nudge, directory)) {
            Person ana = new Person("ana", server.address());
            String head =
                    "POST /share?document=Plan.pdf&to=partner.example HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
                            + ana.authorization() + "\r\nAccept: application/problem+json\r\nContent-Type: " + type
                            + "\r\nContent-Length: 1000000000\r\n" + (expect ? "Expect: 100-continue\r\n" : "")
                            + "\r\n";

            assertThat(status(server.address().getPort(), head + (expect ? "" : "the first bytes of it")))
                    .startsWith("HTTP/1.1 428");
        }
    }

    /** Returns the status line of the response to what is sent, though more is expected. "Go on" is none. */
    private static String status(int port, String sent) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(sent.getBytes(StandardCharsets.US_ASCII));
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            String line = in.readLine();
            while (line != null && (!line.startsWith("HTTP/1.1 ") || line.startsWith("HTTP/1.1 100"))) {
                line = in.readLine();
            }
            return String.valueOf(line);
        }
    }
}
