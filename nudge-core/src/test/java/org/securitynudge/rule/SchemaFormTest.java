package org.securitynudge.rule;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.securitynudge.authoring.Schema;
import org.securitynudge.match.FactType;
import org.securitynudge.model.ChoiceType;
import org.securitynudge.model.Decision;
import org.securitynudge.model.FrictionLevel;

/** The schemas themselves: sound, the same in all places, and complete in words. */
final class SchemaFormTest {
    /** In these, a schema only asks; what it asks about is described elsewhere. */
    private static final Set<String> QUESTIONS = Set.of("if", "then", "else", "not", "contains", "allOf");

    private static JsonNode tree(Schema schema) {
        return SchemaJudge.parse(schema.text().getBytes(StandardCharsets.UTF_8)).orElseThrow();
    }

    private static JsonNode definition(String name) {
        return tree(Schema.RULE_PACK).path("$defs").path(name);
    }

    @ParameterizedTest
    @EnumSource
    void theSchemaIsASchema(Schema schema) {
        var rules = JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(SchemaLocation.of(SchemaId.V202012));

        assertThat(rules.validate(tree(schema))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"RULE_PACK, urn:nudge:schema:rule-pack:1", "POLICY, urn:nudge:schema:policy:1"})
    void itHasAName(Schema schema, String id) {
        assertThat(tree(schema).path("$id").textValue()).isEqualTo(id);
    }

    @ParameterizedTest
    @EnumSource
    void theCopyForReadersIsTheSame(Schema schema) throws IOException {
        Path copy = Path.of("").toAbsolutePath().resolveSibling("docs/schema/" + schema.fileName());

        assertThat(Files.readString(copy)).isEqualTo(schema.text());
    }

    @Test
    void whatBothSchemasDefineIsTheSameInBoth() {
        JsonNode ofPacks = tree(Schema.RULE_PACK).path("$defs");
        JsonNode ofPolicies = tree(Schema.POLICY).path("$defs");
        List<String> shared = new ArrayList<>();
        ofPacks.fieldNames().forEachRemaining(name -> {
            if (ofPolicies.has(name)) {
                shared.add(name);
            }
        });

        assertThat(shared).contains("rule", "condition", "operators", "choice", "message", "given", "expect");
        assertThat(shared)
                .allSatisfy(name -> assertThat(ofPolicies.get(name)).as(name).isEqualTo(ofPacks.get(name)));
    }

    @ParameterizedTest
    @EnumSource
    void everyFieldIsDescribed(Schema schema) {
        JsonNode root = tree(schema);
        List<String> silent = new ArrayList<>();

        describe("", root, root, silent);

        assertThat(silent).isEmpty();
    }

    private static void describe(String path, JsonNode node, JsonNode root, List<String> silent) {
        node.path("properties").properties().forEach(field -> {
            JsonNode referred =
                    root.at(field.getValue().path("$ref").asText("#/none").substring(1));
            if (!field.getValue().has("description") && !referred.has("description")) {
                silent.add(path + "/properties/" + field.getKey());
            }
        });
        node.properties().forEach(field -> {
            if (!QUESTIONS.contains(field.getKey())) {
                describe(path + "/" + field.getKey(), field.getValue(), root, silent);
            }
        });
    }

    @Test
    void everyWordOfTheReaderIsThere() {
        assertThat(words(definition("frictionLevel"))).isEqualTo(words(FrictionLevel.values()));
        assertThat(words(definition("status"))).isEqualTo(words(RuleStatus.values()));
        assertThat(words(definition("choice").at("/properties/type"))).isEqualTo(words(ChoiceType.values()));
        assertThat(words(definition("cooldown").at("/properties/after/items"))).isEqualTo(words(ChoiceType.values()));
        assertThat(words(definition("fact").at("/properties/type"))).isEqualTo(FactType.words());
        assertThat(words(definition("expect").at("/properties/reason")))
                .isEqualTo(
                        Arrays.stream(Decision.Reason.values()).map(Enum::name).toList());
        assertThat(words(definition("whenOffline").at("/properties/otherwise")))
                .isEqualTo(Stream.concat(Stream.of("skip"), words(FrictionLevel.values()).stream())
                        .toList());
    }

    @Test
    void everyOperatorAndTypeOfTheReaderIsThereWithADescription() throws ReflectiveOperationException {
        JsonNode operators = definition("operatorFields").path("properties");
        List<String> known = words("Operator");

        assertThat(words(definition("onlyOperators").path("propertyNames"))).containsAll(known);
        assertThat(known)
                .hasSizeGreaterThan(25)
                .filteredOn(word -> !word.equals("$not"))
                .allSatisfy(word -> assertThat(operators.has(word)).as(word).isTrue());
        assertThat(words(operators.at("/$type/items"))).isEqualTo(words("ValueType"));
        assertThat(definition("condition").path("properties").fieldNames())
                .toIterable()
                .containsExactly("$and", "$or", "$nor", "$not");
    }

    /** The operators are their package's own business, but the schema has to have all of them. */
    private static List<String> words(String type) throws ReflectiveOperationException {
        var words = Class.forName("org.securitynudge.match." + type).getDeclaredMethod("words");
        words.setAccessible(true);
        return ((List<?>) words.invoke(null)).stream().map(String::valueOf).toList();
    }

    private static List<String> words(JsonNode schema) {
        List<String> words = new ArrayList<>();
        schema.path("enum").forEach(word -> words.add(word.textValue()));
        return words;
    }

    private static List<String> words(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Vocabulary::word).toList();
    }

    @ParameterizedTest
    @CsvSource({"pause, 0, 400d", "window, 1, 400d", "age, 0, 36500d", "maxAge, 1, 36500d"})
    void durationsHaveTheReadersLimits(String definition, long least, String most) {
        Pattern pattern = Pattern.compile(definition(definition).path("pattern").textValue());
        Duration longest = Scalars.duration(most).orElseThrow();
        Set<String> texts = new TreeSet<>(List.of("", "d", "1", "1 d", "1D", "-1d", "1.5h", "1y", "d1", "7d ", "P1D"));
        for (String unit : List.of("s", "m", "h", "d", "w")) {
            long limit = longest.toSeconds()
                    / Scalars.duration("1" + unit).orElseThrow().toSeconds();
            for (long factor = 1; factor <= limit; factor *= 10) {
                for (long near = -2; near <= 2; near++) {
                    texts.add((limit / factor + near) + unit);
                    texts.add((factor + near) + unit);
                    texts.add("0" + (limit / factor + near) + unit);
                    texts.add((limit - factor + near) + unit);
                    texts.add((limit + factor + near) + unit);
                }
            }
        }

        List<String> differing = new ArrayList<>();
        for (String text : texts) {
            boolean read = Scalars.duration(text)
                    .filter(found -> found.toSeconds() >= least && found.compareTo(longest) <= 0)
                    .isPresent();
            if (pattern.matcher(text).find() != read) {
                differing.add(text);
            }
        }

        assertThat(differing).isEmpty();
        assertThat(texts).hasSizeGreaterThan(300);
    }
}
