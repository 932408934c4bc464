package org.securitynudge.examples.share.component;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** The folder of nudge-http that browsers load from: in its jar, or in its classes while it is being built. */
final class WebFolder {

    private static final String PARENT = "META-INF/resources/nudge";

    private WebFolder() {}

    /** Returns the one folder there, which is named for the version. */
    static synchronized Path find() throws IOException {
        try {
            URI parent = WebFolder.class.getClassLoader().getResource(PARENT).toURI();
            Path folder = parent.getScheme().equals("jar") ? inside(parent) : Path.of(parent);
            try (Stream<Path> versions = Files.list(folder)) {
                return versions.findFirst().orElseThrow();
            }
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    private static Path inside(URI jar) throws IOException {
        FileSystem files;
        try {
            files = FileSystems.getFileSystem(jar);
        } catch (FileSystemNotFoundException e) {
            files = FileSystems.newFileSystem(jar, Map.of());
        }
        return files.getPath(PARENT);
    }
}
