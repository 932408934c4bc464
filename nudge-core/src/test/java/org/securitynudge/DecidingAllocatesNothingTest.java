package org.securitynudge;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.securitynudge.model.Decision;
import org.securitynudge.model.Decision.Reason;
import org.securitynudge.model.RuleSource;
import org.securitynudge.model.Situation;

/** Where no rule matches, a decision leaves no garbage behind: an application that decides a million times an hour does not notice. */
final class DecidingAllocatesNothingTest {
    private static final int DECISIONS = 10_000;

    /** Conditions of every operator that needs no parsing of texts, in all the ways in which the index finds them. */
    private static final List<String> CONDITIONS = List.of(
            "\"document.label\":\"secret\"",
            "\"document.label\":{\"$in\":[\"secret\",\"restricted\"]},\"user.role\":\"guest\"",
            "\"document.label\":{\"$eq\":\"SECRET\",\"$ignoreCase\":true}",
            "\"document.path\":{\"$startsWith\":[\"/hr/\",\"/legal/\"]}",
            "\"document.path\":{\"$endsWith\":\".zip\"}",
            "\"document.path\":{\"$contains\":\"Payroll\",\"$ignoreCase\":true}",
            "\"document.rows\":{\"$gte\":500,\"$lt\":1000}",
            "\"document.rows\":{\"$gt\":1.5e3}",
            "\"document.rows\":7",
            "\"document.rows\":{\"$ne\":20}",
            "\"user.managed\":false",
            "\"user.role\":{\"$nin\":[\"employee\",\"manager\"]}",
            "\"user.role\":{\"$inGroup\":\"guests\"}",
            "\"user.role\":{\"$not\":{\"$exists\":true}}",
            "\"recipients.domain\":\"evil.example\"",
            "\"recipients.domain\":{\"$in\":[\"a.example\",\"b.example\"]},\"document.rows\":20",
            "\"recipients\":{\"$size\":9}",
            "\"recipients\":{\"$elemMatch\":{\"domain\":\"corp.example\",\"external\":true}}",
            "\"recipients.0.external\":true",
            "\"tags\":{\"$all\":[\"customer\",\"public\"]}",
            "\"tags\":{\"$type\":\"string\",\"$ne\":\"customer\"}",
            "\"session.since\":{\"$before\":\"now-30d\"}",
            "\"missing.fact\":{\"$gt\":3}",
            "\"$or\":[{\"document.label\":\"none\"},{\"user.role\":\"none\"}]",
            "\"$nor\":[{\"user.role\":\"employee\"},{\"document.label\":\"x\"}]");

    @Test
    void whereNothingMatchesNotAByteIsAllocated() {
        Situation situation = Situation.builder("document.share")
                .user("ana")
                .fact("document", Map.of("label", "internal", "path", "/sales/q3.xlsx", "rows", 20))
                .fact("user.role", "employee")
                .fact("user.managed", true)
                .fact("recipients", List.of(Map.of("domain", "corp.example", "external", false), Map.of("domain", "x")))
                .fact("tags", List.of("customer"))
                .fact("session.since", Instant.now())
                .build();
        try (Nudge nudge = Nudge.builder().rules(RuleSource.text(pack())).build()) {
            Decision decision = nudge.decide(situation);

            assertThat(decision.reason()).isEqualTo(Reason.NO_MATCH);
            assertThat(allocated(nudge, situation))
                    .as("bytes of %d decisions", DECISIONS)
                    .isZero();
        }
    }

    @Test
    void norOnATriggerWithoutRules() {
        Situation situation =
                Situation.builder("other").user("ana").fact("x", 1).build();
        try (Nudge nudge = Nudge.builder().rules(RuleSource.text(pack())).build()) {
            assertThat(nudge.decide(situation).reason()).isEqualTo(Reason.NO_RULES);
            assertThat(allocated(nudge, situation))
                    .as("bytes of %d decisions", DECISIONS)
                    .isZero();
        }
    }

    /** The least of three rounds, as the JVM allocates a little by itself when it loads a class or replaces code that is running. */
    private static long allocated(Nudge nudge, Situation situation) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 3; round++) {
            long before = threads.getThreadAllocatedBytes(thread);
            for (int i = 0; i < DECISIONS; i++) {
                nudge.decide(situation);
            }
            least = Math.min(least, threads.getThreadAllocatedBytes(thread) - before);
        }
        return least;
    }

    private static String pack() {
        List<String> rules = new ArrayList<>();
        for (int i = 0; i < CONDITIONS.size(); i++) {
            rules.add(
                    "{\"id\":\"r" + i + "\",\"trigger\":\"document.share\",\"conditions\":{" + CONDITIONS.get(i)
                            + "},\"frictionLevel\":\"warn\",\"message\":{\"title\":\"Title\",\"body\":\"Body\",\"why\":\"Why\"}}");
        }
        return "{\"format\":1,\"pack\":\"p\",\"version\":1,\"language\":\"en\",\"owner\":{\"team\":\"Security\"},"
                + "\"groups\":{\"guests\":[\"guest\",\"visitor\"]},\"rules\":[" + String.join(",", rules) + "]}";
    }
}
