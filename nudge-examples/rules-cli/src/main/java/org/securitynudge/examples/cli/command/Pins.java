package org.securitynudge.examples.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.securitynudge.examples.cli.input.Reasons;
import org.securitynudge.examples.cli.input.StopException;
import org.securitynudge.model.PinnedKey;
import org.securitynudge.model.Trust;
import picocli.CommandLine.Option;

/** The keys that an application is taken to pin. */
final class Pins {
    private static final int MOST_BYTES = 64 * 1024;

    @Option(
            names = "--pin",
            paramLabel = "ID=KEY",
            description =
                    "A key that the application pins: its name, and the public key as keygen prints it, or a PEM file with"
                            + " it; may be given several times.")
    private List<String> pins = List.of();

    /**
     * Returns the trust in them.
     *
     * @throws StopException if there is none, or one cannot be pinned
     */
    Trust trust() {
        List<PinnedKey> keys = new ArrayList<>();
        for (String pin : pins) {
            keys.add(key(pin));
        }
        if (keys.isEmpty()) {
            throw new StopException(
                    "name the keys that the application pins with --pin ID=KEY; nudge policy keygen prints them");
        }
        try {
            return Trust.signedBy(keys.get(0), keys.subList(1, keys.size()).toArray(PinnedKey[]::new));
        } catch (IllegalArgumentException e) {
            throw new StopException("--pin: " + e.getMessage());
        }
    }

    private static PinnedKey key(String pin) {
        int equals = pin.indexOf('=');
        if (equals < 1) {
            throw new StopException("--pin: \"" + pin
                    + "\" has no name; write it like 2026a=11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo");
        }
        String key = pin.substring(equals + 1);
        try {
            return PinnedKey.of(pin.substring(0, equals), isFile(key) ? text(Path.of(key)) : key);
        } catch (IllegalArgumentException e) {
            throw new StopException("--pin: " + e.getMessage());
        }
    }

    private static boolean isFile(String key) {
        try {
            return !key.isEmpty() && Files.isRegularFile(Path.of(key));
        } catch (InvalidPathException noName) {
            return false;
        }
    }

    private static String text(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new StopException("--pin: " + file + " is larger than 64 KiB, which no key is");
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new StopException("--pin: " + file + ": cannot be read: " + Reasons.of(e));
        }
    }
}
