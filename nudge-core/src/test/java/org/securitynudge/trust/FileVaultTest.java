package org.securitynudge.trust;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileVaultTest {
    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
    private static final String POLICY = "https://policy.corp.example/policy.json";

    @TempDir
    Path temporary;

    private Path directory;
    private Instant now = START;
    private final InstantSource clock = () -> now;

    @BeforeEach
    void chooseDirectory() {
        directory = temporary.resolve("nudge");
    }

    private Vault open() throws IOException {
        return Vault.in(directory, clock);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private static List<String> documents(Vault vault, String source) {
        return vault.documents(source).stream()
                .map(kept -> new String(kept.received(), UTF_8))
                .toList();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("rules"))) {
            return files.sorted().toList();
        }
    }

    @Test
    void theTwoNewestDocumentsAreKeptExactlyAsReceived() throws IOException {
        byte[] odd = new byte[100_000];
        new Random(7).nextBytes(odd);
        open().keep(POLICY, bytes("one"), START);
        open().keep(POLICY, bytes("two\r\n\n"), START.plusSeconds(1));
        open().keep(POLICY, odd, START.plusSeconds(2));
        now = START.plusSeconds(9);

        List<Kept> kept = open().documents(POLICY);

        assertThat(kept).hasSize(2);
        assertThat(kept.get(0).received()).isEqualTo(odd);
        assertThat(kept.get(0).verified()).isEqualTo(START.plusSeconds(2));
        assertThat(kept.get(1).received()).isEqualTo(bytes("two\r\n\n"));
    }

    @Test
    void theNewestCanBeReplacedSoThatTheOneBeforeItStays() throws IOException {
        Vault vault = open();
        vault.replaceNewest(POLICY, bytes("whole"), START);
        vault.keep(POLICY, bytes("part 1"), START);
        vault.replaceNewest(POLICY, bytes("part 2"), START);
        vault.replaceNewest(POLICY, bytes("part 3"), START);

        assertThat(documents(open(), POLICY)).containsExactly("part 3", "whole");
    }

    @Test
    void sourcesDoNotSeeEachOther() throws IOException {
        Vault vault = open();
        vault.keep(POLICY, bytes("policy"), START);
        vault.keep("../../etc/passwd\n\u0000", bytes("pack"), START);

        assertThat(documents(vault, POLICY)).containsExactly("policy");
        assertThat(documents(vault, "../../etc/passwd\n\u0000")).containsExactly("pack");
        assertThat(documents(vault, "other")).isEmpty();
        assertThat(files())
                .allMatch(file -> file.getFileName().toString().matches("[0-9a-f]{32}-[01]\\.doc|first-start"));
    }

    @Test
    void anyDamageToTheNewestGivesTheOneBeforeIt() throws IOException {
        open().keep(POLICY, bytes("older"), START);
        open().keep(POLICY, bytes("newer"), START);
        Path newest = fileThatHolds("newer");
        byte[] whole = Files.readAllBytes(newest);

        for (int length = 0; length < whole.length; length++) {
            Files.write(newest, Arrays.copyOf(whole, length));
            assertThat(documents(open(), POLICY))
                    .as("cut after %d bytes", length)
                    .containsExactly("older");
        }
        for (int at = 0; at < whole.length; at++) {
            byte[] flipped = whole.clone();
            flipped[at] ^= 4;
            Files.write(newest, flipped);
            assertThat(documents(open(), POLICY))
                    .as("bit flipped in byte %d", at)
                    .containsExactly("older");
        }
    }

    @Test
    void aDamagedFileIsSetAsideAndNotDeleted() throws IOException {
        open().keep(POLICY, bytes("older"), START);
        open().keep(POLICY, bytes("newer"), START);
        Files.writeString(fileThatHolds("newer"), "somebody's own file");

        open().keep(POLICY, bytes("newest"), START);

        assertThat(documents(open(), POLICY)).containsExactly("newest", "older");
        assertThat(files()).anySatisfy(file -> {
            assertThat(file.getFileName().toString()).contains(".damaged-");
            assertThat(file).hasContent("somebody's own file");
        });
    }

    @Test
    void foreignFilesInTheDirectoryAreLeftAlone() throws IOException {
        open();
        Path foreign = Files.writeString(directory.resolve("rules/notes.txt"), "mine");
        Path above = Files.writeString(directory.resolve("other.doc"), "mine");
        Vault vault = open();
        for (int i = 0; i < 5; i++) {
            vault.keep(POLICY, bytes("version " + i), START);
            vault.confirmed(POLICY, START.plus(Duration.ofHours(i)));
        }

        assertThat(foreign).hasContent("mine");
        assertThat(above).hasContent("mine");
        assertThat(files()).noneMatch(file -> file.toString().endsWith(".tmp"));
    }

    private Path fileThatHolds(String content) throws IOException {
        for (Path file : files()) {
            if (Files.readString(file).endsWith(content)) {
                return file;
            }
        }
        throw new AssertionError("no file holds " + content);
    }

    @Test
    void nobodyElseCanReadWhatIsKept() throws IOException {
        open().keep(POLICY, bytes("policy"), START);
        open().confirmed(POLICY, START);

        assertThat(permissions(directory)).isEqualTo("rwx------");
        assertThat(permissions(directory.resolve("rules"))).isEqualTo("rwx------");
        for (Path file : files()) {
            assertThat(permissions(file)).isEqualTo("rw-------");
        }
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS));
    }

    @Test
    void aDirectoryThatEverybodyMayWriteToIsRefused() throws IOException {
        Files.createDirectory(directory);
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));

        assertThatThrownBy(this::open)
                .isInstanceOf(IOException.class)
                .hasMessage("everybody may write to " + directory
                        + "; take that away (chmod o-w) or give a directory of its own");
    }

    @Test
    void aSubdirectoryThatEverybodyMayWriteToIsRefused() throws IOException {
        open();
        Path rules = directory.resolve("rules");
        Files.setPosixFilePermissions(rules, PosixFilePermissions.fromString("rwxrwxrwx"));

        assertThatThrownBy(this::open).hasMessageStartingWith("everybody may write to " + rules);
    }

    @Test
    void aLinkOrAFileInPlaceOfTheDirectoryIsRefused() throws IOException {
        Path elsewhere = Files.createDirectory(temporary.resolve("elsewhere"));
        Files.createDirectory(directory);
        Files.createSymbolicLink(directory.resolve("rules"), elsewhere);
        assertThatThrownBy(this::open)
                .hasMessage(directory.resolve("rules") + " is not a directory of its own; move it away");

        directory = Files.writeString(temporary.resolve("file"), "mine");
        assertThatThrownBy(this::open).hasMessage(directory + " is not a directory of its own; move it away");
    }

    @Test
    void freshnessSurvivesARestart() throws IOException {
        open().keep(POLICY, bytes("policy"), START);
        assertThat(open().lastConfirmed(POLICY)).contains(START);

        now = START.plus(Duration.ofHours(3));
        open().confirmed(POLICY, now);

        assertThat(open().lastConfirmed(POLICY)).contains(now);
        assertThat(open().lastConfirmed("other")).isEmpty();
    }

    @Test
    void freshnessIsWrittenAtMostEveryTenMinutes() throws IOException {
        Vault vault = open();
        vault.keep(POLICY, bytes("policy"), START);
        for (int seconds = 0; seconds <= 1_200; seconds += 30) {
            now = START.plusSeconds(seconds);
            vault.confirmed(POLICY, now);
            Instant known = open().lastConfirmed(POLICY).orElseThrow();
            assertThat(known).isEqualTo(START.plusSeconds(seconds / 600 * 600L));
        }
    }

    @Test
    void nothingWasConfirmedInTheFuture() throws IOException {
        open().keep(POLICY, bytes("policy"), START.plusSeconds(60));
        open().confirmed(POLICY, START.plusSeconds(60));

        assertThat(open().lastConfirmed(POLICY)).contains(START);
        assertThat(open().documents(POLICY).get(0).verified()).isEqualTo(START);
    }

    @Test
    void theFirstStartIsRemembered() throws IOException {
        open();
        now = START.plus(Duration.ofDays(30));
        assertThat(open().firstStart()).isEqualTo(START);

        now = START.minus(Duration.ofDays(1));
        assertThat(open().firstStart()).isEqualTo(now);
    }

    @Test
    void aDamagedFirstStartBeginsAnew() throws IOException {
        open();
        Files.writeString(directory.resolve("rules/first-start"), "damaged");
        now = START.plus(Duration.ofDays(30));

        assertThat(open().firstStart()).isEqualTo(now);
        now = START.plus(Duration.ofDays(60));
        assertThat(open().firstStart()).isEqualTo(START.plus(Duration.ofDays(30)));
    }

    @Test
    void twoVaultsInOneDirectoryDoNotDisturbEachOther() throws IOException {
        Vault one = open();
        Vault two = open();
        for (int i = 0; i < 50; i++) {
            one.keep(POLICY, bytes("policy " + i), START);
            two.keep(POLICY, bytes("policy " + i), START);
            two.keep("pack", bytes("pack " + i), START);
        }

        assertThat(documents(open(), POLICY)).containsExactly("policy 49", "policy 49");
        assertThat(documents(one, "pack")).containsExactly("pack 49", "pack 48");
    }

    @Test
    void aDocumentThatCannotBeWrittenLeavesTheOldOnes() throws IOException {
        Vault vault = open();
        vault.keep(POLICY, bytes("older"), START);
        vault.keep(POLICY, bytes("newer"), START);
        // The draft of a document cannot be made in a directory that is gone.
        Path rules = directory.resolve("rules");
        Files.move(rules, directory.resolve("moved"));

        assertThatThrownBy(() -> vault.keep(POLICY, bytes("newest"), START)).isInstanceOf(IOException.class);

        Files.move(directory.resolve("moved"), rules);
        assertThat(documents(open(), POLICY)).containsExactly("newer", "older");
    }

    @Test
    void withoutADirectoryNothingIsKept() throws IOException {
        Vault vault = Vault.none(clock);
        now = START.plusSeconds(9);
        vault.keep(POLICY, bytes("policy"), START);
        vault.replaceNewest(POLICY, bytes("policy"), START);
        vault.confirmed(POLICY, START);

        assertThat(vault.documents(POLICY)).isEmpty();
        assertThat(vault.lastConfirmed(POLICY)).isEmpty();
        assertThat(vault.firstStart()).isEqualTo(START);
    }
}
