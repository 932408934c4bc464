package org.securitynudge.examples.cli.command;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.securitynudge.examples.cli.input.StopException;
import org.securitynudge.examples.cli.input.Workbench;
import org.securitynudge.examples.cli.output.JsonText;
import org.securitynudge.examples.cli.output.NewFile;
import org.securitynudge.examples.cli.publish.Opened;
import org.securitynudge.examples.cli.publish.Sealed;
import org.securitynudge.examples.cli.terminal.Terminal;
import org.securitynudge.publishing.SigningKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Signs a document. */
@Command(
        name = "sign",
        description = "Sign a policy or a pack. One that is signed already gets a further signature.",
        footer = {
            "",
            "The document stays as it is, byte for byte. One with errors is not signed, as every application would refuse it.",
            "publish does the same and looks at much more before.",
            "",
            "Examples:",
            "  nudge policy sign --key 2026a.key policy.json signed.json",
            "  nudge policy sign --key 2027a.key signed.json both.json"
        })
final class PolicySignCommand implements Callable<Integer> {
    private static final Path STANDARD_OUTPUT = Path.of("-");

    private final Terminal terminal;

    @Mixin
    private final Common common = new Common();

    @Mixin
    private final SigningKeys keys = new SigningKeys();

    @Option(names = "--force", description = "Overwrite OUT if it is there.")
    private boolean force;

    @Parameters(
            index = "0",
            paramLabel = "IN",
            description = "A policy or pack, plain or signed; - for standard input.")
    private String in = "";

    @Parameters(index = "1", paramLabel = "OUT", description = "The file to write; - for standard output.")
    private Path out = STANDARD_OUTPUT;

    PolicySignCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        common.prepare(terminal);
        if (keys.isEmpty()) {
            throw new StopException("name the key that signs with --key FILE; nudge policy keygen makes one");
        }
        boolean piped = out.equals(STANDARD_OUTPUT);
        NewFile file = force ? NewFile.replacing(out) : NewFile.at(out);
        if (!piped) {
            file.check();
        }
        Opened opened = Opened.read(in, terminal.in());
        int refused = Documents.refuse(Workbench.of(List.of(opened.document())), terminal);
        if (refused != ExitCode.FINE) {
            return refused;
        }
        List<SigningKey> signers = keys.read(terminal);
        Sealed signed = Sealed.further(opened, signers);
        if (signed.refusal().isPresent()) {
            terminal.err().lines("", opened.name() + ": " + signed.refusal().get());
            return ExitCode.FOUND;
        }
        if (piped) {
            terminal.out().write(signed.bytes());
        } else {
            file.write(signed.bytes());
            tell(opened, signers);
        }
        return ExitCode.FINE;
    }

    private void tell(Opened opened, List<SigningKey> signers) {
        List<String> ids = signers.stream().map(SigningKey::id).toList();
        if (common.isJson()) {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("written", out.toString());
            tree.put("signedBefore", opened.keyIds());
            tree.put("signed", ids);
            JsonText.writePlain(tree, terminal.out());
            return;
        }
        String before = opened.keyIds().isEmpty() ? "" : ", which " + quoted(opened.keyIds()) + " had signed";
        terminal.out()
                .line("Wrote " + out + ": " + opened.header().title() + before + ", signed by " + quoted(ids) + ".");
    }

    private static String quoted(List<String> ids) {
        return ids.stream().map(id -> "\"" + id + "\"").collect(Collectors.joining(", "));
    }
}
