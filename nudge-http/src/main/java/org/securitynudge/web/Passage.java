package org.securitynudge.web;

import java.util.Map;
import java.util.Optional;
import org.securitynudge.model.Decision;
import org.securitynudge.model.Occasion;
import org.securitynudge.model.Prompt;

/** What the guard says about a request: go on, or send this reply instead. */
public final class Passage {
    private final Occasion occasion;
    private final Optional<WebReply> reply;
    private final Optional<Prompt> notice;
    private final Map<String, String> headers;

    private Passage(Occasion occasion, Optional<WebReply> reply, Optional<Prompt> notice, Map<String, String> headers) {
        this.occasion = occasion;
        this.reply = reply;
        this.notice = notice;
        this.headers = Map.copyOf(headers);
    }

    static Passage open(Decision decision, Map<String, String> headers) {
        return new Passage(decision.occasion(), Optional.empty(), decision.prompt(), headers);
    }

    static Passage closed(Occasion occasion, WebReply reply) {
        return new Passage(occasion, Optional.of(reply), Optional.empty(), Map.of());
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
     * Returns what the person is to be told or thanked for when the action goes on: a prompt at inform or praise. {@code nudge.js} shows it by
     * itself. An application whose response is a page without it puts its title and body there, as text; it was recorded as shown.
     */
    public Optional<Prompt> notice() {
        return notice;
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
