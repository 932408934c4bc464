package org.securitynudge.examples.least;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.securitynudge.web.servlet.ServletGuard;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** Three beans, in an application below a path of the server that takes uploads of 10 KB. Its rule asks a person three times a day. */
final class LeastConfigurationTest {
    private static final String JSON = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String UPLOAD = "multipart/form-data; boundary=x";
    private static final String CREDENTIALS =
            "Basic " + Base64.getEncoder().encodeToString("ana:secret".getBytes(StandardCharsets.UTF_8));
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static ConfigurableApplicationContext running;
    private static String address;

    @BeforeAll
    static void start(@TempDir Path directory) {
        SpringApplication application = new SpringApplication(LeastApplication.class);
        application.setRegisterShutdownHook(false);
        running = application.run(
                "--server.port=0",
                "--server.servlet.context-path=/intranet",
                "--spring.servlet.multipart.resolve-lazily=true",
                "--spring.servlet.multipart.max-file-size=10KB",
                "--nudge.directory=" + directory,
                "--nudge.key=" + Base64.getEncoder().encodeToString(new byte[32]),
                "--spring.security.user.name=ana",
                "--spring.security.user.password=secret");
        address = "http://localhost:" + running.getEnvironment().getProperty("local.server.port") + "/intranet";
    }

    @AfterAll
    static void end() {
        running.close();
    }

    @Test
    void threeBeansGuardAnAction() throws IOException, InterruptedException {
        HttpResponse<String> asked = post("/share?to=partner.example", JSON, "", Map.of());
        HttpResponse<String> answered = proceed(asked);
        HttpResponse<String> shared =
                post("/share?to=partner.example", JSON, "", Map.of("Nudge-Receipt", found("receipt", answered)));

        assertThat(asked.statusCode()).isEqualTo(428);
        assertThat(answered.statusCode()).isEqualTo(200);
        assertThat(shared.statusCode()).isEqualTo(200);
        assertThat(shared.body()).isEqualTo("Shared.");
    }

    @Test
    void theModuleIsServedUnderItsVersion() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(address + running.getBean(ServletGuard.class).script()))
                .header("Authorization", CREDENTIALS)
                .build();

        HttpResponse<String> module = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());

        assertThat(module.statusCode()).isEqualTo(200);
        assertThat(module.body()).contains("export function guard(");
    }

    @Test
    void anUploadIsAskedAboutBeforeItIsRead() throws IOException, InterruptedException {
        // Whoever reads it finds it too large.
        HttpResponse<String> asked = post("/shares/a.example/files", UPLOAD, file(50_000), Map.of());
        Map<String, String> receipt = Map.of("Nudge-Receipt", found("receipt", proceed(asked)));
        HttpResponse<String> read = post("/shares/a.example/files", UPLOAD, file(50_000), receipt);
        HttpResponse<String> shared = post("/shares/a.example/files", UPLOAD, file(5_000), receipt);

        assertThat(asked.statusCode()).isEqualTo(428);
        assertThat(read.statusCode()).isEqualTo(413);
        assertThat(shared.body()).isEqualTo("Shared 5000 bytes.");
    }

    @Test
    void anUploadWithoutAScriptIsSentAgainAfterTheAnswer() throws IOException, InterruptedException {
        Map<String, String> page = Map.of("Accept", "text/html");

        HttpResponse<String> asked = post("/shares/c.example/files", UPLOAD, file(5_000), page);
        String token = first("name=\"nudge-token\" value=\"([^\"]+)\"", asked);
        HttpResponse<String> answered =
                post("/nudge/answers", FORM, "nudge-token=" + token + "&nudge-choice=proceed", page);
        HttpResponse<String> shared = post("/shares/c.example/files", UPLOAD, file(5_000), page);

        assertThat(asked.statusCode()).isEqualTo(428);
        assertThat(asked.body()).contains("action=\"/intranet/nudge/answers\"");
        assertThat(answered.body()).contains("Your answer is saved");
        assertThat(shared.body()).isEqualTo("Shared 5000 bytes.");
    }

    private static String file(int bytes) {
        return "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"plan.txt\"\r\n\r\n" + "p".repeat(bytes)
                + "\r\n--x--\r\n";
    }

    private static HttpResponse<String> proceed(HttpResponse<String> asked) throws IOException, InterruptedException {
        String answer = "{\"token\":\"" + found("token", asked) + "\",\"choice\":\"proceed\"}";
        return post("/nudge/answers", JSON, answer, Map.of());
    }

    private static String found(String member, HttpResponse<String> response) {
        return first("\"" + member + "\":\"([^\"]+)\"", response);
    }

    private static String first(String pattern, HttpResponse<String> response) {
        Matcher matcher = Pattern.compile(pattern).matcher(response.body());
        assertThat(matcher.find()).as(response.body()).isTrue();
        return matcher.group(1);
    }

    private static HttpResponse<String> post(String path, String type, String body, Map<String, String> headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path))
                .header("Authorization", CREDENTIALS)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
