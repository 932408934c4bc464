package org.securitynudge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the text of all modules must keep to. What the compiled classes show is in {@link ArchitectureTest}. */
final class SourceTest {

    private static final int LONGEST_FILE = 350;
    private static final Path REPOSITORY = Path.of("").toAbsolutePath().getParent();
    private static final Pattern OUR_TYPE = Pattern.compile("(org\\.securitynudge(?:\\.[a-z]+)*)\\.[A-Z]");

    /** What no file may say, and why. */
    private static final Map<Pattern, String> NOWHERE = Map.of(
            Pattern.compile("\\b(TO" + "DO|FIX" + "ME)\\b"), "is unfinished",
            Pattern.compile("\\bassertTrue\\(true\\)"), "asserts nothing");

    private static final Map<Pattern, String> NOT_IN_TESTS = Map.of(
            Pattern.compile("\\b(Thread|TimeUnit\\.\\w+|[A-Z]*SECONDS)\\.sleep\\("),
                    "sleeps: wait for the event itself",
            Pattern.compile("@Dis" + "abled\\b"), "is switched off");

    @Test
    void filesAreShort() throws IOException {
        List<String> problems = new ArrayList<>();
        for (Path file : sources("main", "test", "fuzz")) {
            int lines = Files.readAllLines(file).size();
            if (lines > LONGEST_FILE) {
                problems.add(name(file) + ": " + lines + " lines, at most " + LONGEST_FILE);
            }
        }

        assertThat(problems).isEmpty();
    }

    @Test
    void filesHaveNoFillerNames() throws IOException {
        List<String> problems = new ArrayList<>();
        for (Path file : sources("main", "test", "fuzz")) {
            String type = file.getFileName().toString().replace(".java", "");
            if (ArchitectureTest.FILLER_NAME.matcher(type).matches()) {
                problems.add(name(file) + ": a name that says nothing");
            }
        }

        assertThat(problems).isEmpty();
    }

    @Test
    void nothingIsLeftUnfinished() throws IOException {
        assertThat(found(NOWHERE, sources("main", "test", "fuzz"))).isEmpty();
    }

    @Test
    void testsNeitherSleepNorRest() throws IOException {
        assertThat(found(NOT_IN_TESTS, sources("test", "fuzz"))).isEmpty();
    }

    @Test
    void commentsMentionNoHigherFloor() throws IOException {
        List<String> problems = new ArrayList<>();
        Path root = REPOSITORY.resolve("nudge-core/src/main/java");
        for (Path file : sources("main")) {
            if (!file.startsWith(root)) {
                continue;
            }
            String own = root.relativize(file.getParent())
                    .toString()
                    .replace('/', '.')
                    .replace('\\', '.');
            Matcher mention = OUR_TYPE.matcher(Files.readString(file));
            while (mention.find()) {
                String other = mention.group(1);
                if (!other.equals(own) && floor(other) >= floor(own)) {
                    problems.add(name(file) + ": mentions " + other);
                }
            }
        }

        assertThat(problems).isEmpty();
    }

    private static int floor(String packageName) {
        return ArchitectureTest.FLOORS.getOrDefault(packageName, 0);
    }

    private static List<String> found(Map<Pattern, String> patterns, List<Path> files) throws IOException {
        List<String> problems = new ArrayList<>();
        for (Path file : files) {
            List<String> lines = Files.readAllLines(file);
            for (int i = 0; i < lines.size(); i++) {
                for (Map.Entry<Pattern, String> entry : patterns.entrySet()) {
                    if (entry.getKey().matcher(lines.get(i)).find()) {
                        problems.add(name(file) + ":" + (i + 1) + ": " + entry.getValue());
                    }
                }
            }
        }
        return problems;
    }

    static List<Path> sources(String... kinds) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path module : modules()) {
            for (String kind : kinds) {
                Path root = module.resolve("src").resolve(kind).resolve("java");
                if (Files.isDirectory(root)) {
                    try (Stream<Path> found = Files.walk(root)) {
                        found.filter(file -> file.toString().endsWith(".java")).forEach(files::add);
                    }
                }
            }
        }
        assertThat(files).isNotEmpty();
        return files;
    }

    private static List<Path> modules() throws IOException {
        try (Stream<Path> found = Files.walk(REPOSITORY, 2)) {
            return found.filter(dir -> Files.isRegularFile(dir.resolve("pom.xml")))
                    .sorted()
                    .toList();
        }
    }

    static String name(Path file) {
        return REPOSITORY.relativize(file).toString();
    }
}
