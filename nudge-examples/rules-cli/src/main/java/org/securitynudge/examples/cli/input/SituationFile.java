package org.securitynudge.examples.cli.input;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A file with one situation: a JSON object as in the {@code given} of a test, and as a line of a recording. */
final class SituationFile {
    private static final int MOST_BYTES = 1024 * 1024;
    private static final List<String> KNOWN =
            List.of("trigger", "user", "facts", "at", "locale", "unattended", "answered");
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final TypeReference<LinkedHashMap<String, @Nullable Object>> TREE = new TypeReference<>() {};

    private final String name;
    private final Map<String, @Nullable Object> tree;

    private SituationFile(String name, Map<String, @Nullable Object> tree) {
        this.name = name;
        this.tree = tree;
    }

    /** Returns a situation in which nothing is said. */
    static SituationFile empty() {
        return new SituationFile("", Map.of());
    }

    /**
     * Reads a file, or standard input for {@code -}.
     *
     * @throws StopException if it cannot be read, or is no situation
     */
    static SituationFile read(String name, InputStream in) {
        try {
            byte[] bytes = name.equals("-") ? Bytes.read(in, MOST_BYTES + 1) : bytes(Path.of(name));
            if (bytes.length > MOST_BYTES) {
                throw new StopException(name + ": larger than 1 MiB, which is no situation");
            }
            SituationFile file = new SituationFile(name, parse(bytes));
            file.checkNames();
            return file;
        } catch (JsonProcessingException e) {
            throw new StopException(name + place(e) + ": is not a JSON object: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new StopException(name + ": cannot be read: " + Reasons.of(e));
        } catch (InvalidPathException e) {
            throw new StopException(name + ": cannot be read: " + Reasons.of(e));
        }
    }

    private static Map<String, @Nullable Object> parse(byte[] bytes) throws IOException {
        Map<String, @Nullable Object> tree = MAPPER.readValue(bytes, TREE);
        return tree == null ? Map.of() : tree;
    }

    private static byte[] bytes(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Bytes.read(in, MOST_BYTES + 1);
        }
    }

    private static String place(JsonProcessingException e) {
        return e.getLocation() == null
                ? ""
                : ":" + e.getLocation().getLineNr() + ":" + e.getLocation().getColumnNr();
    }

    private void checkNames() {
        for (String key : tree.keySet()) {
            if (!KNOWN.contains(key)) {
                String meant = Nearest.of(key, KNOWN)
                        .map(near -> "; did you mean \"" + near + "\"?")
                        .orElse("; known are " + String.join(", ", KNOWN));
                throw new StopException(name + ": unknown field \"" + key + "\"" + meant);
            }
        }
    }

    Optional<String> text(String key) {
        Object value = tree.get(key);
        if (value != null && !(value instanceof String)) {
            throw new StopException(name + ": " + key + " must be a text, found " + value);
        }
        return Optional.ofNullable((String) value);
    }

    boolean flag(String key) {
        Object value = tree.get(key);
        if (value != null && !(value instanceof Boolean)) {
            throw new StopException(name + ": " + key + " must be true or false, found " + value);
        }
        return Boolean.TRUE.equals(value);
    }

    Map<String, @Nullable Object> facts() {
        Object value = tree.get("facts");
        if (value == null) {
            return Map.of();
        } else if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> facts = new LinkedHashMap<>();
            map.forEach((fact, inner) -> facts.put(String.valueOf(fact), inner));
            return facts;
        }
        throw new StopException(name + ": facts must be an object, found " + value);
    }
}
