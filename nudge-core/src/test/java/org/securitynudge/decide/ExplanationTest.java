package org.securitynudge.decide;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.securitynudge.decide.Stage.rule;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.securitynudge.model.ChoiceType;
import org.securitynudge.model.Decision;
import org.securitynudge.model.Explanation;
import org.securitynudge.model.Situation;

/** Explanations as text and as JSON, letter by letter, and each says what deciding says. */
final class ExplanationTest {
    private static final Optional<ChoiceType> PROCEED = Optional.of(ChoiceType.PROCEED);
    private static final Optional<ChoiceType> CANCEL = Optional.of(ChoiceType.CANCEL);
    private static final Situation ANA = ana().build();
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private record Scene(Stage stage, Situation situation) {}

    private static Situation.Builder ana() {
        return Situation.builder("t").user("ana");
    }

    @TestFactory
    Stream<DynamicTest> explanationIsAsWritten() {
        return scenes().entrySet().stream()
                .map(scene -> DynamicTest.dynamicTest(scene.getKey(), () -> compare(scene.getKey(), scene.getValue())));
    }

    private static void compare(String name, Scene scene) throws IOException {
        Explanation explanation = scene.stage().rehearsal().explain(scene.situation());
        Decision decision = scene.stage().rehearsal().decide(scene.situation());

        assertThat(withoutRevision(explanation.toString())).isEqualTo(golden(name + ".txt"));
        assertThat(withoutRevision(explanation.toJson())).isEqualTo(golden(name + ".json"));
        assertThat(explanation.reason()).isEqualTo(decision.reason());
        assertThat(explanation.winner()).isEqualTo(decision.occasion().rule());
        assertThat(explanation.mayProceed()).isEqualTo(decision.mayProceed());
    }

    /** The revision is a digest of the documents, which tells a reader nothing. */
    private static String withoutRevision(String text) {
        return text.replaceAll("(\\(rules |\"ruleSet\": \")[0-9a-f]{12}", "$1REVISION");
    }

