package org.securitynudge.examples.plain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A person who is signed in at a server, with a browser or a script that sends what it is told to. */
final class Person {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String name;
    private final URI server;

    Person(String name, URI server) {
        this.name = name;
        this.server = server;
    }

    /** Shares by a script, whose facts are in the address. */
    HttpResponse<String> fetch(String pathAndQuery, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(pathAndQuery)
                .header("Accept", "application/problem+json, */*")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}"));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    /** Posts an answer as nudge.js does. */
    HttpResponse<String> answer(Map<String, String> answer, String... headers)
            throws IOException, InterruptedException {
        String[] all = headers.length == 0 ? new String[] {"Sec-Fetch-Site", "same-origin"} : headers;
        return send(request("/nudge/answers")
                .header("Content-Type", "application/json")
                .headers(all)
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(answer))));
    }

    /** Posts a form as a browser without a script does. */
    HttpResponse<String> form(String path, List<Map.Entry<String, String>> fields, String... headers)
            throws IOException, InterruptedException {
        String body = fields.stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        HttpRequest.Builder request = request(path)
                .header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Sec-Fetch-Site", "same-origin")
                .POST(BodyPublishers.ofString(body));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.resolve(path)).header("Authorization", authorization());
    }

    String authorization() {
        String both = name + ":" + name;
        return "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
    }

    static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    static JsonNode json(HttpResponse<String> response) throws JsonProcessingException {
        return JSON.readTree(response.body());
    }

    static JsonNode json(byte[] text) throws IOException {
        return JSON.readTree(text);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
