package org.securitynudge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.securitynudge.Page.Block;
import org.securitynudge.decide.RuleTrial;
import org.securitynudge.json.JsonBytes;
import org.securitynudge.lint.Linter;
import org.securitynudge.lint.Warning;
import org.securitynudge.model.Problem;
import org.securitynudge.rule.Documents;
import org.securitynudge.rule.Pack;
import org.securitynudge.rule.Policy;
import org.securitynudge.rule.RuleSet;
import org.securitynudge.rule.RuleTest;

/** What the pages for people say is so: every example in them is read, run and compared. */
final class DocumentationTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*\\]\\(([^)\\s]+)\\)");
    private static final Pattern FILE = Pattern.compile("(\\.ci|\\.github|docs|nudge-[a-z]+)/[\\w./-]+");
    private static final Pattern TEST = Pattern.compile("([A-Z]\\w*Test)(?:\\.(\\w+))?");
    private static final Pattern KNOWN = Pattern.compile("; known are (.*)");

    /** Objects whose members have names that authors choose. */
    private static final Set<String> OF_NAMES = Set.of("facts", "groups", "translations");

    private Page rules;
    private Page readme;

    @BeforeEach
    void read() throws IOException {
        rules = Page.of("docs/rules.md");
        readme = Page.of("README.md");
    }

    @Test
    void everyExampleLoads() throws IOException {
        List<String> problems = new ArrayList<>();
        for (Page page : List.of(readme, rules)) {
            for (Block block : page.blocks("json")) {
                problemsOf(document(block)).forEach(problem -> problems.add(block.place() + ": " + problem));
            }
        }

        assertThat(problems).isEmpty();
        assertThat(rules.blocks("json")).hasSizeGreaterThan(6);
    }

    @Test
    void everyTestInAnExamplePasses() throws IOException {
        List<String> failures = new ArrayList<>();
        int run = 0;
        for (Block block : rules.blocks("json")) {
            Optional<Pack> pack = Documents.readPack(document(block)).value();
            Optional<Policy> policy = Documents.readPolicy(document(block)).value();
            for (RuleTest test :
                    pack.map(Pack::tests).orElseGet(() -> policy.orElseThrow().tests())) {
                Pack tested = pack.orElse(
                        Documents.readPack(examplePack().bytes()).value().orElseThrow());
                RuleSet merged =
                        RuleSet.merge(List.of(tested), policy, test.given().at());
                RuleTrial.run(merged, test)
                        .failures()
                        .forEach(why -> failures.add(block.place() + " " + test.name() + ": " + why));
                run++;
            }
        }

        assertThat(failures).isEmpty();
        assertThat(run).isGreaterThan(4);
    }

    @Test
    void packsToCopyLintClean() throws IOException {
        List<String> warnings = new ArrayList<>();
        for (Block block : List.of(readme.blocks("json").get(0), examplePack(), examplePolicy())) {
            Optional<Pack> pack = Documents.readPack(block.bytes()).value();
            Optional<Policy> policy = Documents.readPolicy(block.bytes()).value();
            List<Warning> found = pack.isPresent()
                    ? Linter.lint(block.bytes(), pack.get(), NOW)
                    : Linter.lint(block.bytes(), policy.orElseThrow(), NOW);
            found.forEach(warning -> warnings.add(block.place() + ": " + warning));
        }

        assertThat(warnings).isEmpty();
    }

    @Test
    void everyBrokenExampleGivesTheMessagesPrintedBelowIt() throws IOException {
        List<Block> blocks = rules.blocks("");
        int seen = 0;
        for (int i = 0; i < blocks.size(); i++) {
            if (blocks.get(i).kind().equals("json broken")) {
                assertThat(String.join("\n", problemsOf(blocks.get(i).bytes())))
                        .as(blocks.get(i).place())
                        .isEqualTo(blocks.get(i + 1).text().strip());
                seen++;
            }
        }

        assertThat(seen).isPositive();
    }

    @Test
    void everyFieldIsDescribed() throws IOException {
        String codes = String.join("\n", Page.codes(rules.prose()));

        assertThat(fields())
                .hasSizeGreaterThan(60)
                .allSatisfy(field ->
                        assertThat(codes).containsPattern("(?<![\\w$])" + Pattern.quote(field) + "(?![\\w$])"));
    }

    @Test
    void everyFieldIsInAnExample() throws IOException {
        Set<String> used = new TreeSet<>();
        for (Block block : rules.blocks("json")) {
            names(JsonBytes.parse(block.bytes()), used);
        }

        assertThat(used).containsAll(fields());
    }

    private static void names(Object value, Set<String> names) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, inner) -> {
                names.add(String.valueOf(name));
                names(inner, names);
            });
        } else if (value instanceof List<?> list) {
            list.forEach(inner -> names(inner, names));
        }
    }

    @Test
    void linksLeadSomewhere() throws IOException {
        List<String> dead = new ArrayList<>();
        for (Page page : Page.all()) {
            for (Matcher link = LINK.matcher(page.prose()); link.find(); ) {
                if (!leadsSomewhere(link.group(1), page)) {
                    dead.add(page.name() + ": " + link.group(1));
                }
            }
        }

        assertThat(dead).isEmpty();
    }

    private static boolean leadsSomewhere(String link, Page from) throws IOException {
        if (link.startsWith("https://")) {
            return true;
        }
        String[] parts = link.split("#", 2);
        Path own = Page.REPOSITORY.resolve(from.name());
        Path target = parts[0].isEmpty() ? own : own.resolveSibling(parts[0]).normalize();
        return Files.exists(target)
                && (parts.length == 1
                        || Page.of(Page.REPOSITORY.relativize(target).toString())
                                .anchors()
                                .contains(parts[1]));
    }

    @Test
    void namedFilesAndTestsExist() throws IOException {
        Map<String, String> tests = new HashMap<>();
        for (Path source : SourceTest.sources("test", "fuzz")) {
            tests.merge(source.getFileName().toString().replace(".java", ""), Files.readString(source), String::concat);
        }
        List<String> missing = new ArrayList<>();
        for (Page page : Page.all()) {
            for (String name : Page.codes(page.prose())) {
                if (!isThere(name, tests)) {
                    missing.add(page.name() + ": " + name);
                }
            }
        }

        assertThat(missing).isEmpty();
    }

    private static boolean isThere(String name, Map<String, String> tests) {
        Matcher test = TEST.matcher(name);
        if (test.matches()) {
            String source = tests.getOrDefault(test.group(1), "");
            return test.group(2) == null ? !source.isEmpty() : source.contains(" " + test.group(2));
        }
        return !FILE.matcher(name).matches() || Files.exists(Page.REPOSITORY.resolve(name));
    }

    @Test
    void theReadmesCodeIsTheQuickstart() throws IOException {
        Path quickstart = Page.REPOSITORY.resolve("nudge-examples/quickstart/src/main");
        String program =
                Files.readString(quickstart.resolve("java/org/securitynudge/examples/quickstart/Quickstart.java"));
        byte[] pack = Files.readAllBytes(quickstart.resolve("resources/nudge-rules.json"));

        assertThat(readme.blocks("java"))
                .isNotEmpty()
                .allSatisfy(block -> assertThat(unspaced(program)).contains(unspaced(block.text())));
        assertThat(readme.blocks("json").get(0).text().strip())
                .isEqualTo(new String(pack, StandardCharsets.UTF_8).strip());
    }

    @Test
    void theCodeForSpringBootIsThatOfTheShareApp() throws IOException {
        Page page = Page.of("docs/spring-boot.md");
        StringBuilder application = new StringBuilder();
        try (Stream<Path> files = Files.walk(Page.REPOSITORY.resolve("nudge-examples/share-app/src"))) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                application.append(unspaced(Files.readString(file)));
            }
        }

        for (String language : List.of("java", "html", "js")) {
            assertThat(page.blocks(language))
                    .isNotEmpty()
                    .allSatisfy(block ->
                            assertThat(application.toString()).as(block.place()).contains(unspaced(block.text())));
        }
    }

    /** The formatter breaks long lines of the program, which the README may leave whole. */
    private static String unspaced(String code) {
        return code.replaceAll("\\s", "");
    }

    private Block examplePack() {
        return rules.blocks("json").get(0);
    }

    private Block examplePolicy() {
        return rules.blocks("json").stream()
                .filter(block -> block.text().contains("\"policy\":"))
                .findFirst()
                .orElseThrow();
    }

    private byte[] document(Block block) throws IOException {
        return block.document(examplePack(), examplePolicy());
    }

    private static List<String> problemsOf(byte[] document) {
        boolean isPolicy = new String(document, StandardCharsets.UTF_8).contains("\"policy\":");
        List<Problem> problems = isPolicy
                ? Documents.readPolicy(document).problems()
                : Documents.readPack(document).problems();
        return problems.stream().map(Problem::toString).toList();
    }

    /** Returns the names of all fields: the readers tell them when they refuse one that they do not know. */
    private Set<String> fields() throws IOException {
        Set<String> fields = new TreeSet<>();
        for (Block block : rules.blocks("json")) {
            byte[] odd = JsonBytes.of(withUnknown(JsonBytes.parse(document(block))));
            for (String problem : problemsOf(odd)) {
                Matcher known = KNOWN.matcher(problem);
                if (known.find()) {
                    fields.addAll(List.of(known.group(1).split(", ")));
                }
            }
        }
        return fields;
    }

    private static Map<String, Object> withUnknown(Map<?, ?> object) {
        Map<String, Object> copy = new LinkedHashMap<>();
        object.forEach((name, value) -> copy.put(String.valueOf(name), withUnknown(String.valueOf(name), value)));
        copy.put("$$$$$$", true);
        return copy;
    }

    private static Object withUnknown(String name, Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(element -> withUnknown("", element)).toList();
        } else if (value instanceof Map<?, ?> object && OF_NAMES.contains(name)) {
            Map<String, Object> copy = new LinkedHashMap<>();
            object.forEach((key, inner) -> copy.put(String.valueOf(key), withUnknown("", inner)));
            return copy;
        }
        return value instanceof Map<?, ?> object && !name.equals("conditions") ? withUnknown(object) : value;
    }
}
