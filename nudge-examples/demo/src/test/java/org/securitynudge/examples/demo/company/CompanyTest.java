package org.securitynudge.examples.demo.company;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class CompanyTest {
    private final HttpClient client = HttpClient.newHttpClient();
    private Company company;

    @BeforeEach
    void open() throws IOException {
        company = Company.open();
    }

    @AfterEach
    void close() {
        company.close();
    }

    @Test
    void anUnchangedDocumentIsNotSentAgain() throws Exception {
        company.publish("policy.json", "one".getBytes(UTF_8));
        HttpResponse<String> first = get(company.rules("policy.json"), "\"none\"");
        String etag = first.headers().firstValue("ETag").orElseThrow();

        HttpResponse<String> second = get(company.rules("policy.json"), etag);
        company.publish("policy.json", "two".getBytes(UTF_8));
        HttpResponse<String> third = get(company.rules("policy.json"), etag);

        assertThat(first.body()).isEqualTo("one");
        assertThat(second.statusCode()).isEqualTo(304);
        assertThat(third.body()).isEqualTo("two");
        assertThat(company.shelf().handedOut()).isEqualTo(2);
        assertThat(company.shelf().unchanged()).isEqualTo(1);
    }

    @Test
    void anEventThatComesTwiceIsKeptOnceAndCounted() throws Exception {
        post(event("a", 1).getBytes(UTF_8), "identity");
        post(zipped(event("a", 1)), "gzip");
        post(event("b", 4).getBytes(UTF_8), "identity");

        assertThat(company.inbox().arrivals())
                .extracting(arrival -> arrival.attribute("id"))
                .containsExactly("a", "b");
        assertThat(company.inbox().duplicates()).isEqualTo(1);
        assertThat(company.inbox().await("b", Duration.ofSeconds(10))).isPresent();
        assertThat(company.inbox().missing("ack")).as("2 and 3").isEqualTo(2);
    }

    @Test
    void whatIsNoCloudEventIsRefused() throws Exception {
        assertThat(post("{\"id\":\"a\"}".getBytes(UTF_8), "identity").statusCode())
                .isEqualTo(400);
        assertThat(company.inbox().arrivals()).isEmpty();
    }

    @Test
    void afterAnOutageTheAddressIsTheSameAndNothingIsForgotten() throws Exception {
        post(event("a", 1).getBytes(UTF_8), "identity");
        URI before = company.events();
        company.disconnect();
        assertThatThrownBy(() -> post(event("b", 2).getBytes(UTF_8), "identity"))
                .isInstanceOf(ConnectException.class);

        company.connect();

        assertThat(company.events()).isEqualTo(before);
        assertThat(post(event("b", 2).getBytes(UTF_8), "identity").statusCode()).isEqualTo(204);
        assertThat(company.inbox().arrivals()).hasSize(2);
    }

    private HttpResponse<String> get(URI address, String etag) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(address).header("If-None-Match", etag).build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(byte[] body, String encoding) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(company.events())
                .header("Content-Encoding", encoding)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static String event(String id, int sequence) {
        return "{\"specversion\":\"1.0\",\"id\":\"" + id + "\",\"source\":\"urn:x\",\"stream\":\"ack\",\"sequence\":\""
                + sequence + "\",\"type\":\"t\"}";
    }

    private static byte[] zipped(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream packed = new GZIPOutputStream(bytes)) {
            packed.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }
}
