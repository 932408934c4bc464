package org.securitynudge.examples.cli.command;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.securitynudge.examples.cli.input.PassphraseFile;
import org.securitynudge.examples.cli.input.Reasons;
import org.securitynudge.examples.cli.input.StopException;
import org.securitynudge.examples.cli.terminal.Passphrases;
import org.securitynudge.examples.cli.terminal.Terminal;
import org.securitynudge.publishing.KeyFile;
import org.securitynudge.publishing.SigningKey;
import picocli.CommandLine.Option;

/** The keys that a command signs with. */
final class SigningKeys {
    private static final Pattern NAMED = Pattern.compile("([a-zA-Z0-9_-]{1,32})=(.+)");

    @Option(
            names = {"-k", "--key"},
            paramLabel = "[ID=]FILE",
            description =
                    "A private key; may be given several times, so that each signs. ID is its name, if the file does not say it.")
    private List<String> keys = List.of();

    @Option(
            names = "--passphrase-file",
            paramLabel = "FILE",
            description = "A file whose first line is the passphrase of the keys. Default: NUDGE_PASSPHRASE in the"
                    + " environment, else it is asked for on a terminal.")
    private @Nullable Path passphraseFile;

    /** Returns whether no key was named. */
    boolean isEmpty() {
        return keys.isEmpty();
    }

    /**
     * Reads the keys, the first one first.
     *
     * @throws StopException if one cannot be used
     */
    List<SigningKey> read(Terminal terminal) {
        List<SigningKey> read = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (String argument : keys) {
            SigningKey key = named(argument, terminal);
            if (!ids.add(key.id())) {
                throw new StopException(
                        "--key: two keys have the name \"" + key.id() + "\"; each needs one of its own");
            }
            read.add(key);
        }
        return List.copyOf(read);
    }

    private SigningKey named(String argument, Terminal terminal) {
        try {
            return read(argument, terminal);
        } catch (InvalidPathException e) {
            throw new StopException("--key: " + argument + ": no file can have this name: " + e.getReason());
        }
    }

    private SigningKey read(String argument, Terminal terminal) {
        Matcher named = NAMED.matcher(argument);
        boolean isNamed = named.matches() && !Files.exists(Path.of(argument));
        Path path = Path.of(isNamed ? named.group(2) : argument);
        try {
            KeyFile file = KeyFile.read(path);
            String id = id(path, file.id(), isNamed ? Optional.of(named.group(1)) : Optional.empty());
            return file.isEncrypted() ? file.key(id, passphrase(path, terminal)) : file.key(id);
        } catch (FileSystemException e) {
            throw new StopException(path + ": cannot be read: " + Reasons.of(e));
        } catch (IOException e) {
            throw new StopException(String.valueOf(e.getMessage()));
        }
    }

    private static String id(Path path, Optional<String> said, Optional<String> given) {
        if (said.isPresent() && given.isPresent() && !said.equals(given)) {
            throw new StopException(
                    path + ": is key \"" + said.get() + "\", and cannot sign as \"" + given.get() + "\"");
        }
        return given.or(() -> said)
                .orElseThrow(() -> new StopException(path + ": does not say the name of its key; write --key ID=" + path
                        + ", such as 2026a=" + path));
    }

    private char[] passphrase(Path path, Terminal terminal) {
        if (passphraseFile != null) {
            return PassphraseFile.read(passphraseFile);
        }
        return terminal.passphrases()
                .told()
                .or(() -> terminal.passphrases().ask("Passphrase of " + path))
                .orElseThrow(
                        () -> new StopException(path + ": is under a passphrase; give it with --passphrase-file, in "
                                + Passphrases.VARIABLE + ", or on a terminal"));
    }
}
