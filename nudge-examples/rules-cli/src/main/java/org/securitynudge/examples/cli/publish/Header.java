package org.securitynudge.examples.cli.publish;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.securitynudge.examples.cli.input.Document;
import org.securitynudge.examples.cli.input.StopException;

/**
 * What a document says of itself, as far as it can be made out: whether it is sound, the library says.
 *
 * @param isPolicy whether it is a policy rather than a pack
 * @param name its name
 * @param version its version; 0 if it has none
 * @param audience whom a policy is for
 * @param issuedAt when it was issued
 * @param expires from when on it counts as expired
 * @param stopsEverything whether no prompt is shown at all
 * @param stops the patterns of rules that are stopped
 */
public record Header(
        boolean isPolicy,
        String name,
        long version,
        List<String> audience,
        Optional<Instant> issuedAt,
        Optional<Instant> expires,
        boolean stopsEverything,
        List<String> stops) {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** Copies the lists. */
    public Header {
        audience = List.copyOf(audience);
        stops = List.copyOf(stops);
    }

    /**
     * Returns the header of a document.
     *
     * @throws StopException if it is no JSON object
     */
    static Header of(Document document) {
        JsonNode root = tree(document);
        boolean isPolicy = root.has("policy") && !root.has("pack");
        JsonNode killSwitch = root.path("killSwitch");
        return new Header(
                isPolicy,
                root.path(isPolicy ? "policy" : "pack").asText(),
                root.path("version").asLong(),
                texts(root.path("audience")),
                instant(root.path("issuedAt")),
                instant(root.path("expires")),
                killSwitch.path("everything").asBoolean(),
                texts(killSwitch.path("rules")));
    }

    /** Returns the tree of a document. */
    static JsonNode tree(Document document) {
        try {
            JsonNode root = MAPPER.readTree(document.bytes());
            if (root != null && root.isObject()) {
                return root;
            }
        } catch (IOException broken) {
            // What is wrong is said by lint, with its place; here it only matters that there is nothing to look at.
        }
        throw new StopException(document.name() + ": is no JSON object; nudge lint says where it breaks");
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(element -> texts.add(element.asText()));
        return texts;
    }

    private static Optional<Instant> instant(JsonNode text) {
        try {
            return text.isTextual()
                    ? Optional.of(OffsetDateTime.parse(text.asText()).toInstant())
                    : Optional.empty();
        } catch (DateTimeException broken) {
            return Optional.empty();
        }
    }

    /** Returns what it is, in words: {@code policy company-defaults, version 42}. */
    public String title() {
        return subject() + ", version " + version;
    }

    /** Returns kind and name: {@code policy company-defaults}. */
    public String subject() {
        return (isPolicy ? "policy " : "pack ") + name;
    }
}