    private static String golden(String name) throws IOException {
        try (InputStream in = ExplanationTest.class.getResourceAsStream("/decide/explanations/" + name)) {
            return new String(requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Map<String, Scene> scenes() {
        Map<String, Scene> scenes = new LinkedHashMap<>();
        scenes.put("no-rules", new Scene(Stage.of("", rule("a", "warn", "")), odd()));
        scenes.put("every-gate-open", new Scene(Stage.of("", rule("a", "warn", everyField())), ANA));
        scenes.put("gates-closed", new Scene(closed(), ana().fact("x", 1).build()));
        scenes.put("conditions", new Scene(Stage.of("", conditions()), facts()));
        scenes.put(
                "declared-types",
                new Scene(
                        types(),
                        ana().fact("n", "seven")
                                .fact("s", "ab".repeat(2_000) + "!")
                                .build()));
        scenes.put("tuned", new Scene(tuned(), ANA));
        scenes.put(
                "everything-killed",
                new Scene(Stage.of(", 'killSwitch': {'everything': true}", rule("a", "warn", "")), ANA));
        scenes.put("limits", new Scene(limits(), ana().fact("x", 2).build()));
        scenes.put("refused-before", new Scene(refused(), ana().fact("x", 2).build()));
        scenes.put("episode", new Scene(episode(), ANA));
        scenes.put(
                "unattended-refused",
                new Scene(Stage.of("", rule("a", "block", ""), rule("b", "warn", "")), unattended()));
        scenes.put("unattended-silent", new Scene(Stage.of("", rule("a", "inform", "")), unattended()));
        scenes.put(
                "nobody-named",
                new Scene(
                        Stage.of(limit(), rule("a", "inform", everyField())),
                        Situation.builder("t").build()));
        scenes.put("offline", new Scene(offline(), ANA));
        return scenes;
    }

    /** A trigger may come from anywhere. */
    private static Situation odd() {
        return Situation.builder("t\n\u001b[31m\u202e\u2028\"x\ud83d\ude00").build();
    }

    private static Situation unattended() {
        return ana().unattended().build();
    }

    private static String limit() {
        return ", 'limits': {'maximumFrictionLevel': 'block', 'minimumBetween': '30s', 'promptsPerUser': {'shows': 2, 'every': '1d'}}";
    }

    private static String everyField() {
        return ", 'version': 3, 'schedule': {'from': '2026-01-01T00:00:00Z', 'until': '2026-02-01T00:00:00Z'},"
                + " 'rollout': {'percent': 99.5}, 'cooldown': {'for': '7d', 'per': ['user', 'document.id']},"
                + " 'frequencyCap': {'shows': 3, 'every': '1d', 'per': ['user']},"
                + " 'whenOffline': {'maxAge': '7d', 'otherwise': 'skip'}";
    }

    private static Stage closed() {
        Stage stage = Stage.of(
                ", 'killSwitch': {'rules': ['p/killed']}",
                rule("killed", "block", ""),
                rule("off", "block", ", 'status': 'off'"),
                rule("early", "block", ", 'schedule': {'from': '2026-01-05T12:00:01Z'}"),
                rule("late", "block", ", 'schedule': {'until': '2026-01-05T12:00:00Z'}"),
                rule("unmet", "block", ", 'conditions': {'x': {'$gt': 1}}"),
                rule("out-by-user", "block", ", 'rollout': {'percent': 0}"),
                rule("out-by-value", "block", ", 'rollout': {'percent': 0.5, 'by': 'x'}"),
                rule("out-by-missing", "block", ", 'rollout': {'percent': 99, 'by': 'y'}"),
                rule("cooled", "warn", ", 'cooldown': {'for': '7d', 'per': ['user']}"),
                rule("capped", "warn", ", 'frequencyCap': {'shows': 1, 'every': '1d', 'per': ['user']}"),
                rule("shadow", "block", ", 'status': 'shadow'"),
                rule("loser", "justify", ", 'priority': 10"),
                rule("winner", "justify", ""));
        Duration day = Duration.ofHours(20);
        return stage.happened("p/cooled", ANA, day, PROCEED).happened("p/capped", ANA, day, PROCEED);
    }

    private static String conditions() {
        return rule(
                "a",
                "block",
                ", 'conditions': {"
                        + " 'name': {'$regex': '^a', '$ne': 'ab'}, 'gone': {'$exists': true}, 'also.gone': null,"
                        + " '$or': [{'a': 1, 'b': {'$gt': 2}}, {'c': {'$not': {'$lt': 3}}}],"
                        + " '$nor': [{'a': 1}, {'b': 1}],"
                        + " 'list': {'$elemMatch': {'x': {'$gte': 5}, 'y': 'no'}},"
                        + " 'numbers': {'$elemMatch': {'$gt': 1, '$lt': 3}},"
                        + " 'domains': {'$in': ['a.example', 'b.example']}}");
    }

    private static Situation facts() {
        return ana().fact("name", "odd \n\u001b[31m \u202e \"quoted\" \ud83d\ude00")
                .fact("a", 1)
                .fact("b", 1.50)
                .fact("c", 2)
                .fact("list", List.of(new TreeMap<>(Map.of("x", 7, "y", "yes")), Map.of("x", 1), "no map"))
                .fact("numbers", List.of(1, 2, 3))
                .fact("domains", List.of("c.example", "b.example"))
                .build();
    }

    private static Stage types() {
        String catalogue = ", 'facts': {'n': {'type': 'number'}, 's': {'type': 'string'}}";
        return new Stage(
                Stage.merged(
                        "",
                        catalogue,
                        rule("a", "warn", ", 'conditions': {'n': {'$gt': 5}, 's': {'$regex': '(.*b){12}$'}}")),
                Optional.empty());
    }

    private static Stage tuned() {
        return Stage.of(
                ", 'killSwitch': {'rules': ['p/k*']}, 'limits': {'maximumFrictionLevel': 'warn'}, 'tuning': ["
                        + "{'rules': ['p/a'], 'set': {'frictionLevel': 'justify', 'priority': 70,"
                        + " 'cooldown': {'for': '1h', 'per': ['user']}, 'message': {'title': 'Other', 'body': 'B', 'why': 'W'}}, 'because': 'INC-4711\\nline'},"
                        + "{'rules': ['p/a'], 'set': {'priority': 80, 'rollout': {'percent': 100},"
                        + " 'frequencyCap': {'shows': 5, 'every': '1d', 'per': ['none']}}, 'until': '2026-02-01T00:00:00Z'},"
                        + "{'rules': ['p/k'], 'set': {'frictionLevel': 'warn'}},"
                        + "{'rules': ['p/i'], 'set': {'frictionLevel': 'warn'}}]",
                rule("a", "block", ", 'priority': 60"),
                rule("i", "inform", ""),
                rule("k", "inform", ""),
                rule("untuned", "warn", ""));
    }

    private static Stage limits() {
        Stage stage = Stage.of(
                limit(),
                rule("a", "warn", ""),
                rule("b", "inform", ""),
                rule("c", "justify", ", 'conditions': {'x': 1}"));
        return stage.happened("p/a", ANA, MINUTE.multipliedBy(15), CANCEL)
                .happened("p/a", ANA, Duration.ofSeconds(10), PROCEED);
    }

    private static Stage refused() {
        String cap = ", 'frequencyCap': {'shows': 1, 'every': '1d', 'per': ['user']}";
        return Stage.of(limit(), rule("a", "warn", cap)).happened("p/a", ANA, MINUTE, CANCEL);
    }

    private static Stage episode() {
        return Stage.of("", rule("a", "warn", ", 'priority': 40"), rule("b", "warn", ""))
                .happened("p/a", ANA, MINUTE, PROCEED);
    }

    private static Stage offline() {
        String week = ", 'whenOffline': {'maxAge': '7d', 'otherwise': ";
        return new Stage(
                Stage.merged(
                        "",
                        "",
                        rule("skipped", "block", week + "'skip'}"),
                        rule("lowered", "warn", week + "'inform'}"),
                        rule("fresh", "warn", ", 'whenOffline': {'maxAge': '9d', 'otherwise': 'skip'}"),
                        rule("always", "warn", "")),
                Optional.of(Duration.ofDays(8)));
    }
}
