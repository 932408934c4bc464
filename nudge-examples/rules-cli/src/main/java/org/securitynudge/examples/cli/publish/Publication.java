package org.securitynudge.examples.cli.publish;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.securitynudge.examples.cli.input.Document;

/**
 * What is about to be published.
 *
 * @param candidate the document
 * @param published what is there now
 * @param beside what is in force beside it
 * @param now the instant
 */
public record Publication(Opened candidate, Optional<Opened> published, List<Document> beside, Instant now) {
    private static final Set<String> OF_ISSUE = Set.of("version", "issuedAt", "expires");
    private static final String STOPS = "killSwitch.";

    /** Copies the list. */
    public Publication {
        beside = List.copyOf(beside);
    }

    /** Returns what it changes; nothing if nothing is there yet. */
    public List<Change> changes() {
        return published
                .map(there -> Comparison.of(there.document(), candidate.document()))
                .orElse(List.of());
    }

    /** Returns whether it is what is published already, but for the kill switch and what comes with each issue. */
    public boolean onlyStops() {
        return published.isPresent()
                && changes().stream()
                        .allMatch(change -> OF_ISSUE.contains(change.path())
                                || change.path().startsWith(STOPS));
    }

    /** Returns whether it stops every prompt, which what is there now does not. */
    public boolean stopsEverythingAnew() {
        boolean stopped =
                published.map(there -> there.header().stopsEverything()).orElse(false);
        return candidate.header().stopsEverything() && !stopped;
    }

    /** Returns the documents that are in force now. */
    public List<Document> before() {
        List<Document> documents = new ArrayList<>(beside);
        published.map(Opened::document).ifPresent(documents::add);
        return documents;
    }

    /** Returns the documents that will be in force. */
    public List<Document> after() {
        return Stream.concat(Stream.of(candidate.document()), beside.stream()).toList();
    }
}
