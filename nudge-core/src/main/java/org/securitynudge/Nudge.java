package org.securitynudge;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.securitynudge.model.Acknowledgment;
import org.securitynudge.model.Answer;
import org.securitynudge.model.AnswerRefusedException;
import org.securitynudge.model.Collector;
import org.securitynudge.model.Decision;
import org.securitynudge.model.Delivery;
import org.securitynudge.model.Explanation;
import org.securitynudge.model.Key;
import org.securitynudge.model.NotRecordedException;
import org.securitynudge.model.Occasion;
import org.securitynudge.model.Outcome;
import org.securitynudge.model.PersonalRecord;
import org.securitynudge.model.Presenter;
import org.securitynudge.model.Prompt;
import org.securitynudge.model.RuleSource;
import org.securitynudge.model.Situation;
import org.securitynudge.model.Trust;
import org.securitynudge.model.UnknownPromptException;
import org.securitynudge.refresh.RuleOrigin;

/**
 * The security prompts of an application: decides locally from rules whether a person should be asked before something is done, records
 * what they answer so that it cannot be lost, and reports what happened to a collector.
 *
 * <p>An application makes one and closes it when it ends. Without any configuration it never prompts.
 */
public final class Nudge implements AutoCloseable {
    private final Engine engine;

    private Nudge(Engine engine) {
        this.engine = engine;
    }

    /** Returns a builder. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Returns whether something may go on and which prompt to show, if any. Does no I/O, waits for nothing, and throws nothing, whatever the
     * facts are and whatever fails inside: a failure lets the action proceed and is told in {@link #status()}.
     */
    public Decision decide(Situation situation) {
        return engine.decide(situation, null);
    }

    /**
     * Returns the decision on a request that is repeated after its prompt was answered. A valid receipt closes every rule up to the level
     * that was answered, for exactly the same person and facts; any other receipt is as good as none.
     *
     * @param receipt what {@link #receipt} returned
     */
    public Decision decide(Situation situation, String receipt) {
        return engine.decide(situation, receipt);
    }

    /** Returns why a situation is decided as it is: every rule and every gate. Has no side effect. */
    public Explanation explain(Situation situation) {
        return engine.explain(situation);
    }

    /**
     * Decides, shows the prompt if there is one, and records the answer. After a false-positive report the presenter is asked again,
     * without that choice.
     *
     * @return the outcome; its {@code recorded()} is false if the answer could not be made safe
     * @throws AnswerRefusedException if the presenter's answer does not fit the prompt
     * @throws RuntimeException whatever the presenter throws; the prompt stays open
     */
    public Confirmation confirm(Situation situation, Presenter presenter) {
        return engine.confirm(situation, presenter);
    }

    /**
     * Records the answer to a prompt and returns the acknowledgment once it is safe: forced to disk if there is a directory. Waits at most
     * 5 s. The same answer may be given any number of times and counts once.
     *
     * @throws AnswerRefusedException if the answer does not fit the prompt, or the prompt was answered otherwise; the message says what
     * @throws NotRecordedException if it could not be made safe; nothing was promised, and the same answer may be given again
     */
    public Acknowledgment acknowledge(Prompt prompt, Answer answer) {
        return engine.acknowledge(prompt, answer);
    }

    /**
     * Records the answer to the prompt of a token, which any replica with the same key may have made.
     *
     * @param user who is signed in now; null or empty if nobody is known
     * @throws UnknownPromptException if the token is not one of ours, was altered, has expired or belongs to somebody else
     * @throws AnswerRefusedException if the answer does not fit the prompt, or the prompt was answered otherwise; the message says what
     * @throws NotRecordedException if it could not be made safe; nothing was promised, and the same answer may be given again
     * @throws IllegalStateException without a token key
     */
    public Acknowledgment acknowledge(String token, @Nullable String user, Answer answer) {
        return engine.acknowledge(token, known(user), answer);
    }

