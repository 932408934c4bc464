package org.securitynudge.examples.cli.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The names that some documents use: triggers, and facts with their declared types. It helps with what is typed on a command line, so it
 * takes what it can get: a document with errors, or without a catalogue, adds what it has.
 */
public final class Vocabulary {
    private static final ObjectMapper MAPPER = JsonMapper.builder().build();

    private final Set<String> triggers = new TreeSet<>();
    private final Map<String, Set<String>> types = new HashMap<>();
    private boolean complete = true;

    private Vocabulary() {}

    static Vocabulary of(List<Document> documents) {
        Vocabulary vocabulary = new Vocabulary();
        documents.forEach(document -> vocabulary.add(document.bytes()));
        return vocabulary;
    }

    private void add(byte[] document) {
        JsonNode root;
        try {
            root = MAPPER.readTree(document);
        } catch (IOException broken) {
            complete = false;
            return;
        }
        boolean catalogued = root.path("facts").isObject();
        complete &= catalogued || !root.path("pack").isTextual();
        root.path("facts")
                .properties()
                .forEach(fact -> types.computeIfAbsent(fact.getKey(), name -> new TreeSet<>())
                        .add(fact.getValue().path("type").asText()));
        for (JsonNode rule : root.path("rules")) {
            JsonNode trigger = rule.path("trigger");
            if (trigger.isTextual()) {
                triggers.add(trigger.asText());
            }
            trigger.forEach(one -> triggers.add(one.asText()));
        }
    }

    /** Returns the triggers that rules are on. */
    public Set<String> triggers() {
        return Set.copyOf(triggers);
    }

    /** Returns the type of a fact, such as {@code version}; empty if nobody declared it, or packs do not agree. */
    public Optional<String> type(String fact) {
        Set<String> declared = types.getOrDefault(fact, Set.of());
        return declared.size() == 1 ? Optional.of(declared.iterator().next()) : Optional.empty();
    }

    /** Returns the declared facts; empty if a pack declares none, so that any fact may be right. */
    public Set<String> facts() {
        return complete ? Set.copyOf(types.keySet()) : Set.of();
    }
}
