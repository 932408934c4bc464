package org.securitynudge.operating;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.securitynudge.journal.Aside;
import org.securitynudge.journal.Held;
import org.securitynudge.journal.Stored;
import org.securitynudge.journal.Stream;
import org.securitynudge.journal.Survey;
import org.securitynudge.operating.JournalRecord.State;
import org.securitynudge.record.Events;
import org.securitynudge.record.Recorded;

/**
 * The journal of an application, seen by those who run it.
 *
 * <p>All but {@link #requeue} only reads: no file is changed, created or deleted. Where nobody holds a writer's directory, its lock is
 * shared for a moment to find that out; an application that starts just then takes the directory over a minute later.
 *
 * <p>While an application writes, what is read is what was there at some moment during the call.
 */
public final class JournalDirectory {
    private final Survey survey;

    private JournalDirectory(Survey survey) {
        this.survey = survey;
    }

    /**
     * Returns the journal in a directory.
     *
     * @param directory the one that the application was given, or the directory {@code journal} in it
     * @throws IOException if there is no journal or it may not be read; the message says what to do
     */
    public static JournalDirectory of(Path directory) throws IOException {
        return new JournalDirectory(Survey.of(directory));
    }

    /** Returns the directory with the writers' directories. */
    public Path path() {
        return survey.directory();
    }

    /**
     * Reads everything, and returns what there is, what became of each record ever written here, and what is wrong.
     *
     * @throws IOException if the directory cannot be read or a later version of this library wrote a part of it
     */
    public Inspection inspect() throws IOException {
        return new Inspector(survey).inspect();
    }

    /**
     * Hands over every record that can be read, per writer and stream: first those that were parked, then the others in order.
     *
     * @throws IOException if a part of it may not be read
     */
    public void records(Consumer<JournalRecord> reader) throws IOException {
        survey.records(held -> reader.accept(record(held)));
    }

    /**
     * Returns the records that the collector refused and that are kept, those that are to be sent once more included. One whose file is
     * damaged has neither id nor type.
     *
     * @throws IOException if a part of it may not be read
     */
    public List<JournalRecord> parked() throws IOException {
        return survey.aside().stream().map(JournalDirectory::record).toList();
    }

    /**
     * Has a parked record sent once more, durable on return: a running application sees it within a minute, another at its next start. This
     * renames the record's file and changes nothing else.
     *
     * @param writer the writer, by its name
     * @param stream {@code ack} or {@code imp}
     * @param sequence the number of the record
     * @return false if it is not parked, or not any more
     * @throws IOException if its file is damaged or may not be renamed
     */
    public boolean requeue(String writer, String stream, long sequence) throws IOException {
        for (Stream each : Stream.values()) {
            if (Events.name(each).equals(stream)) {
                return survey.requeue(writer, each, sequence);
            }
        }
        return false;
    }

    private static JournalRecord record(Held held) {
        State state = switch (held.state()) {
            case WAITING -> State.WAITING;
            case DELIVERED -> State.DELIVERED;
            case PARKED -> State.PARKED;
            case REQUEUED -> State.REQUEUED;
        };
        return record(held.record(), state, held.why());
    }

    private static JournalRecord record(Aside aside) {
        State state = aside.requeued() ? State.REQUEUED : State.PARKED;
        Optional<Stored> record = aside.record();
        return record.isPresent()
                ? record(record.get(), state, aside.why())
                : new JournalRecord(
                        aside.writer(),
                        Events.name(aside.stream()),
                        aside.sequence(),
                        state,
                        Instant.EPOCH,
                        "",
                        "",
                        Map.of(),
                        Map.of(),
                        "the file is damaged: " + aside.file());
    }

    private static JournalRecord record(Stored stored, State state, String why) {
        Optional<Recorded> content = Recorded.of(stored);
        Map<String, @Nullable Object> nothing = Map.of();
        return new JournalRecord(
                stored.writer(),
                Events.name(stored.stream()),
                stored.sequence(),
                state,
                stored.at(),
                stored.key(),
                content.map(Recorded::type).orElse(""),
                content.map(Recorded::data).orElse(nothing),
                content.map(Recorded::keys).orElse(Map.of()),
                why);
    }
}
