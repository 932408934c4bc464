package org.securitynudge.journal;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The files of the records of a stream that were set aside, to look at while somebody may be writing. */
final class AsideFolder {
    private static final int LISTINGS = 5;

    private final Home home;
    private final Path folder;

    AsideFolder(Home home) {
        this.home = home;
        this.folder = home.file(Parked.NAME);
    }

    /** Reads them all, and returns the files that are no such records. */
    List<Path> read(Consumer<Aside> reader) throws IOException {
        List<Path> others = new ArrayList<>();
        List<String> names = names();
        for (String name : names) {
            if (isNumbered(name, Parked.SUFFIX)) {
                read(name, false).ifPresent(reader);
            } else if (!isNumbered(name, Parked.REQUEUED)) {
                others.add(folder.resolve(name));
            } else if (!names.contains(Parked.name(Parked.sequence(name), Parked.SUFFIX))) {
                read(name, true).ifPresent(reader); // else set aside again
            }
        }
        return others;
    }

    /** A renaming while names are listed may hide both names, so two listings have to agree. */
    private List<String> names() throws IOException {
        List<String> names = home.disk().list(folder);
        List<String> again = home.disk().list(folder);
        for (int i = 0; i < LISTINGS && !again.equals(names); i++) {
            names = again;
            again = home.disk().list(folder);
        }
        return again;
    }

    /** Returns nothing if the file is gone by now. */
    private Optional<Aside> read(String name, boolean requeued) throws IOException {
        long sequence = Parked.sequence(name);
        try {
            ParkedFile file = ParkedFile.read(home, folder.resolve(name), sequence);
            Optional<Stored> record = Optional.ofNullable(file.entry()).map(entry -> home.stored(sequence, entry));
            // One that cannot be read is not handed out again.
            boolean again = requeued && record.isPresent();
            return Optional.of(
                    new Aside(home.writer(), home.stream(), sequence, again, folder.resolve(name), record, file.why()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /**
     * Asks for a record to be handed out once more; false if it is not set aside any more.
     *
     * @throws DamagedException if its file is damaged: there is nothing to hand out
     */
    boolean requeue(long sequence) throws IOException {
        String name = Parked.name(sequence, Parked.SUFFIX);
        try {
            if (ParkedFile.read(home, folder.resolve(name), sequence).entry() == null) {
                throw new DamagedException(folder.resolve(name));
            }
            Path asked = folder.resolve(Parked.name(sequence, Parked.REQUEUED));
            SystemDisk.INSTANCE.rename(folder.resolve(name), asked);
            SystemDisk.INSTANCE.forceDirectory(folder);
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private static boolean isNumbered(String name, String suffix) {
        return Parked.isName(name, suffix);
    }

    /** The file of a record that was set aside is not what was written. */
    static final class DamagedException extends IOException {
        private static final long serialVersionUID = 1L;

        DamagedException(Path file) {
            super(file + " is damaged; there is nothing in it to hand out");
        }
    }
}
