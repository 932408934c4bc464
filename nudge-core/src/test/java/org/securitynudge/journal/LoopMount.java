package org.securitynudge.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * An ext4 in a file, mounted, of which an image can be taken at any moment.
 *
 * <p>The file lies on an XFS (in a file, too), because that can clone a file in one step: a clone holds exactly the blocks
 * that ext4 had written until a certain moment. A plain copy takes its time, and mixes earlier blocks with later ones in a
 * way that no loss of power does. Nothing is frozen or stopped for it.
 */
final class LoopMount implements AutoCloseable {
    private final Path host;
    private final Path live;
    private final Path found;
    private final Deque<Path> mounted = new ArrayDeque<>();
    private int images;

    LoopMount(Path directory) throws Exception {
        this.host = Files.createDirectory(directory.resolve("host"));
        this.live = Files.createDirectory(directory.resolve("live"));
        this.found = Files.createDirectory(directory.resolve("found"));
        try {
            Path outer = directory.resolve("host.img");
            run("truncate", "-s", "1G", outer.toString());
            run("mkfs.xfs", "-q", "-m", "reflink=1", outer.toString());
            mount(outer, host);
            run("truncate", "-s", "128M", disk().toString());
            run("mkfs.ext4", "-q", disk().toString());
            mount(disk(), live);
        } catch (IOException e) {
            close();
            throw new IOException(
                    "this test needs root, loop devices, mkfs.ext4 and mkfs.xfs (e2fsprogs, xfsprogs): "
                            + e.getMessage(),
                    e);
        }
    }

    /** Where the ext4 is mounted. */
    Path live() {
        return live;
    }

    /** Takes an image of the file as it is at this moment. */
    Path image() throws Exception {
        Path image = host.resolve("image" + ++images + ".img");
        run("cp", "--reflink=always", disk().toString(), image.toString());
        return image;
    }

    /** Mounts an image, as after the loss of power, lets somebody look at it, and deletes it. */
    void inspect(Path image, Inspection inspection) throws Exception {
        mount(image, found);
        try {
            inspection.look(found);
        } finally {
            run("umount", mounted.pop().toString());
        }
        Files.delete(image);
    }

    @Override
    public void close() throws Exception {
        while (!mounted.isEmpty()) {
            run("umount", "-l", mounted.pop().toString());
        }
    }

    private Path disk() {
        return host.resolve("disk.img");
    }

    private void mount(Path file, Path at) throws Exception {
        run("mount", "-o", "loop", file.toString(), at.toString());
        mounted.push(at);
    }

    private static void run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + ": " + said);
        }
    }

    /** Looks at what is left. */
    interface Inspection {
        void look(Path directory) throws Exception;
    }
}
