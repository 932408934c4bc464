package org.securitynudge.decide;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.securitynudge.rule.Documents;
import org.securitynudge.rule.Pack;
import org.securitynudge.rule.Policy;
import org.securitynudge.rule.Reading;
import org.securitynudge.rule.RuleSet;
import org.securitynudge.rule.RuleTest;

/** The example documents load without a problem, their own tests pass, and it is known what these tests notice. */
class ExamplesTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static byte[] bytes(String name) {
        try (InputStream in = ExamplesTest.class.getResourceAsStream("/examples/" + name + ".json")) {
            return requireNonNull(in, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Pack pack(String name) {
        return read(Documents.readPack(bytes(name)));
    }

    private static <T> T read(Reading<T> reading) {
        assertThat(reading.problems()).isEmpty();
        return reading.value().orElseThrow();
    }

    @TestFactory
    Stream<DynamicTest> testsOfTheExamplesPass() {
        Policy policy = read(Documents.readPolicy(bytes("policy")));
        Stream<DynamicTest> packs = Stream.of("documents", "operations")
                .map(ExamplesTest::pack)
                .flatMap(pack -> pack.tests().stream()
                        .map(test -> dynamicTest(
                                pack.name() + ": " + test.name(), () -> passes(List.of(pack), null, test))));
        Stream<DynamicTest> own = policy.tests().stream()
                .map(test -> dynamicTest(
                        "policy: " + test.name(),
                        () -> passes(
                                test.packs().stream().map(ExamplesTest::pack).toList(), policy, test)));
        return Stream.concat(packs, own);
    }

    @Test
    void policyAppliesToThePacksWithoutAWarning() {
        Policy policy = read(Documents.readPolicy(bytes("policy")));
        List<Pack> packs =
                Stream.of("documents", "operations").map(ExamplesTest::pack).toList();

        RuleSet rules = RuleSet.merge(packs, Optional.of(policy), policy.issuedAt());

        assertThat(rules.warnings()).isEmpty();
        assertThat(rules.documents()).containsExactly("documents@4", "operations@7", "policy company-defaults@42");
    }

    private static void passes(List<Pack> packs, @Nullable Policy policy, RuleTest test) {
        RuleSet rules =
                RuleSet.merge(packs, Optional.ofNullable(policy), test.given().at());
        RuleTrial.Result result = RuleTrial.run(rules, test);

        assertThat(result.failures()).as(result.explanation()).isEmpty();
    }

    /**
     * Removes every single field of every rule, one at a time, and lists what becomes of it: refused by the reader, noticed by a test, or
     * unnoticed. The list is kept in the repository, so that a test that stops noticing something shows as a difference.
     */
    @Test
    void whatTheTestsNoticeIsKnown() throws IOException {
        List<String> found = new ArrayList<>();
        for (String name : List.of("documents", "operations")) {
            JsonNode document = MAPPER.readTree(bytes(name));
            for (String pointer : fields(document.at("/rules"), "/rules")) {
                found.add(name + pointer + ": " + fate(document.deepCopy(), pointer));
            }
        }

        String golden = new String(
                requireNonNull(ExamplesTest.class.getResourceAsStream("/examples/removals.txt"))
                        .readAllBytes(),
                StandardCharsets.UTF_8);
        assertThat(String.join("\n", found) + "\n").isEqualTo(golden);
    }

    private static List<String> fields(JsonNode node, String path) {
        List<String> fields = new ArrayList<>();
        Map<String, JsonNode> members = new TreeMap<>();
        if (node.isObject()) {
            node.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
        }
        members.forEach((name, member) -> {
            String pointer = path + "/" + name.replace("~", "~0").replace("/", "~1");
            fields.add(pointer);
            fields.addAll(fields(member, pointer));
        });
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            fields.addAll(fields(node.get(i), path + "/" + i));
        }
        return fields;
    }

    private static String fate(JsonNode document, String pointer) throws IOException {
        int last = pointer.lastIndexOf('/');
        ObjectNode parent = (ObjectNode) document.at(pointer.substring(0, last));
        parent.remove(pointer.substring(last + 1).replace("~1", "/").replace("~0", "~"));
        Reading<Pack> reading = Documents.readPack(MAPPER.writeValueAsBytes(document));
        if (reading.value().isEmpty()) {
            return "refused";
        }
        Pack pack = reading.value().get();
        for (RuleTest test : pack.tests()) {
            RuleSet rules =
                    RuleSet.merge(List.of(pack), Optional.empty(), test.given().at());
            if (!RuleTrial.run(rules, test).passed()) {
                return "noticed by \"" + test.name() + "\"";
            }
        }
        return "unnoticed";
    }
}
