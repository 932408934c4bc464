package org.securitynudge.examples.cli.command;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.securitynudge.examples.cli.input.StopException;
import org.securitynudge.examples.cli.input.Typed;
import org.securitynudge.examples.cli.output.Counts;
import org.securitynudge.examples.cli.output.JsonText;
import org.securitynudge.examples.cli.output.PrivateFile;
import org.securitynudge.examples.cli.output.RecordJson;
import org.securitynudge.examples.cli.terminal.Terminal;
import org.securitynudge.operating.JournalRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Hands out the records of a journal, for evidence. */
@Command(
        name = "export",
        description = "Write every record that can be read as a line of JSON, for evidence.",
        footer = {
            "",
            "Changes nothing in the journal. A file is for its owner only (0600) and never replaces another one.",
            "",
            "Examples:",
            "  nudge journal export /var/lib/my-application/nudge --to evidence.ndjson",
            "  nudge journal export --stream ack --waiting /var/lib/my-application/nudge | jq .id"
        })
final class JournalExportCommand implements Callable<Integer> {
    private static final List<String> STREAMS = List.of("ack", "imp");

    private final Terminal terminal;

    @Mixin
    private final Common common = new Common();

    @Mixin
    private final JournalSource source = new JournalSource();

    @Option(names = "--waiting", description = "Only what waits, requeued events included.")
    private boolean waiting;

    @Option(names = "--parked", description = "Only what is parked; with --waiting, both.")
    private boolean parked;

    @Option(names = "--stream", paramLabel = "STREAM", description = "Only one stream: ack or imp.")
    private @Nullable String stream;

    @Option(
            names = "--since",
            paramLabel = "INSTANT",
            description = "Only what happened then or later, such as 2026-11-21T09:00:00Z.")
    private @Nullable String since;

    @Option(names = "--to", paramLabel = "FILE", description = "The file to write. Default: standard output.")
    private @Nullable Path to;

    @Option(
            names = "--keys",
            description = "Write the keyed digests too by which the library knows people and situations again.")
    private boolean keys;

    JournalExportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        common.prepare(terminal);
        Optional<Instant> from = Optional.ofNullable(since).map(text -> Typed.instant(text, "--since"));
        if (stream != null && !STREAMS.contains(stream)) {
            throw new StopException("--stream: \"" + stream + "\" is not known; write ack or imp");
        }
        if (to == null) {
            export(from, terminal.out()::write);
            return ExitCode.FINE;
        }
        PrivateFile file = PrivateFile.at(to);
        AtomicLong count = new AtomicLong();
        file.write(out -> count.set(export(from, out)));
        if (common.isJson()) {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("written", to.toString());
            tree.put("records", count.get());
            JsonText.writePlain(tree, terminal.out());
        } else {
            terminal.out().line("Wrote " + to + ": " + Counts.of(count.get(), "record") + ".");
        }
        return ExitCode.FINE;
    }

    private long export(Optional<Instant> from, Consumer<byte[]> lines) {
        AtomicLong count = new AtomicLong();
        Consumer<JournalRecord> each = record -> {
            if (isWanted(record)
                    && from.map(instant -> !record.at().isBefore(instant)).orElse(true)) {
                Map<String, Object> tree = keys ? RecordJson.withKeys(record) : RecordJson.of(record);
                lines.accept((RecordJson.line(tree) + "\n").getBytes(StandardCharsets.US_ASCII));
                count.incrementAndGet();
            }
        };
        return source.with(journal -> {
            journal.records(each);
            return count.get();
        });
    }

    private boolean isWanted(JournalRecord record) {
        boolean state = switch (record.state()) {
            case WAITING, REQUEUED -> waiting || !parked;
            case PARKED -> parked || !waiting;
            case DELIVERED -> !waiting && !parked;
        };
        return state && (stream == null || record.stream().equals(stream));
    }
}
