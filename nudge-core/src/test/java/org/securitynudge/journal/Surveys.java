package org.securitynudge.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.securitynudge.journal.Fault.Fate;

/** What the tests of {@link Survey} say often: directories, what is done to them, what is seen. */
final class Surveys {
    /** Three records a segment. */
    static final Options SMALL = Options.standard()
            .segmentBytes(300)
            .lossRecord(loss -> Optional.of(new Entry(
                    "loss-" + loss.firstSequence(),
                    Journals.NOON,
                    String.join(
                                    " ",
                                    "LOSS",
                                    loss.writer(),
                                    loss.stream().name(),
                                    "" + loss.firstSequence(),
                                    "" + loss.lastSequence(),
                                    loss.cause().name())
                            .getBytes(UTF_8))));

    /** Reads what {@link #SMALL} writes. */
    static final Testimony TESTIMONY = new Testimony() {
        @Override
        public Optional<Loss> loss(Stored record) {
            String[] told = new String(record.payload(), UTF_8).split(" ", -1);
            return told[0].equals("LOSS")
                    ? Optional.of(new Loss(
                            told[1],
                            Stream.valueOf(told[2]),
                            Long.parseLong(told[3]),
                            Long.parseLong(told[4]),
                            Loss.Cause.valueOf(told[5])))
                    : Optional.empty();
        }

        @Override
        public Optional<Ends> reached(Stored record) {
            String[] told = new String(record.payload(), UTF_8).split(" ", -1);
            return told[0].equals("REACHED")
                    ? Optional.of(new Ends(Long.parseLong(told[1]), Long.parseLong(told[2])))
                    : Optional.empty();
        }
    };

    private Surveys() {}

    static List<WriterSurvey> read(Path directory) throws JournalException {
        return Survey.of(directory).read(TESTIMONY);
    }

    /** The only writer's stream. */
    static StreamSurvey kept(Path directory) throws JournalException {
        List<WriterSurvey> writers = read(directory);
        if (writers.size() != 1) {
            throw new IllegalStateException("writers: " + writers);
        }
        return writers.get(0).streams().get(0);
    }

    static StreamSurvey lossy(Path directory) throws JournalException {
        return read(directory).get(0).streams().get(1);
    }

    /** Faults in short: kind, records, what it means. */
    static List<String> faults(StreamSurvey stream) {
        return stream.faults().entrySet().stream().map(Surveys::line).toList();
    }

    private static String line(Map.Entry<Fault, Fate> entry) {
        Fault fault = entry.getKey();
        return fault.kind() + " " + fault.first() + "-" + fault.last() + " " + entry.getValue();
    }

    static void flip(Path file, long offset) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            bytes[(int) offset] ^= 1;
            Files.write(file, bytes, StandardOpenOption.TRUNCATE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything below a directory: names, sizes, contents, times of change. */
    static Map<String, String> traces(Path directory) {
        Map<String, String> traces = new TreeMap<>();
        for (Path path : Journals.files(directory, "")) {
            try {
                String content = Files.isDirectory(path)
                        ? "directory"
                        : Files.size(path) + " " + Arrays.hashCode(Files.readAllBytes(path));
                traces.put(path.toString(), content + " " + Files.getLastModifiedTime(path));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return traces;
    }
}
