package org.securitynudge.web;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.securitynudge.Nudge;
import org.securitynudge.model.Evidence;
import org.securitynudge.model.FrictionLevel;
import org.securitynudge.model.Message;
import org.securitynudge.model.Occasion;
import org.securitynudge.model.Prompt;
import org.securitynudge.model.Situation;

/**
 * Guards the actions of a web application: one call before each of them, whatever the server.
 *
 * <p>A request that a person has to be asked about first gets a prompt instead of its response: 428 with a problem document (RFC 9457) for
 * {@code nudge.js}, a page for a plain form. The browser posts the answer to {@code /nudge/answers} and repeats the request with the receipt it
 * gets, in the header {@code Nudge-Receipt}; then the guard decides again, and lets it through for the same person and the same facts only.
 * Nothing is kept between requests, so another replica with the same token keys may take each of them.
 */
public final class Guard {
    private final Nudge nudge;
    private final Reception reception;
    private final Answers answers;
    private final Files files;

    private Guard(Builder builder) {
        Alternatives alternatives = new Alternatives(builder.alternatives);
        this.nudge = builder.nudge;
        this.files = new Files();
        PageContext page = PageContext.of(files.path("nudge.css"), builder.texts);
        this.reception = new Reception(nudge, alternatives, new FormReception(nudge, alternatives, page));
        this.answers = new Answers(nudge, builder.origins, new FormAnswers(nudge, page));
    }

    /**
     * Returns a guard with the defaults.
     *
     * @throws IllegalStateException if the {@code Nudge} has no token keys
     */
    public static Guard of(Nudge nudge) {
        return builder(nudge).build();
    }

    /** Returns a builder. */
    public static Builder builder(Nudge nudge) {
        return new Builder(requireNonNull(nudge, "nudge"));
    }

    /**
     * Returns whether a protected action may go on, or what to send instead. Call it before the action, and before an upload is read: it reads
     * no body but that of a plain form. It records that a prompt was shown, and does no other I/O, unless the request carries the answer of a
     * page without a script, which is made safe first.
     *
     * @param situation what the person is about to do; its user is the one who is signed in
     * @throws IOException if the fields of a form cannot be read
     */
    public Passage check(WebRequest request, Situation situation) throws IOException {
        return reception.receive(request, situation);
    }

    /**
     * Returns the reply to a request for something of the guard's own, below {@code /nudge/}: an answer, which is safe once this returns
     * (after at most 5 s), or a file that pages load. Empty for everything else.
     *
     * @param user who is signed in; null or empty if nobody is
     * @throws IOException if the body cannot be read
     */
    public Optional<WebReply> serve(WebRequest request, @Nullable String user) throws IOException {
        return request.path().equals(Wire.ANSWERS) ? Optional.of(answers.take(request, user)) : files.get(request);
    }

    /**
     * Returns the path of the module within the application, such as {@code /nudge/1.2.0/nudge.js}, for {@code <script type="module" src>}.
     * {@code /nudge/nudge.js} leads there as well.
     */
    public String script() {
        return files.path("nudge.js");
    }

    @Override
    public String toString() {
        return "Guard[" + nudge + "]";
    }

    /** Collects the settings of a {@link Guard}. All are optional. */
    public static final class Builder {
        private final Nudge nudge;
        private final Map<String, String> alternatives = new HashMap<>();
        private final Set<String> origins = new HashSet<>();
        private Texts texts = Texts.standard();

        private Builder(Nudge nudge) {
            this.nudge = nudge;
        }

        /**
         * Says where an action is that safer alternatives run: the browser then sends the same request there, form or script. Guard that action
         * as well. Default: nowhere; then a script runs it, and a page without one says what the person chose.
         *
         * @param action what a choice {@code runs}, such as {@code document.share.viewOnly}
         * @param path a path within the application, such as {@code /documents/share-view-only}
         * @throws IllegalArgumentException if the path could lead elsewhere
         */
        public Builder alternative(String action, String path) {
            alternatives.put(requireNonNull(action, "action"), Alternatives.requirePath(path));
            return this;
        }

        /**
         * Adds origins of pages on other hosts that may post answers, such as {@code https://app.corp.example}. To let their requests in at all
         * (CORS) is the application's business. Default: pages of the same origin only.
         */
        public Builder origins(String... others) {
            origins.addAll(List.of(others));
            return this;
        }

        /**
         * Adds a language for the few words of pages without a script that are not a rule's, or says some of them otherwise. There are English
         * and German; what a language lacks is said in English. docs/web.md lists the texts.
         *
         * @throws IllegalArgumentException if there is no such text; the message lists them
         */
        public Builder texts(Locale language, Map<String, String> byKey) {
            texts = texts.with(language, byKey);
            return this;
        }

        /**
         * Returns the guard.
         *
         * @throws IllegalStateException if the {@code Nudge} has no token keys
         */
        public Guard build() {
            requireTokens();
            return new Guard(this);
        }

        /** Without keys the first prompt would fail, months later perhaps. */
        private void requireTokens() {
            Message message = new Message(
                    Locale.ENGLISH, "", "", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
            Evidence evidence = new Evidence("", "", 1, "", Optional.empty(), Map.of(), false);
            String unused = nudge.token(new Prompt(
                    Occasion.none(),
                    Instant.EPOCH,
                    FrictionLevel.INFORM,
                    message,
                    List.of(),
                    Optional.empty(),
                    evidence));
        }
    }
}
