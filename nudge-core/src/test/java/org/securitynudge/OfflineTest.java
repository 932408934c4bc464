package org.securitynudge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.securitynudge.model.Decision;
import org.securitynudge.model.Decision.Reason;
import org.securitynudge.model.Fetched;
import org.securitynudge.model.RuleSource;
import org.securitynudge.model.Situation;
import org.securitynudge.model.Trust;

/** What rules do whose policy was never reached: they are as old as the first start. */
final class OfflineTest {
    private static final Situation ANA = Situation.builder("t").user("ana").build();
    private static final Instant START = Instant.parse("2026-01-05T12:00:00Z");
    private static final Instant WEEK = START.plus(Duration.ofDays(7));
    private static final Instant LATER = WEEK.plusSeconds(1);

    private final Quiet rules = Quiet.on("nudge.rules");
    private final Quiet journal = Quiet.on("nudge.journal");
    private volatile Instant now = START;

    @AfterEach
    void onlyTheOutageIsSaid() {
        rules.close();
        journal.close();
        assertThat(rules.lines())
                .allMatch(line -> line.startsWith("WARN Policy unreachable (no route); nothing of it is in force.")
                        || line.contains(" is read without a signature"));
    }

    private static final class Unreachable implements RuleSource {
        @Override
        public Fetched fetch(Optional<String> validator) throws IOException {
            throw new IOException("no route");
        }

        @Override
        public String name() {
            return "https://policy.corp.example/p.json";
        }

        @Override
        public Origin origin() {
            return Origin.REMOTE;
        }

        @Override
        public Optional<Duration> pollEvery() {
            return Optional.of(Duration.ofDays(1));
        }
    }

    private Nudge.Builder offline(String otherwise) {
        String offline = ",\"whenOffline\":{\"maxAge\":\"7d\",\"otherwise\":\"" + otherwise + "\"}";
        return Nudge.builder()
                .application("test", "test")
                .rules(Packs.of(Packs.rule("r", "warn", offline)))
                .policy(new Unreachable(), Trust.unsigned())
                .clock(() -> now);
    }

    @ParameterizedTest
    @CsvSource({
        "skip,    true,  OFFLINE, ",
        "inform,  true,  PROMPT,  INFORM",
        "justify, false, PROMPT,  JUSTIFY",
        "block,   false, PROMPT,  BLOCK"
    })
    void afterAWeekFromTheStartOnARuleDoesWhatItSays(
            String otherwise, boolean mayProceed, Reason reason, String level) {
        try (Nudge nudge = offline(otherwise).build()) {
            now = WEEK;
            assertThat(nudge.decide(ANA).prompt().orElseThrow().level()).hasToString("WARN");
            now = LATER;

            Decision decision = nudge.decide(ANA);

            assertThat(decision.mayProceed()).isEqualTo(mayProceed);
            assertThat(decision.reason()).isEqualTo(reason);
            assertThat(decision.prompt().map(prompt -> prompt.level().name())).isEqualTo(Optional.ofNullable(level));
        }
    }

    @Test
    void withADirectoryTheFirstStartIsThatOfTheDirectory(@TempDir Path directory) {
        assertThat(reason(directory, START)).isEqualTo(Reason.PROMPT);
        assertThat(reason(directory, WEEK)).isEqualTo(Reason.PROMPT);
        assertThat(reason(directory, LATER)).isEqualTo(Reason.OFFLINE);
    }

    private Reason reason(Path directory, Instant instant) {
        now = instant;
        try (Nudge nudge = offline("skip").directory(directory).build()) {
            return nudge.explain(ANA).reason();
        }
    }
}
