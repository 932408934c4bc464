package org.securitynudge.examples.cli.command;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.securitynudge.examples.cli.input.Document;
import org.securitynudge.examples.cli.input.DocumentFiles;
import org.securitynudge.examples.cli.input.StopException;
import org.securitynudge.examples.cli.input.Typed;
import org.securitynudge.examples.cli.publish.Concerns;
import org.securitynudge.examples.cli.publish.Header;
import org.securitynudge.examples.cli.publish.HeaderText;
import org.securitynudge.examples.cli.publish.Opened;
import org.securitynudge.examples.cli.publish.Publication;
import org.securitynudge.examples.cli.publish.Renewal;
import org.securitynudge.examples.cli.publish.Sealed;
import org.securitynudge.examples.cli.publish.ServedFile;
import org.securitynudge.examples.cli.publish.Succession;
import org.securitynudge.examples.cli.publish.Validity;
import org.securitynudge.examples.cli.terminal.Terminal;
import org.securitynudge.publishing.SigningKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts a document where applications fetch it, if nothing speaks against it. */
@Command(
        name = "publish",
        description = "Check, test and sign a policy or a pack, and put it in a folder that a web server serves.",
        footer = {
            "",
            "Nothing is published with errors, with tests that fail, or over a version that is not lower. Tests that fail only"
                    + " because of the kill switch do not count. Whoever fetches the file gets the old one or the new one, whole.",
            "",
            "--bump changes version, issuedAt and expires in what is published, not in FILE, and nothing else. To go back, publish"
                    + " the old document with it.",
            "",
            "Examples:",
            "  nudge policy publish --key 2026a.key --to srv --packs rules/ policy.json",
            "  nudge policy publish --key 2026a.key --to srv --packs rules/ --bump --expires-in 14d policy.json",
            "  nudge policy publish --key 2026a.key --to srv --stop documents/share-outside srv/policy.json",
            "  nudge policy publish --to srv --packs rules/ --replay situations.ndjson --dry-run policy.json",
            "  nudge policy publish --key 2026a.key --to srv rules/documents.json"
        })
