package org.securitynudge.operating;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.securitynudge.journal.Ends;
import org.securitynudge.journal.Loss;
import org.securitynudge.journal.Stored;
import org.securitynudge.journal.StreamSurvey;
import org.securitynudge.journal.Survey;
import org.securitynudge.journal.Testimony;
import org.securitynudge.journal.Unfinished;
import org.securitynudge.journal.WriterSurvey;
import org.securitynudge.operating.Inspection.Account;
import org.securitynudge.operating.Inspection.Defect;
import org.securitynudge.operating.Inspection.HistoryFile;
import org.securitynudge.operating.Inspection.Owner;
import org.securitynudge.operating.Inspection.Writer;
import org.securitynudge.record.Events;
import org.securitynudge.record.Tellings;

/** Reads a journal once and says what was found. */
final class Inspector {
    private final Survey survey;
    private final Set<Loss> losses = new LinkedHashSet<>();
    private final List<String> notes = new ArrayList<>();

    Inspector(Survey survey) {
        this.survey = survey;
    }

    Inspection inspect() throws IOException {
        List<WriterSurvey> found = survey.read(new Heard());
        List<Writer> writers = found.stream().map(this::writer).toList();
        List<Defect> defects = found.stream()
                .flatMap(writer -> new Defects(writer).all().stream())
                .toList();
        found.forEach(this::note);
        noteLossesOfOthers(writers);
        return new Inspection(survey.directory(), survey.budgetBytes(), writers, defects, notes);
    }

    private Writer writer(WriterSurvey found) {
        return new Writer(
                found.name(),
                Instant.ofEpochMilli(Long.parseLong(found.name().substring(2, 15))),
                owner(found),
                history(found.standing()),
                found.streams().stream().map(Inspector::stream).toList());
    }

    private static Owner owner(WriterSurvey found) {
        return switch (found.owner()) {
            case ALIVE -> Owner.RUNNING;
            case GONE -> Owner.GONE;
            case NONE -> Owner.NONE;
            case UNKNOWN -> Owner.UNKNOWN;
        };
    }

    private static Optional<HistoryFile> history(WriterSurvey.Standing standing) {
        if (standing.state() == WriterSurvey.State.NONE) {
            return Optional.empty();
        }
        Map<String, Long> covers = new LinkedHashMap<>();
        standing.covered().forEach((name, ends) -> covers.put(name, ends.kept()));
        return Optional.of(new HistoryFile(standing.state() == WriterSurvey.State.WHOLE, standing.bytes(), covers));
    }

    private static Inspection.Stream stream(StreamSurvey found) {
        return new Inspection.Stream(
                Events.name(found.stream()),
                new Account(
                        found.account().written(),
                        found.account().delivered(),
                        found.account().waiting(),
                        found.account().parked(),
                        found.account().lost(),
                        found.account().evicted()),
                found.first(),
                found.last(),
                found.records(),
                found.oldestWaiting(),
                found.requeued().size(),
                found.segments(),
                found.bytes(),
                found.bytesWaiting(),
                found.quarantined().size());
    }

    private void note(WriterSurvey writer) {
        if (writer.owner() == org.securitynudge.journal.Owner.NONE
                && writer.faults().isEmpty()) {
            notes.add(relative(writer.path())
                    + " has no lock file and holds nothing to deliver: it is being made or removed");
        }
        for (StreamSurvey stream : writer.streams()) {
            stream.unfinished().ifPresent(this::note);
            stream.drafts()
                    .forEach(
                            file -> notes.add(
                                    relative(file)
                                            + " is being written, or was when a process ended; the next to take the directory over removes it"));
            stream.strangers().forEach(file -> notes.add(relative(file) + " is none of ours and is left alone"));
            if (stream.account().evicted() > 0) {
                notes.add(writer.name() + " " + Events.name(stream.stream()) + ": "
                        + stream.account().evicted()
                        + " records were deleted undelivered to make room; events.lost tells the collector");
            }
        }
    }

    private void note(Unfinished end) {
        String place = relative(end.file()) + " at " + end.offset() + ": the last " + end.bytes() + " bytes ";
        notes.add(
                end.written()
                        ? place + "are no whole record: it is being written; if they stay the same, it is damaged"
                        : place + "are torn off a record that nobody was promised; the next process cuts them off");
    }

    private void noteLossesOfOthers(List<Writer> writers) {
        Set<String> names = new LinkedHashSet<>();
        writers.forEach(writer -> names.add(writer.name()));
        for (Loss loss : losses) {
            if (!names.contains(loss.writer())) {
                notes.add(loss.writer() + " " + Events.name(loss.stream()) + " "
                        + Defects.records(loss.firstSequence(), loss.lastSequence())
                        + ": lost and told; the directory of this writer is gone");
            }
        }
    }

    private String relative(Path file) {
        return survey.directory().relativize(file).toString();
    }

    /** Hears all losses, those of writers whose directory is gone as well. */
    private final class Heard implements Testimony {
        private final Tellings tellings = new Tellings();

        @Override
        public Optional<Loss> loss(Stored record) {
            Optional<Loss> loss = tellings.loss(record);
            loss.ifPresent(losses::add);
            return loss;
        }

        @Override
        public Optional<Ends> reached(Stored record) {
            return tellings.reached(record);
        }
    }
}
