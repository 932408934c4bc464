package org.securitynudge.web;

import java.util.Map;
import java.util.Optional;
import org.securitynudge.model.Occasion;

/** What the guard says about a request: go on, or send this reply instead. */
public final class Passage {
    private final Occasion occasion;
    private final Optional<WebReply> reply;
    private final Map<String, String> headers;

    private Passage(Occasion occasion, Optional<WebReply> reply, Map<String, String> headers) {
        this.occasion = occasion;
        this.reply = reply;
        this.headers = Map.copyOf(headers);
    }

    static Passage open(Occasion occasion, Map<String, String> headers) {
        return new Passage(occasion, Optional.empty(), headers);
    }

    static Passage closed(Occasion occasion, WebReply reply) {
        return new Passage(occasion, Optional.of(reply), Map.of());
    }

    /** Returns whether the action may go on. If not, there is a {@link #reply()} to send instead. */
    public boolean mayProceed() {
        return reply.isEmpty();
    }

    /** Returns what to send instead of doing the action; present exactly if it may not go on. */
    public Optional<WebReply> reply() {
        return reply;
    }

    /**
     * Returns the headers to add to the application's own response when the action goes on: {@code Nudge-Notice} if the person is to be
     * told or thanked, which {@code nudge.js} shows. Usually empty.
     */
    public Map<String, String> headers() {
        return headers;
    }

    /**
     * Returns the asking that this request belongs to, to report what became of the action with; also when the person was asked before and
     * the request is repeated. {@link Occasion#none()} if nobody was asked.
     */
    public Occasion occasion() {
        return occasion;
    }

    /** Returns whether the action may go on, and the asking. */
    @Override
    public String toString() {
        return "Passage[" + reply.map(WebReply::toString).orElse("open") + " " + occasion + "]";
    }
}
