package org.securitynudge.journal;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.securitynudge.journal.Fault.Kind;
import org.securitynudge.journal.WriterSurvey.State;

/** What the directory of a writer held when it was read. */
final class WriterReading {
    private final Path path;
    private final Owner owner;
    private final List<StreamReading> streams = new ArrayList<>();
    private State state = State.NONE;
    private Map<String, Ends> covered = Map.of();
    private Optional<Path> refused = Optional.empty();

    private WriterReading(Path path) {
        this.path = path;
        this.owner = Owner.of(path);
    }

    /** Reads a directory; a part of it that may not be read ends the reading. */
    static WriterReading of(Path path, Options options, Consumer<Stored> reader) throws IOException {
        WriterReading reading = new WriterReading(path);
        try {
            reading.readState(options.disk());
            // First the lossy one: it and the state say how far the other one has come at least.
            for (Stream stream : List.of(Stream.LOSSY, Stream.KEPT)) {
                Home home = new Home(options, path.resolve(stream.directory()), reading.name(), stream);
                reading.streams.add(0, StreamReading.of(home, reading.owner, reader));
            }
        } catch (AccessDeniedException e) {
            reading.refused = Optional.of(e.getFile() == null ? path : Path.of(e.getFile()));
        }
        return reading;
    }

    private void readState(Disk disk) throws IOException {
        try {
            Optional<Snapshot> snapshot = Snapshot.read(disk, path);
            if (snapshot.isPresent()) {
                state = State.WHOLE;
                covered = snapshot.get().covered();
            }
        } catch (Snapshot.DamagedException e) {
            state = State.DAMAGED;
        } catch (Snapshot.UnknownVersionException e) {
            throw Remedy.unknownVersion(String.valueOf(e.getMessage()), e);
        }
    }

    String name() {
        return path.getFileName().toString();
    }

    Path path() {
        return path;
    }

    List<StreamReading> streams() {
        return streams;
    }

    Map<String, Ends> covered() {
        return covered;
    }

    /** Whether it is gone by now: all of it was delivered. */
    boolean isGone() {
        return streams.stream().allMatch(stream -> stream.end() == 0) && !Files.exists(path);
    }

    /** Whether this stream was deleted as all of it was delivered, and the process ended before the directory was gone. */
    boolean isRemoved(StreamReading stream) {
        return owner == Owner.NONE && !stream.holdsRecords() && stream.end() == 0;
    }

    /** What is wrong with the directory itself. */
    List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        if (state == State.DAMAGED) {
            faults.add(Fault.in(Kind.STATE, path.resolve(Snapshot.NAME)));
        }
        if (owner == Owner.NONE && streams.stream().anyMatch(StreamReading::holdsRecords)) {
            faults.add(Fault.in(Kind.LOCK, path.resolve(WriterDirectory.LOCK)));
        }
        return faults;
    }

    /** Returns this with its streams worked out. */
    WriterSurvey survey(List<StreamSurvey> worked, List<Fault> believed) throws IOException {
        Path file = path.resolve(Snapshot.NAME);
        long bytes = state != State.NONE && Files.exists(file) ? Files.size(file) : 0;
        return new WriterSurvey(
                name(), path, owner, new WriterSurvey.Standing(state, bytes, covered), worked, believed, refused);
    }
}
