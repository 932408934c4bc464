package org.securitynudge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.securitynudge.database.DatabaseJournal;
import org.securitynudge.database.DatabaseOptions;
import org.securitynudge.database.Mark;
import org.securitynudge.decide.Ages;
import org.securitynudge.decide.Decider;
import org.securitynudge.decide.Registrar;
import org.securitynudge.decide.Tokens;
import org.securitynudge.decide.Troubles;
import org.securitynudge.deliver.Chores;
import org.securitynudge.deliver.Courier;
import org.securitynudge.deliver.CourierOptions;
import org.securitynudge.journal.Ends;
import org.securitynudge.journal.Entry;
import org.securitynudge.journal.FileJournal;
import org.securitynudge.journal.Journal;
import org.securitynudge.journal.Loss;
import org.securitynudge.journal.MemoryJournal;
import org.securitynudge.journal.Options;
import org.securitynudge.journal.Stored;
import org.securitynudge.model.Collector;
import org.securitynudge.model.EventType;
import org.securitynudge.model.Verdict;
import org.securitynudge.record.Counts;
import org.securitynudge.record.Digests;
import org.securitynudge.record.Events;
import org.securitynudge.record.History;
import org.securitynudge.record.Ids;
import org.securitynudge.record.LocalKey;
import org.securitynudge.record.Recorded;
import org.securitynudge.record.Records;
import org.securitynudge.refresh.Pace;
import org.securitynudge.refresh.Refresher;
import org.securitynudge.trust.Vault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the parts of a {@link Nudge} together, in the order in which they need each other. */
final class Assembly {
    private static final Logger JOURNAL = LoggerFactory.getLogger("nudge.journal");
    private static final long MEMORY_BYTES = 64L << 20;
    /** How long what another process left behind waits at most to be taken over, and what is delivered to be deleted. */
    private static final Duration UPKEEP = Duration.ofMinutes(1);

    private static final Duration CHECKPOINT = Duration.ofHours(1);
    private static final Duration JOURNAL_CLOSING = Duration.ofMillis(1_500);

    /** Without a collector everything counts as delivered as soon as it is recorded. */
    private static final Collector NOWHERE =
            events -> events.stream().map(event -> Verdict.accepted()).toList();

    private final Settings settings;
    private final Journal journal;
    private final Digests digests;
    private final Records records;
    private final History history;
    private final Ids ids = new Ids();
    private final Counts counts = new Counts();
    private final Troubles troubles = new Troubles();

    private Assembly(Settings settings, Journal journal, History history) throws IOException {
        this.settings = settings;
        this.history = history;
        this.journal = journal;
        this.digests = digests(settings);
        this.records = new Records(digests, ids);
    }

