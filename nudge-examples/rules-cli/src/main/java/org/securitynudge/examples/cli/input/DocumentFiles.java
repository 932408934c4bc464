package org.securitynudge.examples.cli.input;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The documents behind the names on a command line: files, {@code -} for standard input, and directories, which stand for every
 * {@code *.json} below them but the hidden ones. A file that is named twice is read once.
 */
public final class DocumentFiles {
    /** The name of standard input in messages. */
    static final String STANDARD_INPUT = "<stdin>";

    /** One more byte than a document may have: so its reader sees that it is too large, and nobody reads gigabytes. */
    private static final int MOST_BYTES = 8 * 1024 * 1024 + 1;

    private static final int MOST_FILES = 10_000;
    private static final int DEEPEST = 100;
    private static final int MOST_NEIGHBOURS = 1_000;

    private final InputStream in;
    private final Set<String> seen = new HashSet<>();
    private final List<Document> documents = new ArrayList<>();

    private DocumentFiles(InputStream in) {
        this.in = in;
    }

    /** Reads the documents of some names, in their order; one that cannot be read is a document without bytes. */
    public static List<Document> read(List<String> names, InputStream in) {
        DocumentFiles files = new DocumentFiles(in);
        names.forEach(files::add);
        return List.copyOf(files.documents);
    }

    private void add(String name) {
        if (name.equals("-")) {
            if (seen.add(name)) {
                documents.add(standardInput());
            }
            return;
        }
        try {
            Path path = Path.of(name);
            if (Files.isDirectory(path)) {
                addBelow(path);
            } else {
                add(path);
            }
        } catch (InvalidPathException e) {
            documents.add(Document.unreadable(name, Reasons.of(e)));
        }
    }

    private Document standardInput() {
        try {
            return Document.of(STANDARD_INPUT, Bytes.read(in, MOST_BYTES));
        } catch (IOException e) {
            return Document.unreadable(STANDARD_INPUT, Reasons.of(e));
        }
    }

    private void add(Path path) {
        if (!seen.add(identity(path))) {
            return;
        }
        try (InputStream bytes = Files.newInputStream(path)) {
            documents.add(Document.of(path.toString(), Bytes.read(bytes, MOST_BYTES)));
        } catch (NoSuchFileException e) {
            documents.add(Document.unreadable(path.toString(), Reasons.of(e) + neighbour(path)));
        } catch (IOException e) {
            documents.add(Document.unreadable(path.toString(), Reasons.of(e)));
        }
    }

    private static String identity(Path path) {
        try {
            return path.toRealPath().toString();
        } catch (IOException noFile) {
            return path.toAbsolutePath().normalize().toString();
        }
    }

    /** The file that was most likely meant, and what a locale does to names that it cannot write. */
    private static String neighbour(Path path) {
        if (path.toString().indexOf('\uFFFD') >= 0) {
            return "; " + Reasons.OF_LOCALE;
        }
        Path directory = path.toAbsolutePath().getParent();
        if (directory == null || !Files.isDirectory(directory)) {
            return directory == null ? "" : "; there is no directory " + directory + " either";
        }
        try (Stream<Path> neighbours = Files.list(directory)) {
            List<String> names = neighbours
                    .limit(MOST_NEIGHBOURS)
                    .filter(Files::isRegularFile)
                    .map(neighbour -> neighbour.getFileName().toString())
                    .sorted()
                    .toList();
            return Nearest.of(path.getFileName().toString(), names)
                    .map(name -> "; did you mean \"" + path.resolveSibling(name) + "\"?")
                    .orElse("");
        } catch (IOException | RuntimeException unlisted) {
            return "";
        }
    }

    private void addBelow(Path directory) {
        List<Path> found = new ArrayList<>();
        try {
            Files.walkFileTree(directory, EnumSet.noneOf(FileVisitOption.class), DEEPEST, new Json(directory, found));
        } catch (IOException e) {
            documents.add(Document.unreadable(directory.toString(), Reasons.of(e)));
            return;
        }
        if (found.isEmpty()) {
            documents.add(Document.unreadable(directory.toString(), "there is no *.json in this directory"));
        } else if (found.size() > MOST_FILES) {
            documents.add(Document.unreadable(
                    directory.toString(), "more than " + MOST_FILES + " *.json in this directory; name them"));
        } else {
            Collections.sort(found);
            found.forEach(this::add);
        }
    }

    /** Collects the files to read below a directory. Links to directories are not followed. */
    private static final class Json extends SimpleFileVisitor<Path> {
        private final Path top;
        private final List<Path> found;

        Json(Path top, List<Path> found) {
            this.top = top;
            this.found = found;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            return !directory.equals(top) && isHidden(directory)
                    ? FileVisitResult.SKIP_SUBTREE
                    : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.toString().endsWith(".json") && !isHidden(file) && !Files.isDirectory(file)) {
                found.add(file);
            }
            return found.size() > MOST_FILES ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
        }

        private static boolean isHidden(Path path) {
            return path.getFileName().toString().startsWith(".");
        }
    }
}
