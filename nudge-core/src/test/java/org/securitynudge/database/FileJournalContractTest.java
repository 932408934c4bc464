package org.securitynudge.database;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.securitynudge.journal.FileJournal;
import org.securitynudge.journal.Journal;
import org.securitynudge.journal.Options;

/** The journal in files, for comparison. */
final class FileJournalContractTest implements JournalContract {
    @TempDir
    Path directory;

    @Override
    public Journal open() throws Exception {
        return FileJournal.open(directory, Options.standard());
    }
}
