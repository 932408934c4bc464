package org.securitynudge.examples.cli.publish;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether a document may take the place of the one that is published: applications never go back to a lower version, nor sideways. */
public final class Succession {
    private final Opened candidate;
    private final Opened published;
    private final Concerns concerns;

    private Succession(Opened candidate, Opened published, Concerns concerns) {
        this.candidate = candidate;
        this.published = published;
        this.concerns = concerns;
    }

    /**
     * Adds what speaks against a document.
     *
     * @param published what is there now
     * @param keys the names of the keys that the document will be signed with
     */
    public static void check(Opened candidate, Optional<Opened> published, List<String> keys, Concerns concerns) {
        published.ifPresent(there -> {
            Succession succession = new Succession(candidate, there, concerns);
            succession.subject();
            succession.version();
            succession.signatures(keys);
        });
    }

    private void subject() {
        String old = published.header().subject();
        if (!candidate.header().subject().equals(old)) {
            concerns.refuse(published.name() + " is " + old + ", and " + candidate.name() + " is "
                    + candidate.header().subject() + "; publish it under a --name of its own");
        }
    }

    private void version() {
        long old = published.header().version();
        long fresh = candidate.header().version();
        String remedy = "; raise \"version\" above " + old + ", or let --bump do it";
        if (fresh < old) {
            concerns.refuse(published.name() + " has version " + old + ", and " + candidate.name() + " has version "
                    + fresh + ": applications never go back" + remedy);
        } else if (fresh == old
                && !Arrays.equals(
                        candidate.document().bytes(), published.document().bytes())) {
            concerns.refuse(published.name() + " has version " + old
                    + " too, with other content: applications refuse that" + " as a forgery" + remedy);
        }
    }

    private void signatures(List<String> keys) {
        List<String> old = published.keyIds();
        if (keys.isEmpty()) {
            return; // nobody signs it, which is said elsewhere
        } else if (old.isEmpty()) {
            concerns.note("what is published now is not signed");
        } else if (old.stream().noneMatch(keys::contains)) {
            concerns.note("it is no longer signed by "
                    + old.stream().map(key -> "\"" + key + "\"").collect(Collectors.joining(" or "))
                    + ": applications that pin nothing else go on with the old version");
        }
    }
}
