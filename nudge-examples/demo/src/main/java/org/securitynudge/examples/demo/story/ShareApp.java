package org.securitynudge.examples.demo.story;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.securitynudge.Nudge;
import org.securitynudge.examples.demo.company.Publisher;
import org.securitynudge.http.HttpCollector;
import org.securitynudge.http.HttpRuleSource;
import org.securitynudge.model.Key;
import org.securitynudge.model.PinnedKey;
import org.securitynudge.model.RuleSource;
import org.securitynudge.model.Trust;

/** How the application of the story sets the library up: as any application with a directory, a policy and a collector would. */
final class ShareApp {
    /** A real application polls every 30 s, which is the default; a story must be told faster. */
    static final Duration POLL = Duration.ofSeconds(1);

    private ShareApp() {}

    /**
     * Starts the library.
     *
     * @param company the address below which the company's server has its rules and takes events
     * @param publicKey the public half of the security team's key
     */
    static Nudge start(URI company, Path directory, String publicKey) {
        Trust trust = Trust.signedBy(PinnedKey.of(Publisher.KEY, publicKey));
        return Nudge.builder()
                .application("share-app", "demo")
                .rules(source(company.resolve("/rules/documents.json")), trust)
                .rules(source(company.resolve("/rules/operations.json")), trust)
                .policy(source(company.resolve("/rules/policy.json")), trust)
                .collector(HttpCollector.cloudEvents(company.resolve("/events")))
                .directory(directory)
                .pseudonymKeys(Key.of("1", "in production: from a secret store".getBytes(UTF_8)))
                .build();
    }

    private static RuleSource source(URI address) {
        return HttpRuleSource.builder(address).pollEvery(POLL).build();
    }
}
