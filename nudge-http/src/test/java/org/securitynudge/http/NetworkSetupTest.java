package org.securitynudge.http;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.Credentials;
import okhttp3.OkHttpClient;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.securitynudge.model.Verdict;
import org.securitynudge.model.Verdict.Cause;

/** Proxy, custom trust and client certificate, as the documentation shows them. */
final class NetworkSetupTest {
    private static final char[] PASSWORD = "password".toCharArray();

    @TempDir
    Path directory;

    private WireMockServer server = new WireMockServer(wireMockConfig().dynamicPort());

    @AfterEach
    void stop() {
        server.stop();
    }

    private void start(WireMockConfiguration configuration) {
        server = new WireMockServer(configuration);
        server.start();
        server.stubFor(any(anyUrl()).willReturn(okJson("{}")));
    }

    @Test
    void rulesComeThroughAProxyThatAsksForAPassword() throws IOException {
        start(wireMockConfig().dynamicPort().enableBrowserProxying(true));
        server.stubFor(any(anyUrl())
                .willReturn(com.github.tomakehurst.wiremock.client.WireMock.aResponse()
                        .withStatus(407)
                        .withHeader("Proxy-Authenticate", "Basic realm=\"corp\"")));
        server.stubFor(any(anyUrl())
                .withHeader("Proxy-Authorization", equalTo(Credentials.basic("nudge", "password")))
                .willReturn(okJson("{}")));

        OkHttpClient client = new OkHttpClient.Builder()
                .proxy(new Proxy(Proxy.Type.HTTP, new InetSocketAddress("localhost", server.port())))
                .proxyAuthenticator((route, response) -> response.request().header("Proxy-Authorization") != null
                        ? null // the password was wrong: give up
                        : response.request()
                                .newBuilder()
                                .header("Proxy-Authorization", Credentials.basic("nudge", "password"))
                                .build())
                .build();
        HttpRuleSource source = HttpRuleSource.builder(URI.create("http://policy.corp.example/policy.json"))
                .allowPlainHttp()
                .client(client)
                .build();

        assertThat(source.fetch(Optional.empty()).document()).isPresent();
        server.verify(getRequestedFor(anyUrl()).withHeader("Host", equalTo("policy.corp.example")));
    }

    @Test
    void aProxyThatRefusesIsAQuestionOfCredentials() throws IOException {
        start(wireMockConfig().dynamicPort().enableBrowserProxying(true));
        server.stubFor(any(anyUrl())
                .willReturn(com.github.tomakehurst.wiremock.client.WireMock.aResponse()
                        .withStatus(407)));
        OkHttpClient client = new OkHttpClient.Builder()
                .proxy(new Proxy(Proxy.Type.HTTP, new InetSocketAddress("localhost", server.port())))
                .build();
        HttpCollector collector = HttpCollector.builder(URI.create("http://events.corp.example/"))
                .allowPlainHttp()
                .client(client)
                .build();

        assertThat(collector.send(SampleEvents.events(1)))
                .containsExactly(Verdict.paused(Cause.AUTH, "HTTP 407 from events.corp.example"));
    }

    @Test
    void aServerOfTheCompanysOwnAuthorityIsTrustedOnlyWhenToldSo() throws Exception {
        HeldCertificate authority =
                new HeldCertificate.Builder().certificateAuthority(0).build();
        start(secured(authority));
        URI address = URI.create("https://localhost:" + server.httpsPort() + "/");
        KeyStore trusted = store(Map.of("corp-ca", authority.certificate()));

        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, trust.getTrustManagers(), null);
        OkHttpClient client = new OkHttpClient.Builder()
                .sslSocketFactory(tls.getSocketFactory(), (X509TrustManager) trust.getTrustManagers()[0])
                .build();

        assertThat(HttpRuleSource.of(address, client).fetch(Optional.empty()).document())
                .isPresent();
        assertThatThrownBy(() -> HttpRuleSource.of(address).fetch(Optional.empty()))
                .isInstanceOf(SSLException.class);
        List<Verdict> verdicts = HttpCollector.cloudEvents(address).send(SampleEvents.events(2));
        assertThat(verdicts).hasSize(2);
        assertThat(((Verdict.Paused) verdicts.get(0)).cause()).isEqualTo(Cause.TLS);
        assertThat(((Verdict.Paused) verdicts.get(0)).why())
                .startsWith("no secure connection to localhost:" + server.httpsPort() + ": ");
        assertThat(((Verdict.Retry) verdicts.get(1)).why()).startsWith("not sent: no secure connection to ");
    }

    @Test
    void eventsGoToACollectorThatAsksForAClientCertificate() throws Exception {
        HeldCertificate authority =
                new HeldCertificate.Builder().certificateAuthority(0).build();
        Path clients = directory.resolve("clients.p12");
        save(store(Map.of("corp-ca", authority.certificate())), clients);
        start(secured(authority)
                .needClientAuth(true)
                .trustStorePath(clients.toString())
                .trustStorePassword("password")
                .trustStoreType("PKCS12"));
        Path own = directory.resolve("nudge.p12");
        HeldCertificate certificate = new HeldCertificate.Builder()
                .commonName("nudge")
                .signedBy(authority)
                .build();
        save(keyStore(certificate, authority), own);

        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(own)) {
            keys.load(in, PASSWORD);
        }
        KeyManagerFactory identity = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        identity.init(keys, PASSWORD);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store(Map.of("corp-ca", authority.certificate())));
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(identity.getKeyManagers(), trust.getTrustManagers(), null);
        OkHttpClient client = new OkHttpClient.Builder()
                .sslSocketFactory(tls.getSocketFactory(), (X509TrustManager) trust.getTrustManagers()[0])
                .build();
        HttpCollector collector = HttpCollector.builder(URI.create("https://localhost:" + server.httpsPort() + "/"))
                .client(client)
                .build();

        assertThat(collector.send(SampleEvents.events(1))).containsExactly(Verdict.accepted());
    }

    private WireMockConfiguration secured(HeldCertificate authority) throws GeneralSecurityException, IOException {
        return wireMockConfig()
                .dynamicHttpsPort()
                .httpDisabled(true)
                .keystorePath(serverStore(authority))
                .keystorePassword("password")
                .keyManagerPassword("password")
                .keystoreType("PKCS12");
    }

    private String serverStore(HeldCertificate authority) throws GeneralSecurityException, IOException {
        HeldCertificate certificate = new HeldCertificate.Builder()
                .addSubjectAlternativeName("localhost")
                .signedBy(authority)
                .build();
        Path file = directory.resolve("server.p12");
        save(keyStore(certificate, authority), file);
        return file.toString();
    }

    private static KeyStore keyStore(HeldCertificate certificate, HeldCertificate authority)
            throws GeneralSecurityException, IOException {
        KeyStore store = store(Map.of());
        store.setKeyEntry("own", certificate.keyPair().getPrivate(), PASSWORD, new Certificate[] {
            certificate.certificate(), authority.certificate()
        });
        return store;
    }

    private static KeyStore store(Map<String, Certificate> certificates) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, PASSWORD);
        for (Map.Entry<String, Certificate> entry : certificates.entrySet()) {
            store.setCertificateEntry(entry.getKey(), entry.getValue());
        }
        return store;
    }

    private static void save(KeyStore store, Path file) throws GeneralSecurityException, IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD);
        }
    }
}
