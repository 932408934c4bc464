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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

final class LeastConfigurationTest {

    @Test
    void threeBeansGuardAnAction(@TempDir Path directory) throws IOException, InterruptedException {
        SpringApplication application = new SpringApplication(LeastApplication.class);
        application.setRegisterShutdownHook(false);
        try (ConfigurableApplicationContext running = application.run(
                "--server.port=0",
                "--nudge.directory=" + directory,
                "--nudge.key=" + Base64.getEncoder().encodeToString(new byte[32]),
                "--spring.security.user.name=ana",
                "--spring.security.user.password=secret")) {
            String address = "http://localhost:" + running.getEnvironment().getProperty("local.server.port");

            HttpResponse<String> asked = post(address + "/share?to=partner.example", "", "");
            HttpResponse<String> answered = post(
                    address + "/nudge/answers",
                    "{\"token\":\"" + found("token", asked) + "\",\"choice\":\"proceed\"}",
                    "");
            HttpResponse<String> shared = post(address + "/share?to=partner.example", "", found("receipt", answered));

            assertThat(asked.statusCode()).isEqualTo(428);
            assertThat(answered.statusCode()).isEqualTo(200);
            assertThat(shared.statusCode()).isEqualTo(200);
            assertThat(shared.body()).isEqualTo("Shared.");
        }
    }

    private static String found(String member, HttpResponse<String> response) {
        Matcher matcher = Pattern.compile("\"" + member + "\":\"([^\"]+)\"").matcher(response.body());
        assertThat(matcher.find()).as(response.body()).isTrue();
        return matcher.group(1);
    }

    private static HttpResponse<String> post(String address, String body, String receipt)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString("ana:secret".getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/json")
                .header("Nudge-Receipt", receipt)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}
