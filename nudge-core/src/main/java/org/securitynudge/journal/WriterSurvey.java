package org.securitynudge.journal;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the directory of a writer holds.
 *
 * @param name the writer's id, which is the name of its directory
 * @param path the directory
 * @param owner whether somebody writes in it
 * @param standing what stands in it for deleted records
 * @param streams its streams, the kept one first; fewer if the directory may not be read
 * @param faults what is wrong with the directory itself
 * @param refused what may not be read, if so
 */
public record WriterSurvey(
        String name,
        Path path,
        Owner owner,
        Standing standing,
        List<StreamSurvey> streams,
        List<Fault> faults,
        Optional<Path> refused) {

    /** How a file that stands for deleted records was found. */
    public enum State {
        /** There is none. */
        NONE,
        /** It is what was written. */
        WHOLE,
        /** It is not what was written. */
        DAMAGED
    }

    /**
     * What stands for deleted records.
     *
     * @param state how it was found
     * @param bytes how long it is
     * @param covered up to where it stands for the records of which writers
     */
    public record Standing(State state, long bytes, Map<String, Ends> covered) {}
}
