package org.securitynudge.examples.share.office;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.springframework.stereotype.Component;

/** What people shared lately, kept in memory: this is an example. Thread-safe. */
@Component
final class Shares {
    private static final int MOST = 1_000;

    private final Deque<Share> newestFirst = new ArrayDeque<>();

    synchronized void add(Share share) {
        newestFirst.addFirst(share);
        if (newestFirst.size() > MOST) {
            newestFirst.removeLast();
        }
    }

    /** Returns what a person shared of a document, the newest first. */
    synchronized List<Share> of(String document, String person) {
        return newestFirst.stream()
                .filter(share -> share.document().equals(document) && share.by().equals(person))
                .toList();
    }
}
