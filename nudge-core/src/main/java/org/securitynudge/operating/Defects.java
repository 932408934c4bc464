package org.securitynudge.operating;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.securitynudge.journal.Fault;
import org.securitynudge.journal.Fault.Fate;
import org.securitynudge.journal.StreamSurvey;
import org.securitynudge.journal.WriterSurvey;
import org.securitynudge.operating.Inspection.Defect;
import org.securitynudge.record.Events;

/** Says what is wrong with the directory of a writer, and what that means. */
final class Defects {
    private final WriterSurvey writer;
    private final List<Defect> defects = new ArrayList<>();

    Defects(WriterSurvey writer) {
        this.writer = writer;
    }

    List<Defect> all() {
        writer.refused()
                .ifPresent(file -> defects.add(new Defect(
                        writer.name(),
                        "",
                        0,
                        0,
                        file,
                        0,
                        false,
                        "may not be read; do this as its owner" + owner(file))));
        writer.faults().forEach(fault -> add("", fault, Fate.NONE));
        for (StreamSurvey stream : writer.streams()) {
            stream.faults().forEach((fault, fate) -> add(Events.name(stream.stream()), fault, fate));
        }
        return defects;
    }

    private void add(String stream, Fault fault, Fate fate) {
        boolean lost = fate == Fate.TOLD || fate == Fate.UNTOLD || fate == Fate.UNCERTAIN;
        defects.add(new Defect(
                writer.name(),
                stream,
                fault.first(),
                fault.last(),
                fault.file(),
                fault.offset(),
                lost,
                what(fault) + meaning(fault, fate)));
    }

    /** Names records by their numbers. */
    static String records(long first, long last) {
        return first == last ? "record " + first : "records " + first + " to " + last;
    }

    private static String what(Fault fault) {
        String records = records(fault.first(), fault.last());
        String are = fault.first() == fault.last() ? " is " : " are ";
        return switch (fault.kind()) {
            case DAMAGED -> records + are + "damaged (" + fault.bytes() + " bytes)";
            case MISSING -> records + are + "in no file";
            case LOST -> records + are + "gone";
            case QUARANTINED -> records + are + "in quarantine";
            case UNREADABLE -> "the disk does not hand out " + records;
            case PARKED -> "the file of parked " + records + " is damaged";
            case CURSOR -> "both copies are damaged; some events are delivered once more, none is lost";
            case STATE -> "both copies are damaged; people may be asked once more, no acknowledgment is lost";
            case LOCK ->
                "is missing, so no process takes these records over; make it, empty, as the owner of the directory";
        };
    }

    private static String meaning(Fault fault, Fate fate) {
        return switch (fate) {
            case TOLD -> ": lost, and told to the collector with events.lost";
            case UNTOLD ->
                fault.kind() == Fault.Kind.PARKED
                        ? ": lost, as nothing else holds it"
                        : ": lost, and not told yet; a process tells it when it opens or reads the journal";
            case UNCERTAIN ->
                ": found earlier; lost, unless it was delivered before: events.lost at the collector says which";
            case DELIVERED -> ": delivered before, so nothing is lost";
            case HELD -> ": held elsewhere, so nothing is lost";
            case NONE -> "";
        };
    }

    private static String owner(Path file) {
        try {
            return ", " + Files.getOwner(file).getName();
        } catch (IOException | UnsupportedOperationException e) {
            return " or as root";
        }
    }
}