    /**
     * Records the answer to a prompt without waiting, for applications whose threads must not block. The future completes when the answer is
     * safe, however long that takes, or with an exception that {@link #acknowledge(Prompt, Answer)} would throw; {@code close} completes
     * those that are left. What depends on it runs on a thread of the common pool unless it has an executor of its own. To cancel it
     * recalls nothing.
     */
    public CompletableFuture<Acknowledgment> acknowledgeAsync(Prompt prompt, Answer answer) {
        return engine.acknowledgeAsync(prompt, answer);
    }

    /**
     * Records the answer to the prompt of a token without waiting; see {@link #acknowledgeAsync(Prompt, Answer)}.
     *
     * @param user who is signed in now; null or empty if nobody is known
     * @throws IllegalStateException without a token key
     */
    public CompletableFuture<Acknowledgment> acknowledgeAsync(String token, @Nullable String user, Answer answer) {
        return engine.acknowledgeAsync(token, known(user), answer);
    }

    private static Optional<String> known(@Nullable String user) {
        return Optional.ofNullable(user).filter(name -> !name.isEmpty());
    }

    /**
     * Returns a sealed text that carries a prompt to a browser and back. It shows nothing, is bound to the person and the facts, has at most
     * 4 096 characters and is valid for 8 hours.
     *
     * @throws IllegalStateException without a token key
     */
    public String token(Prompt prompt) {
        return engine.tokens().token(prompt);
    }

    /**
     * Returns a sealed text that shows that a person chose to proceed. It is valid for 60 s, as often as the request is repeated, for the
     * same person and facts only.
     *
     * @throws IllegalArgumentException if the choice was not to proceed
     * @throws IllegalStateException without a token key
     */
    public String receipt(Acknowledgment acknowledgment) {
        return engine.tokens().receipt(acknowledgment);
    }

    /** Reports what became of the protected action. Does nothing for {@link Occasion#none()}. Best effort; does not wait. */
    public void report(Occasion occasion, Outcome outcome) {
        engine.report(requireNonNull(occasion, "occasion"), requireNonNull(outcome, "outcome"));
    }

    /** Returns everything that is held about a person. Reads the journal. */
    public PersonalRecord record(String user) {
        return engine.record(requireNonNull(user, "user"));
    }

    /**
     * Forgets a person: their history no longer counts and is no longer shown. Acknowledgments that were not delivered yet are evidence and
     * stay until they are.
     *
     * @throws NotRecordedException if that could not be made safe
     */
    public void forget(String user) {
        engine.forget(requireNonNull(user, "user"));
    }

    /** Returns how this {@code Nudge} is doing. */
    public Status status() {
        return engine.status();
    }

    /**
     * Waits until every event recorded so far is delivered, at most for a time, and returns how far it came: true figures, whether or not
     * the time was enough.
     */
    public Delivery flush(Duration atMost) {
        return engine.flush(requireNonNull(atMost, "atMost"));
    }

    /**
     * Ends it within 5 s, whatever the collector does: what is recorded stays recorded, and no thread, file or lock is left. From then on
     * {@code decide} lets everything proceed and {@code acknowledge} refuses. Closing again does nothing.
     */
    @Override
    public void close() {
        engine.close();
    }

    /** Returns the application and the rules in force. */
    @Override
    public String toString() {
        return engine.toString();
    }

    /** Collects the settings of a {@link Nudge}. All are optional. */
    public static final class Builder {
        private final List<RuleOrigin> packs = new ArrayList<>();
        private @Nullable RuleOrigin policy;
        private String application = "application";
        private String environment = "default";
        private @Nullable Collector collector;
        private @Nullable Path directory;
        private @Nullable DataSource database;
        private boolean createSchema;
        private List<Key> tokenKeys = List.of();
        private List<Key> pseudonymKeys = List.of();
        private @Nullable String pseudonymScope;
        private InstantSource clock = InstantSource.system();

        private Builder() {}

