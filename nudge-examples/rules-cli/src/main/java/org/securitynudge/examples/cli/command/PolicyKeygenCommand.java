package org.securitynudge.examples.cli.command;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.securitynudge.examples.cli.input.PassphraseFile;
import org.securitynudge.examples.cli.input.Reasons;
import org.securitynudge.examples.cli.input.StopException;
import org.securitynudge.examples.cli.output.JsonText;
import org.securitynudge.examples.cli.terminal.Ink;
import org.securitynudge.examples.cli.terminal.Outlet;
import org.securitynudge.examples.cli.terminal.Passphrases;
import org.securitynudge.examples.cli.terminal.Terminal;
import org.securitynudge.publishing.KeyFile;
import org.securitynudge.publishing.SigningKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a key. */
@Command(
        name = "keygen",
        description = "Make a key that signs, and say how applications pin it.",
        footer = {
            "",
            "The file is PKCS#8, as OpenSSL reads it, for its owner only (0600), and never replaces another one. With a passphrase in"
                    + " NUDGE_PASSPHRASE or --passphrase-file, or typed for --passphrase, it is under that.",
            "",
            "Examples:",
            "  nudge policy keygen --id 2026a 2026a.key",
            "  nudge policy keygen --id 2026a --passphrase 2026a.key"
        })
final class PolicyKeygenCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private final Common common = new Common();

    @Option(
            names = "--id",
            paramLabel = "ID",
            required = true,
            description =
                    "The name of the key, which applications pin: 1 to 32 letters, digits, _ or -, such as 2026a.")
    private String id = "";

    @Option(names = "--passphrase", description = "Ask for a passphrase.")
    private boolean asks;

    @Option(
            names = "--passphrase-file",
            paramLabel = "FILE",
            description = "A file whose first line is the passphrase.")
    private @Nullable Path passphraseFile;

    @Parameters(paramLabel = "FILE", description = "The file to write.")
    private Path file = Path.of("");

    PolicyKeygenCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        common.prepare(terminal);
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw there();
        }
        SigningKey key;
        try {
            key = SigningKey.generate(id);
        } catch (IllegalArgumentException e) {
            throw new StopException("--id: " + e.getMessage());
        }
        boolean isEncrypted = write(key, passphrase());
        if (common.isJson()) {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("written", file.toString());
            tree.put("id", id);
            tree.put("publicKey", key.publicKey());
            tree.put("passphrase", isEncrypted);
            JsonText.writePlain(tree, terminal.out());
        } else {
            tell(key, isEncrypted);
        }
        return ExitCode.FINE;
    }

    private Optional<char[]> passphrase() {
        if (passphraseFile != null) {
            return Optional.of(PassphraseFile.read(passphraseFile));
        }
        return asks ? Optional.of(typed()) : terminal.passphrases().told();
    }

    private char[] typed() {
        Passphrases passphrases = terminal.passphrases();
        char[] once = passphrases
                .ask("Passphrase of the new key")
                .orElseThrow(() ->
                        new StopException("--passphrase: nobody typed one; on a terminal it is asked for, elsewhere"
                                + " there are --passphrase-file and " + Passphrases.VARIABLE));
        char[] twice = passphrases.ask("The same again").orElseGet(() -> new char[0]);
        boolean same = Arrays.equals(once, twice);
        Arrays.fill(twice, '\0');
        if (!same) {
            Arrays.fill(once, '\0');
            throw new StopException("--passphrase: the two are not the same; no key was written");
        }
        return once;
    }

    private boolean write(SigningKey key, Optional<char[]> passphrase) {
        try {
            if (passphrase.isPresent()) {
                KeyFile.write(file, key, passphrase.get());
            } else {
                KeyFile.write(file, key);
            }
            return passphrase.isPresent();
        } catch (FileAlreadyExistsException e) {
            throw there();
        } catch (IOException e) {
            throw new StopException(file + ": cannot be written: " + Reasons.of(e));
        }
    }

    private StopException there() {
        return new StopException(file + ": is there already, and a key is never written over; name another file");
    }

    private void tell(SigningKey key, boolean isEncrypted) {
        Outlet out = terminal.out();
        out.line("Wrote " + file + ": the private key \"" + id + "\", for its owner only, "
                + (isEncrypted ? "under a passphrase." : "without a passphrase."));
        out.line("Its public key, for everybody: " + key.publicKey());
        out.line("");
        out.line("Applications pin it so:");
        out.line(Ink.BOLD.on("  Trust.signedBy(PinnedKey.of(\"" + id + "\", \"" + key.publicKey() + "\"))"));
        out.line("Then:");
        out.line(
                Ink.BOLD.on("  nudge policy publish --key " + file + " --to FOLDER policy.json"),
                Ink.DIM.on("  # where a web server serves it"));
        out.line("Make a second key for the day this one is lost or stolen, pin both, and keep it elsewhere.");
    }
}
