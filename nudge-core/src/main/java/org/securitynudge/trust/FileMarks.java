package org.securitynudge.trust;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.securitynudge.trust.Mark.Line;

/**
 * Marks in a directory, a file for each version. The highest counts, so processes that raise a mark at the same moment cannot lower it for
 * each other; the one below it stays, for the day on which the disk gives the highest back damaged.
 */
final class FileMarks implements MarkStore {
    private static final String SUFFIX = ".mark";
    private static final int LARGEST = 16 * 1024;
    private static final int KEPT = 2;

    private final SafeDirectory directory;

    FileMarks(SafeDirectory directory) {
        this.directory = directory;
    }

    @Override
    public List<Mark> all() {
        return List.copyOf(files().values());
    }

    private Map<String, Mark> files() {
        Map<String, Mark> marks = new HashMap<>();
        for (String file : directory.list(SUFFIX)) {
            directory
                    .read(file, LARGEST)
                    .flatMap(VaultEntry::parse)
                    .flatMap(Mark::of)
                    .filter(mark -> name(mark).equals(file))
                    .ifPresent(mark -> marks.put(file, mark));
        }
        return marks;
    }

    @Override
    public void keep(Mark mark) throws IOException {
        if (directory
                .read(name(mark), LARGEST)
                .flatMap(VaultEntry::parse)
                .flatMap(Mark::of)
                .equals(Optional.of(mark))) {
            return;
        }
        directory.write(name(mark), mark.toEntry().toBytes(), true);
        dropAllButTheHighest(mark.line());
    }

    private void dropAllButTheHighest(Line line) throws IOException {
        List<Mark> ofLine = new ArrayList<>(all());
        ofLine.removeIf(mark -> !mark.line().equals(line));
        ofLine.sort(Comparator.comparingLong(Mark::version).reversed());
        for (Mark mark : ofLine.subList(Math.min(KEPT, ofLine.size()), ofLine.size())) {
            directory.delete(name(mark));
        }
    }

    private static String name(Mark mark) {
        return FileVault.name(mark.line().text()) + "-" + mark.version() + SUFFIX;
    }
}