        /**
         * Sets who this is, for the audience of policies and the source of events. Default: {@code application} in {@code default}.
         *
         * @param name the application, such as {@code payments-web}
         * @param environment where it runs, such as {@code prod}
         * @throws IllegalArgumentException if either is blank, or has a colon or a star in it
         */
        public Builder application(String name, String environment) {
            this.application = Settings.requireName("application", name);
            this.environment = Settings.requireName("environment", environment);
            return this;
        }

        /**
         * Adds a rule pack.
         *
         * @throws IllegalArgumentException if the source is remote: then say what to trust
         */
        public Builder rules(RuleSource source) {
            packs.add(Settings.local("rules", source));
            return this;
        }

        /** Adds a rule pack whose documents are verified. */
        public Builder rules(RuleSource source, Trust trust) {
            packs.add(new RuleOrigin(source, trust));
            return this;
        }

        /**
         * Sets the central policy.
         *
         * @throws IllegalArgumentException if the source is remote: then say what to trust
         * @throws IllegalStateException if there is one already
         */
        public Builder policy(RuleSource source) {
            return policy(Settings.local("policy", source));
        }

        /**
         * Sets the central policy, whose documents are verified.
         *
         * @throws IllegalStateException if there is one already
         */
        public Builder policy(RuleSource source, Trust trust) {
            return policy(new RuleOrigin(source, trust));
        }

        private Builder policy(RuleOrigin origin) {
            policy = Settings.requireOne(policy, origin);
            return this;
        }

        /** Sets where events go. Default: nowhere. To send them to several places, write a collector that does. */
        public Builder collector(Collector collector) {
            this.collector = requireNonNull(collector, "collector");
            return this;
        }

        /**
         * Sets the directory of the journal and of the last known good documents. Several processes may use the same. It is made if it is
         * not there. Default: everything is kept in memory and gone with the process, which {@link #build()} says once as a warning.
         */
        public Builder directory(Path directory) {
            this.directory = requireNonNull(directory, "directory");
            return this;
        }

        /** Sets the PostgreSQL database in which all replicas keep acknowledgments, history and events (docs/database.md). Needs pseudonym keys. */
        public Builder database(DataSource source) {
            this.database = requireNonNull(source, "source");
            return this;
        }

        /** Has missing tables made in the database. Default: they have to be there; {@code schema-1.sql} in the jar makes them. */
        public Builder createSchema() {
            this.createSchema = true;
            return this;
        }

        /** Sets the keys that seal tokens and receipts: the first writes, all read. All replicas need the same. Default: none. */
        public Builder tokenKeys(Key... keys) {
            this.tokenKeys = Settings.requireKeys("tokenKeys", keys);
            return this;
        }

        /**
         * Sets the keys that make pseudonyms: the first writes, all read. Default: none; then no event names a user in any form, and the
         * history is kept under a random key of the directory.
         */
        public Builder pseudonymKeys(Key... keys) {
            this.pseudonymKeys = Settings.requireKeys("pseudonymKeys", keys);
            return this;
        }

        /** Sets what several applications agree on to give a person the same pseudonym. Default: the application's name. */
        public Builder pseudonymScope(String scope) {
            this.pseudonymScope = requireNonNull(scope, "scope");
            return this;
        }

        /** Sets the clock, for tests. Default: the system's. */
        public Builder clock(InstantSource clock) {
            this.clock = requireNonNull(clock, "clock");
            return this;
        }

        /**
         * Returns a {@code Nudge} that works at once: documents are read from local sources and from the last known good ones on disk;
         * networks are never waited for. A document with problems is left out and logged with all of them.
         *
         * @throws java.io.UncheckedIOException if the directory cannot be used; the message says what to do
         * @throws IllegalStateException for a database without pseudonym keys, or {@link #createSchema} without a database
         */
        public Nudge build() {
            return new Nudge(Assembly.engine(new Settings(
                    application,
                    environment,
                    packs,
                    Optional.ofNullable(policy),
                    Optional.ofNullable(collector),
                    Optional.ofNullable(directory),
                    Settings.database(database, createSchema),
                    tokenKeys,
                    pseudonymKeys,
                    Optional.ofNullable(pseudonymScope),
                    clock)));
        }
    }
}
