package org.securitynudge.examples.cli.output;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.securitynudge.operating.Inspection;
import org.securitynudge.operating.Inspection.Account;
import org.securitynudge.operating.Inspection.Defect;
import org.securitynudge.operating.Inspection.HistoryFile;
import org.securitynudge.operating.Inspection.Stream;
import org.securitynudge.operating.Inspection.Writer;

/** What was found in a journal, as values for JSON. Names that are there stay; others may come. */
public final class InspectionJson {
    private InspectionJson() {}

    /** Returns what was found. */
    public static Map<String, @Nullable Object> of(Inspection inspection) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("directory", inspection.directory().toString());
        tree.put("budgetBytes", inspection.budgetBytes());
        Map<String, Object> total = new LinkedHashMap<>();
        List.of("ack", "imp").forEach(stream -> total.put(stream, account(inspection.total(stream))));
        tree.put("total", total);
        tree.put(
                "writers",
                inspection.writers().stream().map(InspectionJson::writer).toList());
        tree.put(
                "problems",
                inspection.defects().stream().map(InspectionJson::defect).toList());
        tree.put("notes", inspection.notes());
        return tree;
    }

    private static Map<String, @Nullable Object> writer(Writer writer) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("name", writer.name());
        tree.put("began", writer.began().toString());
        tree.put("owner", writer.owner().name().toLowerCase(Locale.ROOT));
        tree.put("history", writer.history().map(InspectionJson::history).orElse(null));
        Map<String, Object> streams = new LinkedHashMap<>();
        writer.streams().forEach(stream -> streams.put(stream.name(), stream(stream)));
        tree.put("streams", streams);
        return tree;
    }

    private static Map<String, Object> history(HistoryFile file) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("whole", file.whole());
        tree.put("bytes", file.bytes());
        tree.put("covers", new TreeMap<>(file.covers()));
        return tree;
    }

    private static Map<String, @Nullable Object> stream(Stream stream) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>(account(stream.account()));
        tree.put("first", stream.first());
        tree.put("last", stream.last());
        tree.put("held", stream.held());
        tree.put("oldestWaiting", stream.oldestWaiting().map(Instant::toString).orElse(null));
        tree.put("requeued", stream.requeued());
        tree.put("quarantined", stream.quarantined());
        tree.put("files", stream.segments());
        tree.put("bytes", stream.bytes());
        tree.put("bytesWaiting", stream.bytesWaiting());
        return tree;
    }

    private static Map<String, Object> account(Account account) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("written", account.written());
        tree.put("delivered", account.delivered());
        tree.put("waiting", account.waiting());
        tree.put("parked", account.parked());
        tree.put("lost", account.lost());
        tree.put("evicted", account.evicted());
        return tree;
    }

    private static Map<String, Object> defect(Defect defect) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("writer", defect.writer());
        tree.put("stream", defect.stream());
        tree.put("first", defect.first());
        tree.put("last", defect.last());
        tree.put("file", defect.file().toString());
        tree.put("offset", defect.offset());
        tree.put("lost", defect.lost());
        tree.put("text", defect.text());
        return tree;
    }
}
