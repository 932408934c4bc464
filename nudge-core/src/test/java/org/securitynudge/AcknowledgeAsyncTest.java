package org.securitynudge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.securitynudge.model.Acknowledgment;
import org.securitynudge.model.Answer;
import org.securitynudge.model.AnswerRefusedException;
import org.securitynudge.model.Decision.Reason;
import org.securitynudge.model.Durability;
import org.securitynudge.model.Key;
import org.securitynudge.model.NotRecordedException;
import org.securitynudge.model.Prompt;
import org.securitynudge.model.Situation;
import org.securitynudge.model.UnknownPromptException;
import org.securitynudge.testing.TestNudge;

/** Answers of applications whose threads must not block. */
class AcknowledgeAsyncTest {
    private static final Situation ANA = Situation.builder("t").user("ana").build();

    @TempDir
    Path directory;

    private TestNudge start() {
        return TestNudge.builder()
                .rules(Packs.of(Packs.rule("r", "warn", "")))
                .directory(directory)
                .build();
    }

    private static Prompt asked(TestNudge test) {
        return test.nudge().decide(ANA).prompt().orElseThrow();
    }

    @Test
    void futureCompletesWhenTheAnswerIsOnDisk() {
        try (TestNudge test = start()) {
            Acknowledgment acknowledgment =
                    test.nudge().acknowledgeAsync(asked(test), Answer.proceed()).join();

            assertThat(acknowledgment.durability()).isEqualTo(Durability.DISK);
            assertThat(acknowledgment.mayProceed()).isTrue();
            assertThat(test.nudge().decide(ANA).reason()).isEqualTo(Reason.COOLDOWN);
        }
        try (TestNudge test = start()) {
            assertThat(test.nudge().decide(ANA).reason()).isEqualTo(Reason.COOLDOWN);
        }
    }

    @Test
    void whatDependsOnItDoesNotHoldUpTheJournal() {
        try (TestNudge test = start()) {
            Prompt prompt = asked(test);
            List<CompletableFuture<String>> threads = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                threads.add(test.nudge()
                        .acknowledgeAsync(prompt, Answer.proceed())
                        .thenApply(acknowledgment -> Thread.currentThread().getName()));
            }

            assertThat(threads).allSatisfy(thread -> assertThat(thread.join()).isNotEqualTo("nudge-journal"));
        }
    }

    @Test
    void sameAnswerGivenInBothFormsAndByManyCountsOnce() {
        try (TestNudge test = start()) {
            Prompt prompt = asked(test);
            List<CompletableFuture<Acknowledgment>> many = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                many.add(test.nudge().acknowledgeAsync(prompt, Answer.proceed()));
            }

            Acknowledgment waited = test.nudge().acknowledge(prompt, Answer.proceed());

            assertThat(many).allSatisfy(each -> assertThat(each.join().at()).isEqualTo(waited.at()));
            assertThat(test.nudge().record("ana").entries()).hasSize(2); // one showing, one answer
        }
    }

    @Test
    void everyRefusalComesWithTheFuture() {
        try (TestNudge test = start()) {
            Prompt prompt = asked(test);
            test.nudge().acknowledge(prompt, Answer.proceed());

            assertThatThrownBy(() -> test.nudge()
                            .acknowledgeAsync(prompt, Answer.cancel())
                            .join())
                    .isInstanceOf(CompletionException.class)
                    .cause()
                    .isInstanceOf(AnswerRefusedException.class)
                    .hasMessage("this prompt was answered already, and otherwise");
            assertThatThrownBy(() -> test.nudge()
                            .acknowledgeAsync(prompt, Answer.choose("no-such-choice"))
                            .join())
                    .cause()
                    .isInstanceOf(AnswerRefusedException.class);
        }
    }

    @Test
    void closedNudgeRefusesThroughTheFuture() {
        TestNudge test = start();
        Prompt prompt = asked(test);
        test.close();

        assertThatThrownBy(() ->
                        test.nudge().acknowledgeAsync(prompt, Answer.cancel()).join())
                .cause()
                .isInstanceOfSatisfying(NotRecordedException.class, refused -> {
                    assertThat(refused.reason()).isEqualTo(NotRecordedException.Reason.CLOSED);
                    assertThat(refused.retryMakesSense()).isFalse();
                    assertThat(refused).hasMessage("this Nudge is closed");
                });
    }

    @Test
    void tokenIsJudgedThroughTheFuture() {
        try (Nudge nudge = Nudge.builder()
                .rules(Packs.of(Packs.rule("r", "warn", "")))
                .tokenKeys(Key.of("a", new byte[32]))
                .build()) {
            String token = nudge.token(nudge.decide(ANA).prompt().orElseThrow());

            assertThatThrownBy(() -> nudge.acknowledgeAsync(token, "ben", Answer.proceed())
                            .join())
                    .cause()
                    .isInstanceOf(UnknownPromptException.class);
            assertThat(nudge.acknowledgeAsync(token, "ana", Answer.proceed())
                            .join()
                            .mayProceed())
                    .isTrue();
        }
    }
}
