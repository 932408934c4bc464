package org.securitynudge.trust;

import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.securitynudge.json.JsonBytes;

/**
 * A high-water mark: the highest version that a key has vouched for, of one document.
 *
 * @param line what it is the mark of
 * @param version the version
 * @param digest the digest of that document
 * @param issuedAt when that version was issued
 * @param order its place in the order in which marks were raised, whatever they are of
 */
record Mark(Line line, long version, String digest, Instant issuedAt, long order) {
    /**
     * A line of versions: what marks are counted for.
     *
     * @param kind the kind of document
     * @param name its name
     * @param keyId the key; empty for documents that are believed without one
     */
    record Line(DocumentKind kind, String name, String keyId) {
        /** Returns the line in one text, different for different lines: names and key ids have no space. */
        String text() {
            return kind.typ() + " " + name + " " + keyId;
        }

        private static Optional<Line> of(String text) {
            String[] parts = text.split(" ", -1);
            return Stream.of(DocumentKind.values())
                    .filter(kind -> parts.length == 3 && kind.typ().equals(parts[0]))
                    .map(kind -> new Line(kind, parts[1], parts[2]))
                    .findFirst();
        }
    }

    VaultEntry toEntry() {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("version", version);
        content.put("digest", digest);
        return new VaultEntry(line.text(), order, issuedAt, JsonBytes.of(content));
    }

    /** Returns the mark in an entry; empty if there is none in it. */
    static Optional<Mark> of(VaultEntry entry) {
        try {
            Map<String, @Nullable Object> content = JsonBytes.parse(entry.content());
            long version = Long.parseLong(String.valueOf(content.get("version")));
            String digest = String.valueOf(content.get("digest"));
            return Line.of(entry.source()).map(line -> new Mark(line, version, digest, entry.at(), entry.number()));
        } catch (IOException | NumberFormatException notOurs) {
            return Optional.empty();
        }
    }
}