    static Engine engine(Settings settings) {
        try {
            History history = new History();
            // First, as it makes the directory and sees to its permissions.
            Journal journal = journal(settings, history);
            try {
                return new Assembly(settings, journal, history).engine();
            } catch (IOException | RuntimeException e) {
                journal.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    private Engine engine() throws IOException {
        Past past = new Past(journal, history);
        past.recover();
        past.discard(settings.clock().instant());
        Refresher refresher = refresher();
        Decider decider = decider(refresher);
        Collector collector = settings.collector().orElse(NOWHERE);
        Courier courier = Courier.start(
                journal,
                new Events(settings.application(), settings.environment())::event,
                collector,
                CourierOptions.standard().chores(chores(past)).notice(this::parked));
        return new Engine(new Engine.Parts(
                settings.application() + ":" + settings.environment(),
                settings.clock(),
                decider,
                new Registrar(settings.clock(), journal, history, digests, records, decider),
                new Tokens(settings.clock(), settings.tokenKeys()),
                journal,
                courier,
                collector,
                refresher,
                history,
                digests,
                records,
                counts,
                troubles));
    }

    /** What tells the collector that it was not to get a record. That such a telling was refused is not told: it would go on for ever. */
    private Optional<Entry> parked(Stored record) {
        boolean telling = Recorded.of(record)
                .filter(recorded -> recorded.type().equals(EventType.EVENTS_LOST.wireName()))
                .isPresent();
        Loss loss = new Loss(record.writer(), record.stream(), record.sequence(), record.sequence(), Loss.Cause.PARKED);
        return telling
                ? Optional.empty()
                : Optional.of(records.lost(loss, settings.clock().instant()).entry());
    }

    private Chores chores(Past past) {
        Pressure pressure = new Pressure();
        Function<Ends, Entry> checkpoint =
                ends -> records.checkpoint(ends, settings.clock().instant()).entry();
        return Chores.none()
                .every(UPKEEP, () -> Engine.count(settings.clock(), counts, records, journal))
                .every(UPKEEP, past::upkeep)
                .every(UPKEEP, () -> past.discard(settings.clock().instant()))
                .every(
                        UPKEEP,
                        () -> pressure.check(
                                journal.figures().bytesWaiting(),
                                journal.figures().budgetBytes()))
                .every(CHECKPOINT, () -> journal.checkpoint(checkpoint))
                .atEnd(() -> journal.checkpoint(checkpoint));
    }

    private Refresher refresher() throws IOException {
        return Refresher.start(new Refresher.Settings(
                settings.packs(),
                settings.policy(),
                settings.application(),
                settings.environment(),
                vault(),
                Pace.system(settings.clock()),
                new RulesEvents(settings, history, records, this::offer)));
    }

    private Decider decider(Refresher refresher) {
        return new Decider(new Decider.Parts(
                settings.clock(),
                refresher::rules,
                ages(refresher),
                history,
                digests,
                ids,
                counts,
                records,
                this::shown,
                () -> Engine.count(settings.clock(), counts, records, journal),
                troubles));
    }

    private static Ages ages(Refresher refresher) {
        return new Ages() {
            @Override
            public Optional<Duration> of(String pack, Instant now) {
                return refresher.age(pack, now);
            }

            @Override
            public Optional<Instant> verified() {
                return refresher.verified();
            }
        };
    }

    private void shown(Recorded record) {
        history.apply(record);
        offer(record);
    }

    private void offer(Recorded record) {
        journal.offer(record.entry());
    }

    private Vault vault() throws IOException {
        return settings.directory().isPresent()
                ? Vault.in(settings.directory().get(), settings.clock())
                : Vault.none(settings.clock());
    }

    private static Digests digests(Settings settings) throws IOException {
        String scope = settings.pseudonymScope().orElse(settings.application());
        if (!settings.pseudonymKeys().isEmpty()) {
            return Digests.of(scope, settings.pseudonymKeys());
        }
        if (settings.directory().isEmpty()) {
            return Digests.local(scope, LocalKey.inMemory());
        }
        return Digests.local(scope, LocalKey.in(settings.directory().get()));
    }

    private static Options options(Settings settings) {
        // A loss names no person, so its record needs no keys; the journal asks for it before there are any.
        Records lossRecords = new Records(Digests.local(settings.application(), LocalKey.inMemory()), new Ids());
        return Options.standard()
                .clock(settings.clock())
                .closeWithin(JOURNAL_CLOSING)
                .lossRecord(loss -> Optional.of(
                        lossRecords.lost(loss, settings.clock().instant()).entry()));
    }

    private static Journal journal(Settings settings, History history) throws IOException {
        if (settings.database().isPresent()) {
            DatabaseOptions options = DatabaseOptions.standard()
                    .clock(settings.clock())
                    .marks(Assembly::mark)
                    .window(history::window)
                    .createSchema(settings.database().get().createSchema())
                    .closeWithin(JOURNAL_CLOSING);
            return DatabaseJournal.open(settings.database().get().source(), options);
        }
        if (settings.directory().isPresent()) {
            return FileJournal.open(settings.directory().get(), options(settings));
        }
        JOURNAL.warn("Acknowledgments are kept in memory and end with this process;"
                + " to keep them, give Nudge.builder().directory(path) a directory on a local disk.");
        return MemoryJournal.create(settings.clock(), MEMORY_BYTES);
    }

    /** Says of a record what a database has to know of it. */
    private static Mark mark(Entry entry) {
        try {
            Recorded record = Recorded.parse(entry.payload());
            boolean remembered = !record.keys().isEmpty();
            return new Mark(record.person(), remembered, record.type().equals(EventType.PERSON_FORGOTTEN.wireName()));
        } catch (IOException impossible) {
            return Mark.NONE; // we have just written it
        }
    }
}
