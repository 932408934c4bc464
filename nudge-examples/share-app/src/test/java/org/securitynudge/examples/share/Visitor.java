package org.securitynudge.examples.share;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody with a browser of their own, as far as HTTP can tell: with cookies, and with a script or without. */
public final class Visitor {
    private static final String PROBLEM = "application/problem+json, application/json";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final Pattern INPUT = Pattern.compile("<input[^>]*>");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final CookieManager cookies = new CookieManager();
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private final URI application;

    private Visitor(URI application) {
        this.application = application;
    }

    /** Returns somebody who has signed in. */
    public static Visitor signedIn(URI application, String person) throws IOException, InterruptedException {
        Visitor visitor = new Visitor(application);
        visitor.submit(visitor.get("/sign-in"), "/sign-in", Map.of("person", person));
        return visitor;
    }

    /** Returns somebody who has not. */
    public static Visitor unknown(URI application) {
        return new Visitor(application);
    }

    /** Returns the same browser at another replica: cookies know hosts, but no ports. */
    public Visitor at(URI replica) {
        Visitor same = new Visitor(replica);
        cookies.getCookieStore()
                .getCookies()
                .forEach(cookie -> same.cookies.getCookieStore().add(replica, cookie));
        return same;
    }

    /** Opens a page. */
    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address(path)).header("Accept", "text/html, */*;q=0.8"));
    }

    /** Sends the form of a page as a browser without scripts does: with the page's hidden fields. */
    public HttpResponse<String> submit(HttpResponse<String> page, String path, Map<String, String> typed)
            throws IOException, InterruptedException {
        return submit(path, FORM, encoded(fields(page, typed)));
    }

    /** Sends the form of a page in the same way, as one that may have files. */
    public HttpResponse<String> upload(HttpResponse<String> page, String path, Map<String, String> typed)
            throws IOException, InterruptedException {
        String parts = fields(page, typed).entrySet().stream()
                .map(field -> "--x\r\nContent-Disposition: form-data; name=\"" + field.getKey() + "\"\r\n\r\n"
                        + field.getValue() + "\r\n")
                .collect(Collectors.joining());
        return submit(path, "multipart/form-data; boundary=x", parts + "--x--\r\n");
    }

    private HttpResponse<String> submit(String path, String type, String body)
            throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address(path))
                .header("Accept", "text/html")
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body)));
    }

    private static Map<String, String> fields(HttpResponse<String> page, Map<String, String> typed) {
        Map<String, String> fields = hidden(page.body());
        fields.putAll(typed);
        return fields;
    }

    private static Map<String, String> hidden(String html) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (Matcher input = INPUT.matcher(html); input.find(); ) {
            if (attribute("type", input.group()).equals("hidden")) {
                fields.put(attribute("name", input.group()), attribute("value", input.group()));
            }
        }
        return fields;
    }

    private static String attribute(String name, String tag) {
        Matcher value = Pattern.compile("\\s" + name + "=\"([^\"]*)\"").matcher(tag);
        return value.find() ? HtmlUtils.htmlUnescape(value.group(1)) : "";
    }

    private static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private String csrf() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    /** Posts a form as the page's script does. */
    public HttpResponse<String> post(String path, Map<String, String> fields, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address(path))
                .header("Accept", PROBLEM)
                .header("X-XSRF-TOKEN", csrf())
                .header("Content-Type", FORM)
                .POST(BodyPublishers.ofString(encoded(fields)));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    /** Answers a prompt as nudge.js does. */
    public HttpResponse<String> answer(Map<String, String> answer) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address("/nudge/answers"))
                .header("Accept", PROBLEM)
                .header("X-XSRF-TOKEN", csrf())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(answer))));
    }

    /** Returns the address of a path within the application. */
    private URI address(String path) {
        return URI.create(application + path);
    }

    /** Sends a request with the cookies of this browser. */
    public HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    /** Returns the JSON in a response. */
    public static JsonNode json(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }

    /** Returns the notice that rides on a response. */
    public static JsonNode notice(HttpResponse<String> response) {
        String header = response.headers().firstValue("Nudge-Notice").orElseThrow();
        return JSON.readTree(Base64.getUrlDecoder().decode(header));
    }
}
