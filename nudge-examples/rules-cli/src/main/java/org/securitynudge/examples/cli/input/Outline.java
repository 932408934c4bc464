package org.securitynudge.examples.cli.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What sound documents say about their rules, in short words: triggers, conditions, how often, who is to be asked. As written, without a policy. */
public final class Outline {
    private static final ObjectMapper MAPPER = JsonMapper.builder().build();
    private static final String POLICY = "policy";

    private final Map<String, String> documents = new LinkedHashMap<>();
    private final Map<String, List<Detail>> rules = new LinkedHashMap<>();
    private Optional<String> policy = Optional.empty();

    private Outline() {}

    static Outline of(List<Document> documents) {
        Outline outline = new Outline();
        for (Document document : documents) {
            try {
                outline.add(document.name(), MAPPER.readTree(document.bytes()));
            } catch (IOException e) {
                throw new IllegalStateException(document.name() + " was read before", e);
            }
        }
        return outline;
    }

    private void add(String file, JsonNode document) {
        String pack = document.path("pack").asText(POLICY);
        List<String> about = new ArrayList<>(
                List.of(file, "version " + document.path("version").asText()));
        owner(document).ifPresent(about::add);
        documents.put(pack, String.join(" · ", about));
        if (document.has(POLICY)) {
            policy = Optional.of(document.path(POLICY).asText() + " version "
                    + document.path("version").asText());
        }
        for (JsonNode rule : document.path("rules")) {
            rules.put(
                    pack + "/" + rule.path("id").asText(),
                    RuleWords.of(rule, owner(rule).or(() -> owner(document))));
        }
    }

    private static Optional<String> owner(JsonNode node) {
        JsonNode owner = node.path("owner");
        String contact = owner.path("contact").asText();
        return owner.isMissingNode()
                ? Optional.empty()
                : Optional.of(owner.path("team").asText() + (contact.isEmpty() ? "" : ", " + contact));
    }

    /** Returns file, version and owner of a pack in a line. */
    public String about(String pack) {
        return documents.getOrDefault(pack, "");
    }

    /** Returns what is to be known about a rule. */
    public List<Detail> details(String rule) {
        return rules.getOrDefault(rule, List.of());
    }

    /** Returns name and version of the policy, if there is one. */
    public Optional<String> policy() {
        return policy;
    }
}
