package org.securitynudge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.securitynudge.model.RuleSource.Origin;

final class EndpointTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost/p",
                "http://LOCALHOST:8080/p",
                "http://127.0.0.1/p",
                "https://127.255.255.254/p",
                "http://[::1]/p",
                "http://[0:0:0:0:0:0:0:1]:80/p",
                "http://[::ffff:127.0.0.1]/p"
            })
    void addressesOfThisMachineAreLoopback(String address) {
        assertThat(HttpRuleSource.of(URI.create(address)).origin()).isEqualTo(Origin.LOOPBACK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://policy.corp.example/p",
                "https://localhost.evil.example/p",
                "https://127.0.0.1.evil.example/p",
                "https://128.0.0.1/p",
                "https://10.0.0.1/p",
                "https://127.0.0.999/p",
                "https://127.1/p",
                "https://[::2]/p",
                "https://0.0.0.0/p"
            })
    void everythingElseIsRemote(String address) {
        assertThat(HttpRuleSource.of(URI.create(address)).origin()).isEqualTo(Origin.REMOTE);
    }

    @Test
    void plainHttpToAnotherMachineIsRefusedUntilItIsAllowed() {
        URI address = URI.create("http://policy.corp.example/policy.json?key=secret");
        String message =
                "http to policy.corp.example can be read and changed on the way; use https, or say allowPlainHttp()"
                        + " if the network is yours";

        assertThatThrownBy(() -> HttpRuleSource.of(address))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> HttpCollector.cloudEvents(address))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
        assertThat(HttpRuleSource.builder(address).allowPlainHttp().build().origin())
                .isEqualTo(Origin.REMOTE);
        assertThat(HttpCollector.builder(address).allowPlainHttp().build().name())
                .isEqualTo("http://policy.corp.example/policy.json");
    }

    @Test
    void theNameShowsNeitherQueryNorFragment() {
        URI address = URI.create("https://Policy.corp.example:8443/a%20b/policy.json?key=secret#part");

        assertThat(HttpRuleSource.of(address).name()).isEqualTo("https://policy.corp.example:8443/a%20b/policy.json");
        assertThat(HttpRuleSource.of(address)).hasToString("https://policy.corp.example:8443/a%20b/policy.json");
        assertThat(HttpCollector.cloudEvents(address).name())
                .isEqualTo("https://policy.corp.example:8443/a%20b/policy.json");
    }

    @Test
    void userInfoIsRefusedAndNotShown() {
        assertThatThrownBy(() -> HttpRuleSource.of(URI.create("https://ana:secret@policy.corp.example/")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("user info in the address of policy.corp.example would never be sent; give credentials with"
                        + " bearer(...) or headers(...)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://policy.corp.example/p",
                "policy.json",
                "file:/etc/passwd",
                "https:///p",
                "mailto:a@b.example"
            })
    void otherAddressesAreRefused(String address) {
        assertThatThrownBy(() -> HttpRuleSource.of(URI.create(address)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("not an http or https address with a host: scheme ");
    }

    @Test
    void pollingFasterThanOnceASecondIsRefused() {
        HttpRuleSource.Builder builder = HttpRuleSource.builder(URI.create("https://policy.corp.example/"));

        assertThatThrownBy(() -> builder.pollEvery(Duration.ofMillis(999)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("pollEvery < 1 s: PT0.999S");
        assertThat(builder.build().pollEvery()).contains(Duration.ofSeconds(30));
        assertThat(builder.pollEvery(Duration.ofSeconds(1)).build().pollEvery()).contains(Duration.ofSeconds(1));
    }
}
