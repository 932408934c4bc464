package org.securitynudge.rule;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.securitynudge.authoring.Schema;

/** What a validator that we did not write says of a document, by one of our schemas. */
public final class SchemaJudge {
    /** What Visual Studio Code reads in a schema beyond the standard; to others it is a comment. */
    static final List<String> FOR_EDITORS =
            List.of("errorMessage", "patternErrorMessage", "enumDescriptions", "defaultSnippets");

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final JsonSchema schema;

    private SchemaJudge(JsonSchema schema) {
        this.schema = schema;
    }

    /** Returns the judge of packs or of policies. */
    public static SchemaJudge of(Schema schema) {
        return of(parse(schema.text().getBytes(StandardCharsets.UTF_8)).orElseThrow());
    }

    /** Returns the judge by any schema. */
    static SchemaJudge of(JsonNode schema) {
        JsonMetaSchema.Builder dialect = JsonMetaSchema.builder(JsonMetaSchema.getV202012());
        FOR_EDITORS.forEach(keyword -> dialect.keyword(new NonValidationKeyword(keyword)));
        JsonSchemaFactory factory = JsonSchemaFactory.builder(JsonSchemaFactory.getInstance(VersionFlag.V202012))
                .metaSchema(dialect.build())
                .build();
        // 1.0 is an integer to the standard, and to the reader.
        SchemaValidatorsConfig config =
                SchemaValidatorsConfig.builder().losslessNarrowing(true).build();
        return new SchemaJudge(factory.getSchema(schema, config));
    }

    /** Returns the judge for a document that has the fields of a policy or of a pack. */
    public static SchemaJudge of(byte[] document) {
        boolean isPolicy = new String(document, StandardCharsets.UTF_8).contains("\"policy\":");
        return of(isPolicy ? Schema.POLICY : Schema.RULE_PACK);
    }

    /** Returns what the schema refuses, in its validator's words; empty if that is nothing, or if the document is no JSON. */
    public List<String> refusals(byte[] document) {
        return parse(document).map(this::refusals).orElse(List.of());
    }

    List<String> refusals(JsonNode document) {
        return schema.validate(document).stream()
                .map(ValidationMessage::toString)
                .toList();
    }

    /** Returns the tree of some JSON; empty if it is none, which a schema has nothing to say about. */
    static Optional<JsonNode> parse(byte[] document) {
        try {
            return Optional.of(MAPPER.readTree(new String(document, StandardCharsets.UTF_8)))
                    .filter(tree -> !tree.isMissingNode());
        } catch (JsonProcessingException noJson) {
            return Optional.empty();
        }
    }
}
