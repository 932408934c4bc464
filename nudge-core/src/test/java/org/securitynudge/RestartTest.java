package org.securitynudge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.securitynudge.model.Acknowledgment;
import org.securitynudge.model.Answer;
import org.securitynudge.model.AnswerRefusedException;
import org.securitynudge.model.Decision.Reason;
import org.securitynudge.model.Durability;
import org.securitynudge.model.Prompt;
import org.securitynudge.model.Situation;
import org.securitynudge.model.Verdict;
import org.securitynudge.testing.TestNudge;

/** What a directory keeps for the next process. */
class RestartTest {
    private static final Situation ANA = Situation.builder("t").user("ana").build();

    @TempDir
    Path directory;

    private TestNudge start(String more) {
        return TestNudge.builder()
                .rules(Packs.of(Packs.rule("r", "warn", more)))
                .directory(directory)
                .build();
    }

    @Test
    void acknowledgmentAndItsCooldownSurvive() {
        Prompt prompt;
        try (TestNudge test = start("")) {
            prompt = test.nudge().decide(ANA).prompt().orElseThrow();
            Acknowledgment acknowledgment = test.nudge().acknowledge(prompt, Answer.proceed());
            assertThat(acknowledgment.durability()).isEqualTo(Durability.DISK);
        }
        try (TestNudge test = start("")) {
            assertThat(test.nudge().decide(ANA).reason()).isEqualTo(Reason.COOLDOWN);
            assertThat(test.nudge().acknowledge(prompt, Answer.proceed()).at()).isEqualTo(TestNudge.START);
            assertThatThrownBy(() -> test.nudge().acknowledge(prompt, Answer.cancel()))
                    .isInstanceOf(AnswerRefusedException.class);
            assertThat(test.nudge().record("ana").entries()).hasSize(2);
        }
    }

    @Test
    void capsCountOverARestart() {
        String cap = ",\"frequencyCap\":{\"shows\":1,\"every\":\"1d\",\"per\":[\"user\"]}";
        try (TestNudge test = start(cap)) {
            Prompt prompt = test.nudge().decide(ANA).prompt().orElseThrow();
            test.nudge().acknowledge(prompt, Answer.proceed());
        }
        try (TestNudge test = start(cap)) {
            test.clock().advance(Duration.ofHours(1));
            assertThat(test.nudge().decide(ANA).reason()).isEqualTo(Reason.CAPPED);
        }
    }

    @Test
    void refusalCountsOverARestart() {
        String cap = ",\"frequencyCap\":{\"shows\":1,\"every\":\"1d\",\"per\":[\"user\"]}";
        try (TestNudge test = start(cap)) {
            test.nudge().acknowledge(test.nudge().decide(ANA).prompt().orElseThrow(), Answer.cancel());
        }
        try (TestNudge test = start(cap)) {
            assertThat(test.nudge().decide(ANA).reason()).isEqualTo(Reason.PROMPT);
        }
    }

    @Test
    void forgettingSurvives() {
        try (TestNudge test = start("")) {
            test.confirm(ANA, Answer.proceed());
            test.nudge().forget("ana");
        }
        try (TestNudge test = start("")) {
            assertThat(test.nudge().record("ana").entries()).isEmpty();
            assertThat(test.nudge().decide(ANA).reason()).isEqualTo(Reason.PROMPT);
        }
    }

    @Test
    void whatWaitedIsDeliveredByTheNextProcess() {
        String id;
        try (Nudge nudge = Nudge.builder()
                .rules(Packs.of(Packs.rule("r", "warn", "")))
                .directory(directory)
                .collector(events ->
                        events.stream().map(event -> Verdict.retry("away")).toList())
                .build()) {
            Prompt prompt = nudge.decide(ANA).prompt().orElseThrow();
            id = nudge.acknowledge(prompt, Answer.cancel()).occasion().id();
            assertThat(nudge.flush(Duration.ofMillis(200)).complete()).isFalse();
        }
        try (TestNudge test = start("")) {
            assertThat(test.events()).extracting("id").contains(id);
        }
    }

    @Test
    void nothingOnDiskNamesThePersonOrTheFacts() throws IOException {
        Situation situation = Situation.builder("t")
                .user("ana@corp.example")
                .fact("document", "hush hush")
                .build();
        try (Nudge nudge = Nudge.builder()
                .rules(Packs.of(Packs.rule("r", "warn", "")))
                .directory(directory)
                .build()) {
            Prompt prompt = nudge.decide(situation).prompt().orElseThrow();
            nudge.acknowledge(prompt, Answer.proceed().text("because of the merger"));
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                assertThat(content).as(file.toString()).doesNotContain("ana@corp", "hush", "merger");
                if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
                    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .as(file.toString())
                            .isEqualTo("rw-------");
                }
            }
        }
    }

    @Test
    void directoryThatIsAFileIsRefusedWithTheRemedy() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "x");

        assertThatThrownBy(() -> Nudge.builder().directory(file).build())
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void shortenedKeyIsRefusedWithTheRemedy() throws IOException {
        start("").close();
        Path key = directory.resolve("history.key");
        assertThat(key).doesNotExist();
        Nudge.builder().directory(directory).build().close();
        Files.write(key, new byte[5]);

        assertThatThrownBy(() -> Nudge.builder().directory(directory).build())
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage(key + " has 5 bytes instead of 32; restore it from a backup,"
                        + " or delete it to start the history of cool-downs and caps anew");
    }
}
