package org.securitynudge.examples.cli.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.securitynudge.examples.cli.input.Document;
import org.securitynudge.examples.cli.input.StopException;

/**
 * The text of a document, in which single values at the top are replaced: everything else stays as its author wrote it, down to blanks and
 * line ends.
 */
public final class HeaderText {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final String VERSION = "version";

    private final String name;
    private final String text;
    private final Map<String, Span> values;

    private HeaderText(String name, String text, Map<String, Span> values) {
        this.name = name;
        this.text = text;
        this.values = values;
    }

    private record Span(int from, int to) {}

    /**
     * Returns the text of a document.
     *
     * @throws StopException if it is no JSON object
     */
    public static HeaderText of(Document document) {
        return of(document.name(), new String(document.bytes(), UTF_8));
    }

    private static HeaderText of(String name, String text) {
        Map<String, Span> values = new LinkedHashMap<>();
        try (JsonParser parser = FACTORY.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw broken(name);
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String member = parser.currentName();
                parser.nextToken();
                int from = (int) parser.currentTokenLocation().getCharOffset();
                values.putIfAbsent(member, new Span(from, end(parser, from)));
            }
        } catch (IOException e) {
            throw broken(name);
        }
        return new HeaderText(name, text, values);
    }

    /** Returns where a value ends: of a number as it is written, of anything else where the parser has come to. */
    private static int end(JsonParser parser, int from) throws IOException {
        if (parser.currentToken().isScalarValue()) {
            int length = parser.getText().length();
            return parser.currentToken().isNumeric()
                    ? from + length
                    : (int) parser.currentLocation().getCharOffset();
        }
        parser.skipChildren();
        return (int) parser.currentLocation().getCharOffset();
    }

    private static StopException broken(String name) {
        return new StopException(name + ": is no JSON object; nudge lint says where it breaks");
    }

    /** Returns the text with a later version, as it was issued at an instant, and until when it is good, if anybody said. */
    public byte[] issued(long version, Instant at, Optional<Instant> expires) {
        if (!values.containsKey(VERSION)) {
            throw new StopException(name + ": version: missing");
        }
        HeaderText issued = with(VERSION, String.valueOf(version)).with("issuedAt", "\"" + at + "\"");
        return expires.map(until -> issued.with("expires", "\"" + until + "\""))
                .orElse(issued)
                .bytes();
    }

    /**
     * Returns the text with a kill switch that stops rules, and whatever it stopped before.
     *
     * @param header what the text says
     * @param rules the patterns of the rules
     */
    public byte[] stopping(Header header, List<String> rules) {
        Set<String> all = new LinkedHashSet<>(header.stops());
        all.addAll(rules);
        ObjectNode killSwitch = JsonNodeFactory.instance.objectNode();
        killSwitch.put("everything", header.stopsEverything());
        all.forEach(killSwitch.putArray("rules")::add);
        return with("killSwitch", killSwitch.toString()).bytes();
    }

    /** Returns the text with a kill switch that stops nothing; empty if it has none. */
    public Optional<byte[]> withoutKillSwitch() {
        return values.containsKey("killSwitch")
                ? Optional.of(with("killSwitch", "{}").bytes())
                : Optional.empty();
    }

    /** A member that is not there is put behind the version, as the samples of the library have it. */
    private HeaderText with(String member, String json) {
        Span span = values.get(member);
        if (span != null) {
            return of(name, text.substring(0, span.from()) + json + text.substring(span.to()));
        }
        Span version = values.getOrDefault(VERSION, new Span(0, 0));
        String inserted = ", \"" + member + "\": " + json;
        return of(name, text.substring(0, version.to()) + inserted + text.substring(version.to()));
    }

    private byte[] bytes() {
        return text.getBytes(UTF_8);
    }
}
