package org.securitynudge.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MarksTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final List<String> PINNED = List.of("a", "b");

    @TempDir
    Path directory;

    private Marks open() throws IOException {
        return Vault.in(directory, () -> NOW).marks();
    }

    private static Claim policy(long version, String digest, String... keys) {
        return new Claim(DocumentKind.POLICY, "company-defaults", version, NOW, List.of(keys), digest);
    }

    private static void assertTaken(Marks marks, Claim claim) throws IOException {
        assertThatCode(() -> marks.check(claim, PINNED, NOW)).doesNotThrowAnyException();
        marks.raise(claim);
    }

    private static void assertRefused(Marks marks, Claim claim, String start) {
        assertThatThrownBy(() -> marks.check(claim, PINNED, NOW))
                .isExactlyInstanceOf(RejectedException.class)
                .hasMessageStartingWith(start);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("rules"))) {
            return files.filter(file -> file.toString().endsWith(".mark")).toList();
        }
    }

    @Test
    void versionsOnlyRise() throws IOException {
        assertTaken(open(), policy(7, "x", "a"));
        assertTaken(open(), policy(7, "x", "a"));
        assertTaken(open(), policy(9, "y", "a"));

        assertRefused(open(), policy(8, "z", "a"), "version 8 is lower than version 9, which key \"a\" signed before;");
        assertRefused(open(), policy(9, "z", "a"), "version 9 is not the version 9 that key \"a\" signed before:");
    }

    @Test
    void eachKeyNameAndKindHasAMarkOfItsOwn() throws IOException {
        assertTaken(open(), policy(9, "x", "a"));

        assertTaken(open(), policy(3, "y", "b"));
        assertTaken(open(), new Claim(DocumentKind.POLICY, "others", 1, NOW, List.of("a"), "z"));
        assertTaken(open(), new Claim(DocumentKind.PACK, "company-defaults", 1, NOW, List.of("a"), "z"));
        assertRefused(open(), policy(8, "z", "a", "b"), "version 8 is lower than version 9");
    }

    @Test
    void whatWasFollowedDoesNotComeBack() throws IOException {
        assertTaken(open(), policy(9, "x", "a"));
        assertTaken(open(), policy(3, "y", "b"));

        assertRefused(
                open(), policy(9, "x", "a"), "version 9 was there before version 3, which key \"b\" signed later");
        assertTaken(open(), policy(10, "z", "a"));
        assertRefused(open(), policy(3, "y", "b"), "version 3 was there before version 10");
    }

    @Test
    void theKeyThatIsPinnedNoMoreFollowsNothing() throws IOException {
        assertTaken(open(), policy(9, "x", "a"));
        assertTaken(open(), policy(3, "y", "stolen"));

        assertThatCode(() -> open().check(policy(9, "x", "a"), PINNED, NOW)).doesNotThrowAnyException();
    }

    @Test
    void onlyTheTwoHighestAreKept() throws IOException {
        for (int version = 1; version <= 20; version++) {
            open().raise(policy(version, "x" + version, "a"));
        }

        assertThat(files()).hasSize(2);
    }

    @Test
    void aDamagedMarkFallsBackToTheOneBelow() throws IOException {
        open().raise(policy(7, "x", "a"));
        open().raise(policy(9, "y", "a"));
        Random random = new Random(3);
        for (Path file : files()) {
            if (file.toString().endsWith("-9.mark")) {
                byte[] bytes = Files.readAllBytes(file);
                bytes[random.nextInt(bytes.length)] ^= 4;
                Files.write(file, bytes);
            }
        }

        assertRefused(open(), policy(6, "z", "a"), "version 6 is lower than version 7");
        assertTaken(open(), policy(8, "z", "a"));
        assertThat(files()).hasSize(3);
    }

    @Test
    void aMarkUnderAnotherNameIsNone() throws IOException {
        open().raise(policy(7, "x", "a"));
        Path file = files().get(0);
        Files.move(file, file.resolveSibling(file.getFileName().toString().replace("-7.", "-70.")));

        assertThatCode(() -> open().check(policy(1, "z", "a"), PINNED, NOW)).doesNotThrowAnyException();
    }

    @Test
    void processesDoNotLowerEachOthersMarks() throws IOException, RejectedException {
        Marks one = open();
        Marks two = open();
        one.check(policy(8, "x", "a"), PINNED, NOW);
        two.check(policy(9, "y", "a"), PINNED, NOW);
        two.raise(policy(9, "y", "a"));
        one.raise(policy(8, "x", "a"));

        assertRefused(one, policy(8, "x", "a"), "version 8 is lower than version 9");
        assertRefused(open(), policy(8, "x", "a"), "version 8 is lower than version 9");
    }

    @Test
    void withoutADirectoryTheyCountAsLongAsTheProcess() throws IOException {
        Marks marks = Vault.none(() -> NOW).marks();
        assertTaken(marks, policy(9, "x"));

        assertRefused(marks, policy(8, "y"), "version 8 is lower than version 9, which was there before;");
    }

    @Test
    void theNewestIssueDateIsALowerBoundOfTheTime() throws IOException {
        assertThat(open().latest(NOW)).isEqualTo(NOW);
        Instant issued = NOW.plusSeconds(600);
        open().raise(new Claim(DocumentKind.PACK, "p", 1, issued, List.of("a"), "x"));

        assertThat(open().latest(NOW)).isEqualTo(issued);
        assertThat(open().latest(NOW.plusSeconds(900))).isEqualTo(NOW.plusSeconds(900));
    }
}