final class PolicyPublishCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private final Common common = new Common();

    @Mixin
    private final SigningKeys keys = new SigningKeys();

    @Option(
            names = "--to",
            paramLabel = "FOLDER",
            required = true,
            description = "The folder that the web server serves.")
    private Path folder = Path.of("");

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "The name of the file there. Default: policy.json, for a pack its name and .json.")
    private @Nullable String name;

    @Option(
            names = "--packs",
            paramLabel = "FILE",
            description =
                    "A pack that is in force beside it, or a directory of them, plain or signed; may be given several"
                            + " times. For a pack, the policy may be among them.")
    private List<String> packs = List.of();

    @Option(
            names = "--replay",
            paramLabel = "RECORDING",
            description = "Situations that came up: say how many prompts they would give; - for standard input.")
    private @Nullable String replay;

    @Option(names = "--bump", description = "Give it the next version, and the time of now.")
    private boolean bump;

    @Option(
            names = "--expires-in",
            paramLabel = "TIME",
            description = "With --bump: how long it is good for, such as 14d. Default: as long as it was before.")
    private @Nullable String expiresIn;

    @Option(
            names = "--stop",
            paramLabel = "RULE",
            description =
                    "Stop a rule, as its kill switch would: a full name such as documents/share-outside, * for any"
                            + " letters; may be given several times. Includes --bump.")
    private List<String> stopped = List.of();

    @Option(
            names = "--gzip",
            description = "Write a zipped copy too, for gzip_static. One that is there is always renewed.")
    private boolean gzip;

    @Option(names = "--yes", description = "Stop every prompt, if that is what its kill switch says.")
    private boolean yes;

    @Option(names = "--dry-run", description = "Do all but publish it.")
    private boolean dry;

    @Option(
            names = "--now",
            paramLabel = "INSTANT",
            description = "The instant that counts as now, such as 2026-11-21T09:00:00Z. Default: now.")
    private @Nullable String now;

    @Parameters(paramLabel = "FILE", description = "A policy or pack, plain or signed; - for standard input.")
    private String file = "";

    private final Concerns concerns = new Concerns();

    PolicyPublishCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        common.prepare(terminal);
        Instant instant = now == null ? Instant.now() : Typed.instant(now, "--now");
        Optional<Duration> goodFor = Optional.ofNullable(expiresIn).map(text -> Typed.duration(text, "--expires-in"));
        boolean bumps = bump || !stopped.isEmpty();
        if (goodFor.isPresent() && !bumps) {
            throw new StopException("--expires-in: a document that is good for longer is a new version; add --bump");
        }
        if (Stream.of(packs, List.of(file), replay == null ? List.<String>of() : List.of(replay))
                        .flatMap(List::stream)
                        .filter("-"::equals)
                        .count()
                > 1) {
            throw new StopException("standard input can be read only once; name files for the rest");
        }
        Opened opened = Opened.read(file, terminal.in());
        ServedFile served = ServedFile.in(folder, name != null ? name : usualName(opened.header()));
        Optional<Opened> published = served.read().map(Opened::of);
        Opened candidate = bumps ? bumped(stopping(opened), served, instant, goodFor) : opened;
        Publication publication = new Publication(candidate, published, beside(candidate.header()), instant);
        PublishReport report = new PublishReport(publication, served.path(), dry);
        PublishFindings findings = PublishFindings.of(publication);
        if (findings.refuse(terminal, concerns)) {
            return report.write(common, concerns, Optional.empty(), terminal);
        }
        List<SigningKey> signers = keys.read(terminal);
        report.tests(examine(publication, signers));
        forecast(publication).ifPresent(report::forecast);
        Optional<byte[]> sealed = concerns.refusals().isEmpty() ? seal(candidate, signers) : Optional.empty();
        findings.tell(terminal, concerns);
        if (sealed.isPresent() && !dry) {
            write(served, published, sealed.get());
        }
        return report.write(common, concerns, sealed, terminal);
    }

    private Opened stopping(Opened opened) {
        if (stopped.isEmpty()) {
            return opened;
        } else if (!opened.header().isPolicy()) {
            throw new StopException("--stop: only a policy stops rules, and " + opened.name() + " is "
                    + opened.header().subject());
        }
        return opened.withDocument(HeaderText.of(opened.document()).stopping(opened.header(), stopped));
    }

    private void write(ServedFile served, Optional<Opened> published, byte[] sealed) {
        served.replace(published.map(Opened::received), sealed);
        // An older copy would be handed out in the place of what was just published.
        if (gzip || served.zipped().isThere()) {
            served.zipped().zip(sealed);
        }
    }

    private Opened bumped(Opened opened, ServedFile served, Instant instant, Optional<Duration> goodFor) {
        Optional<Opened> published = served.read().map(Opened::of);
        Opened renewed = Renewal.of(opened, published, instant, goodFor);
        long version = renewed.header().version();
        if (version != opened.header().version() && !served.isNamed(opened.name())) {
            concerns.note(opened.name() + " itself still says version "
                    + opened.header().version() + "; write " + version
                    + " there too, so that the next change starts from it");
        }
        return renewed;
    }

    private static String usualName(Header header) {
        return (header.isPolicy() ? "policy" : header.name()) + ".json";
    }

    /** What is in force beside it; its own older self, which may lie in the same folder, is not. */
    private List<Document> beside(Header header) {
        List<Document> beside = new ArrayList<>();
        for (Document document : DocumentFiles.read(packs, terminal.in())) {
            Opened opened = Opened.of(document);
            Header other = opened.header();
            boolean isItself =
                    header.isPolicy() ? other.isPolicy() : other.subject().equals(header.subject());
            if (!isItself) {
                beside.add(opened.document());
            }
        }
        return beside;
    }

    private PublishTests examine(Publication publication, List<SigningKey> signers) {
        Opened candidate = publication.candidate();
        List<String> ids = new ArrayList<>(candidate.keyIds());
        signers.stream().map(SigningKey::id).forEach(ids::add);
        if (ids.isEmpty() && dry) {
            concerns.note("nobody signs it yet");
        } else if (ids.isEmpty()) {
            concerns.refuse("nobody signs it; name a key with --key FILE, or a document that is signed already");
        }
        Succession.check(candidate, publication.published(), ids, concerns);
        Validity.check(candidate.header(), publication.now(), concerns);
        if (publication.stopsEverythingAnew() && !yes) {
            concerns.refuse("it stops every prompt in every application it is for ("
                    + String.join(", ", candidate.header().audience()) + "); say --yes if that is meant");
        }
        PublishTests tests = PublishTests.run(candidate.document(), publication.beside());
        tests.tell(publication.onlyStops(), concerns);
        return tests;
    }

    private Optional<Forecast> forecast(Publication publication) {
        if (replay == null) {
            return Optional.empty();
        }
        Forecast forecast = Forecast.of(replay, publication, terminal);
        forecast.tell(concerns);
        return Optional.of(forecast);
    }

    private Optional<byte[]> seal(Opened candidate, List<SigningKey> signers) {
        if (signers.isEmpty()) {
            return Optional.of(candidate.received());
        }
        Sealed sealed = Sealed.further(candidate, signers);
        sealed.refusal().ifPresent(concerns::refuse);
        return sealed.refusal().isPresent() ? Optional.empty() : Optional.of(sealed.bytes());
    }
}
