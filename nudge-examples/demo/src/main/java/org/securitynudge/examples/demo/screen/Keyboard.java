package org.securitynudge.examples.demo.screen;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * What a person types, line by line. A terminal with nobody in front of it must not stop the story: after a first silence the keyboard
 * is taken as left.
 */
public final class Keyboard {
    private static final int TYPED_AHEAD = 100;

    /** An empty entry is the end of the input. */
    private final BlockingQueue<Optional<String>> lines = new ArrayBlockingQueue<>(TYPED_AHEAD);

    private final Duration patience;
    private boolean left;

    private Keyboard(Duration patience) {
        this.patience = patience;
    }

    /** Returns the keyboard behind a stream, with a time after which nobody is there. */
    public static Keyboard of(InputStream in, Charset charset, Duration patience) {
        Keyboard keyboard = new Keyboard(patience);
        Thread reader = new Thread(() -> keyboard.read(in, charset), "keyboard");
        reader.setDaemon(true);
        reader.start();
        return keyboard;
    }

    private void read(InputStream in, Charset charset) {
        try {
            BufferedReader typed = new BufferedReader(new InputStreamReader(in, charset));
            for (String line = typed.readLine(); line != null; line = typed.readLine()) {
                lines.put(Optional.of(line));
            }
            lines.put(Optional.empty());
        } catch (IOException broken) {
            // As good as the end. With no room for its mark, there is enough to read, and then the patience ends.
            lines.offer(Optional.empty());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for a line and returns it; empty if nobody is there (any more). */
    public Optional<String> line() throws InterruptedException {
        if (left) {
            return Optional.empty();
        }
        Optional<String> line = lines.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        if (line == null || line.isEmpty()) {
            left = true;
            return Optional.empty();
        }
        return line;
    }

    /** Returns whether somebody may be there. */
    public boolean isManned() {
        return !left;
    }
}
