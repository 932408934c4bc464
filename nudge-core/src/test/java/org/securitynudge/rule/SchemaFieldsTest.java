package org.securitynudge.rule;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.securitynudge.authoring.Schema;

/** Schema and reader know the same fields, in every object of a document. The samples are documents that use every field there is. */
final class SchemaFieldsTest {
    private static final String UNKNOWN = "an unknown field";
    private static final Pattern KNOWN = Pattern.compile("unknown field \"" + UNKNOWN + "\"; known are (.*)");

    /** An object of a sample, and what the schema says of it. */
    private record Spot(String path, ObjectNode object, JsonNode schema) {
        Set<String> fields() {
            Set<String> fields = new TreeSet<>();
            schema.path("properties").fieldNames().forEachRemaining(fields::add);
            return fields;
        }
    }

    @ParameterizedTest
    @CsvSource({"RULE_PACK, /rule/every-field-pack.json", "POLICY, /rule/every-field-policy.json"})
    void theReaderKnowsTheSameFieldsInEveryObject(Schema schema, String sample) {
        JsonNode root = SchemaJudge.parse(Examples.resource(sample)).orElseThrow();
        List<Spot> spots = new SchemaWalk(schema).spots(root);

        assertThat(spots).hasSizeGreaterThan(10).allSatisfy(spot -> {
            spot.object().put(UNKNOWN, true);
            List<String> problems = SchemaSamplesTest.problems(root.toString().getBytes(StandardCharsets.UTF_8));
            spot.object().remove(UNKNOWN);

            assertThat(known(problems, spot)).as(spot.path()).isEqualTo(spot.fields());
        });
    }

    /** The readers tell the fields that they know when they refuse one. */
    private static Set<String> known(List<String> problems, Spot spot) {
        for (String problem : problems) {
            Matcher matcher = KNOWN.matcher(problem);
            if (matcher.find()) {
                Set<String> known = new TreeSet<>(List.of(matcher.group(1).split(", ")));
                if (spot.path().endsWith(".set")) {
                    known.retainAll(Assigned.FIELDS); // the others it knows to be fixed
                }
                return known;
            }
        }
        throw new AssertionError("no word of the unknown field in " + problems);
    }

    @Test
    void theSamplesUseEveryFieldOfTheSchemas() {
        List<Spot> spots = new ArrayList<>();
        spots.addAll(spots(Schema.RULE_PACK, "/rule/every-field-pack.json"));
        spots.addAll(spots(Schema.POLICY, "/rule/every-field-policy.json"));

        List<String> unused = new ArrayList<>();
        for (Spot spot : spots) {
            for (String field : spot.fields()) {
                if (spots.stream()
                        .noneMatch(other -> other.schema().equals(spot.schema())
                                && other.object().has(field))) {
                    unused.add(spot.path() + " has no " + field);
                }
            }
        }

        assertThat(unused).isEmpty();
    }

    private static List<Spot> spots(Schema schema, String sample) {
        return new SchemaWalk(schema)
                .spots(SchemaJudge.parse(Examples.resource(sample)).orElseThrow());
    }

    /** The way through a document and its schema at once. */
    private record SchemaWalk(JsonNode schema) {
        SchemaWalk(Schema schema) {
            this(SchemaJudge.parse(schema.text().getBytes(StandardCharsets.UTF_8))
                    .orElseThrow());
        }

        /** Returns the objects of a document whose fields the schema lists. */
        List<Spot> spots(JsonNode document) {
            List<Spot> spots = new ArrayList<>();
            walk("", document, schema, spots);
            return spots;
        }

        private void walk(String path, JsonNode node, JsonNode unresolved, List<Spot> spots) {
            JsonNode at = unresolved;
            while (at.has("$ref")) {
                at = schema.at(at.get("$ref").textValue().substring(1));
            }
            JsonNode here = at;
            if (here.equals(schema.at("/$defs/condition"))) {
                return;
            } else if (node instanceof ObjectNode object) {
                if (here.path("additionalProperties").isBoolean()) {
                    spots.add(new Spot(path, object, here));
                }
                object.properties()
                        .forEach(member -> walk(
                                path + "." + member.getKey(),
                                member.getValue(),
                                here.path("properties").has(member.getKey())
                                        ? here.path("properties").get(member.getKey())
                                        : here.path("additionalProperties"),
                                spots));
            } else {
                node.forEach(element -> walk(path + "[]", element, here.path("items"), spots));
            }
        }
    }
}
