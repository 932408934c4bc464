package org.securitynudge.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.securitynudge.model.Fetched;
import org.securitynudge.model.UnavailableException;

final class HttpRuleSourceTest {
    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort().gzipDisabled(true))
            .build();

    private static final String DOCUMENT = "{\"format\": 1}";

    private final HttpRuleSource source = HttpRuleSource.of(address());

    @AfterEach
    void close() {
        source.close();
    }

    private static URI address() {
        return URI.create(SERVER.url("/policy.json"));
    }

    private static String host() {
        return "localhost:" + SERVER.getPort();
    }

    private static void answer(ResponseDefinitionBuilder response) {
        SERVER.stubFor(get("/policy.json").willReturn(response));
    }

    private Fetched fetch() throws IOException {
        return source.fetch(Optional.empty());
    }

    @Test
    void aDocumentComesWithItsValidator() throws IOException {
        answer(ok(DOCUMENT).withHeader("ETag", "\"v41\"").withHeader("Content-Type", "application/json"));

        Fetched fetched = fetch();

        assertThat(fetched.document()).contains(DOCUMENT.getBytes(UTF_8));
        assertThat(fetched.validator()).contains("\"v41\"");
        SERVER.verify(getRequestedFor(urlEqualTo("/policy.json")).withoutHeader("If-None-Match"));
    }

    @Test
    void onlyTheValidatorHandedInIsAskedWith() throws IOException {
        answer(ok(DOCUMENT).withHeader("ETag", "\"v42\""));
        fetch();

        SERVER.stubFor(get("/policy.json")
                .withHeader("If-None-Match", equalTo("W/\"v41\""))
                .willReturn(aResponse().withStatus(304)));
        Fetched fetched = source.fetch(Optional.of("W/\"v41\""));

        assertThat(fetched.document()).isEmpty();
        assertThat(fetched.validator()).isEmpty();
    }

    @Test
    void aValidatorThatHttpDoesNotAllowIsLeftOut() throws IOException {
        answer(ok(DOCUMENT));

        source.fetch(Optional.of("\"v\n41\""));

        SERVER.verify(getRequestedFor(urlEqualTo("/policy.json")).withoutHeader("If-None-Match"));
    }

    @Test
    void a304ThatNobodyAskedForIsAnError() {
        answer(aResponse().withStatus(304));

        assertThatThrownBy(this::fetch)
                .isInstanceOf(UnavailableException.class)
                .hasMessage("HTTP 304 from " + host() + " without having been asked for changes");
    }

    @Test
    void compressedDocumentsAreUnpacked() throws IOException {
        answer(ok().withBody(Compressed.gzip(DOCUMENT.getBytes(UTF_8))).withHeader("Content-Encoding", "gzip"));

        assertThat(fetch().document()).contains(DOCUMENT.getBytes(UTF_8));
        SERVER.verify(getRequestedFor(urlEqualTo("/policy.json")).withHeader("Accept-Encoding", equalTo("gzip")));
    }

    @Test
    void aDocumentOfEightMebibytesIsTheLargest() throws IOException {
        byte[] largest = new byte[8 * 1024 * 1024];
        answer(ok().withBody(largest));

        assertThat(fetch().document()).contains(largest);
    }

    @Test
    void aBombIsReadOnlyUpToTheLimit() throws IOException {
        answer(ok().withBody(Compressed.gzip(new byte[512 * 1024 * 1024])).withHeader("Content-Encoding", "gzip"));
        com.sun.management.ThreadMXBean threads =
                (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();

        assertThatThrownBy(this::fetch)
                .isInstanceOf(UnavailableException.class)
                .hasMessage("a document of more than 8 MiB from " + host());

        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(40L * 1024 * 1024);
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "deflate", "gzip, gzip"})
    void otherEncodingsAreRefused(String encoding) {
        answer(ok(DOCUMENT).withHeader("Content-Encoding", encoding));

        assertThatThrownBy(this::fetch)
                .isInstanceOf(UnavailableException.class)
                .hasMessage("a document from " + host() + " in the encoding " + encoding + "; only gzip is read");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/html | {}",
                "Text/HTML; charset=utf-8 | {}",
                "application/xhtml+xml | {}",
                "application/json | <!DOCTYPE html><title>Log in</title>",
                "application/json | \t<html>",
                "application/json | \uFEFF <html>",
                "'' | <?xml version='1.0'?>"
            })
    void webPagesAreRefused(String type, String body) {
        answer(ok(body).withHeader("Content-Type", type).withHeader("ETag", "\"page\""));

        assertThatThrownBy(this::fetch)
                .isInstanceOf(UnavailableException.class)
                .hasMessage("a web page instead of a document from " + host()
                        + "; is there a proxy or a log-in in between?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "Application/JSON; charset=utf-8",
                "application/jose+json",
                "application/jose",
                "application/vnd.corp.policy+json",
                "text/json",
                "text/plain;charset=ISO-8859-1",
                "application/octet-stream",
                "binary/octet-stream"
            })
    void jsonIsTakenAndWhatServersSayThatWereNotToldTheType(String type) throws IOException {
        answer(ok(DOCUMENT).withHeader("Content-Type", type));

        assertThat(fetch().document()).contains(DOCUMENT.getBytes(UTF_8));
        SERVER.verify(getRequestedFor(urlEqualTo("/policy.json"))
                .withHeader("Accept", equalTo("application/json, application/jose+json, */*;q=0.1")));
    }

    @Test
    void aDocumentWithoutATypeIsTaken() throws IOException {
        answer(ok(DOCUMENT));

        assertThat(fetch().document()).contains(DOCUMENT.getBytes(UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "image/png",
                "application/xml",
                "application/gzip",
                "text/javascript",
                "multipart/mixed",
                "nonsense"
            })
    void otherTypesAreRefused(String type) {
        answer(ok(DOCUMENT).withHeader("Content-Type", type).withHeader("ETag", "\"v42\""));

        assertThatThrownBy(this::fetch)
                .isInstanceOf(UnavailableException.class)
                .hasMessage("a document of the type " + type + " from " + host()
                        + "; application/json or application/jose+json was expected");
    }

    @Test
    void anEmptyDocumentIsRefused() {
        answer(ok().withHeader("ETag", "\"v42\""));

        assertThatThrownBy(this::fetch)
                .isInstanceOf(UnavailableException.class)
                .hasMessage("an empty document from " + host());
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 301, 302, 303, 307, 308})
    void redirectsAreNeverFollowed(int status) {
        SERVER.stubFor(get("/login").willReturn(ok("{}")));
        answer(aResponse().withStatus(status).withHeader("Location", "/login?token=secret"));

        assertThatThrownBy(this::fetch)
                .hasMessage("HTTP " + status + " from " + host()
                        + ", a redirect to localhost, which is never followed; give the final address")
                .asInstanceOf(InstanceOfAssertFactories.type(UnavailableException.class))
                .matches(UnavailableException::isLasting);
        SERVER.verify(0, getRequestedFor(urlEqualTo("/login?token=secret")));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 407, 410})
    void whatPeopleMustMendIsLasting(int status) {
        answer(aResponse().withStatus(status).withHeader("Retry-After", "7"));

        assertThatThrownBy(this::fetch)
                .hasMessage("HTTP " + status + " from " + host())
                .asInstanceOf(InstanceOfAssertFactories.type(UnavailableException.class))
                .matches(UnavailableException::isLasting)
                .matches(e -> e.retryAfter().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 202, 203, 204, 206, 305, 400, 405, 408, 418, 421, 425, 500, 501, 502, 504, 511, 599})
    void everythingElseMayPass(int status) {
        answer(aResponse().withStatus(status).withHeader("Retry-After", "7"));

        assertThatThrownBy(this::fetch)
                .hasMessage("HTTP " + status + " from " + host())
                .asInstanceOf(InstanceOfAssertFactories.type(UnavailableException.class))
                .matches(e -> !e.isLasting())
                .matches(e -> e.retryAfter().isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"429,7,PT7S", "503,7,PT7S", "503,99999,PT1H", "503,0,PT1S", "429,soon,", "503,,"})
    void theWaitThatTheServerAsksForIsPassedOn(int status, String value, Duration expected) {
        ResponseDefinitionBuilder response = aResponse().withStatus(status);
        answer(value == null ? response : response.withHeader("Retry-After", value));

        assertThatThrownBy(this::fetch)
                .hasMessage("HTTP " + status + " from " + host())
                .asInstanceOf(InstanceOfAssertFactories.type(UnavailableException.class))
                .matches(e -> !e.isLasting())
                .extracting(UnavailableException::retryAfter)
                .isEqualTo(Optional.ofNullable(expected));
    }

    @Test
    void headersAreAskedForAnewAndAgainAfterA401() throws IOException {
        Iterator<String> tokens = List.of("old", "new", "newer").iterator();
        SERVER.stubFor(get("/policy.json").willReturn(aResponse().withStatus(401)));
        SERVER.stubFor(get("/policy.json")
                .withHeader("Authorization", equalTo("Bearer new"))
                .willReturn(ok(DOCUMENT)));
        HttpRuleSource signedIn =
                HttpRuleSource.builder(address()).bearer(tokens::next).build();

        assertThat(signedIn.fetch(Optional.empty()).document()).isPresent();
        assertThatThrownBy(() -> signedIn.fetch(Optional.empty())).hasMessageContaining("NoSuchElementException");

        SERVER.verify(getRequestedFor(urlEqualTo("/policy.json")).withHeader("Authorization", equalTo("Bearer newer")));
    }

    @Test
    void a401IsNotRepeatedWithTheSameHeaders() {
        SERVER.stubFor(get("/policy.json").willReturn(aResponse().withStatus(401)));
        HttpRuleSource signedIn = HttpRuleSource.builder(address())
                .headers(() -> Map.of("X-Api-Key", "wrong"))
                .build();

        assertThatThrownBy(() -> signedIn.fetch(Optional.empty())).hasMessage("HTTP 401 from " + host());

        SERVER.verify(1, getRequestedFor(urlEqualTo("/policy.json")).withHeader("X-Api-Key", equalTo("wrong")));
    }
}
