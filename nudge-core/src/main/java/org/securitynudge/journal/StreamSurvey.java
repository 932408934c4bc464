package org.securitynudge.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.securitynudge.journal.Fault.Fate;

/**
 * What a stream of a writer holds.
 *
 * @param stream which one
 * @param account what became of its records
 * @param first the first record that can be read; 0 if there is none
 * @param last the last record that can be read; 0 if there is none
 * @param records how many can be read
 * @param oldestWaiting when the oldest record that waits was written
 * @param requeued those that are to be handed out once more
 * @param segments how many files of records there are
 * @param bytes how long they are
 * @param bytesWaiting the bytes of those in which records wait
 * @param quarantined the files in quarantine, by the first record that each stands for
 * @param faults what is not as it was written, and what that means
 * @param unfinished the end of the newest segment that is not a whole record
 * @param drafts files that are being written, or were when a process ended
 * @param strangers files that are none of ours
 */
public record StreamSurvey(
        Stream stream,
        Account account,
        long first,
        long last,
        long records,
        Optional<Instant> oldestWaiting,
        Set<Long> requeued,
        int segments,
        long bytes,
        long bytesWaiting,
        Map<Long, Path> quarantined,
        Map<Fault, Fate> faults,
        Optional<Unfinished> unfinished,
        List<Path> drafts,
        List<Path> strangers) {

    static StreamSurvey of(StreamReading reading, List<Loss> losses, List<Fault> faults) throws IOException {
        Balance balance = new Balance(reading, losses, faults);
        SegmentsReading held = reading.segments();
        return new StreamSurvey(
                reading.stream(),
                balance.account(),
                held.readable().first(),
                held.readable().last(),
                held.readable().count(),
                reading.oldest(balance.waiting()),
                reading.requeued().keySet(),
                held.parts().size(),
                held.parts().stream().mapToLong(SegmentsReading.Part::end).sum(),
                held.parts().stream()
                        .filter(part -> part.last() > reading.settled().base())
                        .mapToLong(part -> part.end() - SegmentHeader.SIZE)
                        .sum(),
                reading.quarantined(),
                balance.fates(),
                held.unfinished(),
                reading.drafts(),
                reading.strangers());
    }
}
