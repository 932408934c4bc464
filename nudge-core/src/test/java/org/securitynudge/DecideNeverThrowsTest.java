package org.securitynudge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.securitynudge.model.Decision;
import org.securitynudge.model.Decision.Reason;
import org.securitynudge.model.RuleSource;
import org.securitynudge.model.RulesInForce;
import org.securitynudge.model.Situation;
import org.securitynudge.testing.TestNudge;

/** Whatever an application hands over, and whatever fails inside, {@code decide} returns. */
class DecideNeverThrowsTest {
    private static final RuleSource RULES = Packs.of(
            Packs.rule("regex", "warn", ",\"conditions\":{\"x\":{\"$regex\":\"(a+)+$\"}}"),
            Packs.rule("deep", "warn", ",\"conditions\":{\"x\":{\"$regex\":\"(a|b)*c\"}}"),
            Packs.rule("list", "warn", ",\"conditions\":{\"x\":{\"$in\":[null,1,\"a\"]}}"),
            Packs.rule("path", "inform", ",\"conditions\":{\"x.0.y\":{\"$gt\":5}}"),
            Packs.rule("share", "praise", ",\"rollout\":{\"percent\":50,\"by\":\"x\"}"));

    static Stream<Arguments> hostileFacts() {
        List<Object> cyclic = new ArrayList<>();
        cyclic.add(cyclic);
        Map<String, Object> cyclicMap = new HashMap<>();
        cyclicMap.put("self", cyclicMap);
        Object deep = "x";
        for (int i = 0; i < 10_000; i++) {
            deep = List.of(deep);
        }
        return Stream.of(
                arguments("null in a list", Arrays.asList(null, null)),
                arguments("not a number", Double.NaN),
                arguments("infinity", Double.NEGATIVE_INFINITY),
                arguments("a cyclic list", cyclic),
                arguments("a cyclic map", cyclicMap),
                arguments("a deep list", deep),
                arguments("10 MB of text", "a".repeat(10_000_000)),
                arguments("text that explodes in a regular expression", "a".repeat(60_000) + "!"),
                arguments("text that overflows the stack of a regular expression", "ab".repeat(30_000)),
                arguments("half a surrogate pair", "\ud800"),
                arguments("a long list", Collections.nCopies(1_000_000, "a")),
                arguments("an unknown type", new Object()),
                arguments("a tiny number", Double.MIN_VALUE),
                arguments("an empty map", Map.of()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostileFacts")
    void hostileFactIsDecidedAbout(String what, Object fact) {
        try (TestNudge test = TestNudge.of(RULES)) {
            Situation situation =
                    Situation.builder("t").user("ana").facts(Map.of("x", fact)).build();

            Decision decision = test.nudge().decide(situation);

            assertThat(decision.reason()).as(what).isNotEqualTo(Reason.FAILED);
            assertThat(test.nudge().explain(situation).rules()).hasSize(5);
        }
    }

    @Test
    void randomFactsAreDecidedAbout() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        try (TestNudge test = TestNudge.of(RULES)) {
            for (int i = 0; i < 5_000; i++) {
                Situation situation = Situation.builder("t")
                        .user("ana" + random.nextInt(50))
                        .facts(Collections.singletonMap("x", value(random, 4)))
                        .build();
                assertThat(test.nudge().decide(situation).reason())
                        .as("seed %d, step %d", seed, i)
                        .isNotEqualTo(Reason.FAILED);
            }
            assertThat(test.nudge().status().decisions().brokenRules())
                    .as("seed %d", seed)
                    .isZero();
        }
    }

    private static @Nullable Object value(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 9 : 7)) {
            case 0 -> null;
            case 1 -> random.nextInt(10);
            case 2 -> random.nextGaussian() * 1e300;
            case 3 -> random.nextBoolean();
            case 4 -> "a".repeat(random.nextInt(200)) + (char) random.nextInt(0x10000);
            case 5 -> Double.longBitsToDouble(random.nextLong());
            case 6 -> Instant.ofEpochSecond(random.nextInt());
            case 7 -> Arrays.asList(value(random, depth - 1), value(random, depth - 1));
            default -> {
                Map<String, @Nullable Object> map = new HashMap<>();
                map.put(random.nextBoolean() ? "y" : "0", value(random, depth - 1));
                yield map;
            }
        };
    }

    @Test
    void failingClockIsNoReasonToFail() {
        InstantSource failing = new InstantSource() {
            private int calls;

            @Override
            public Instant instant() {
                if (calls++ > 20) {
                    throw new IllegalStateException("no time");
                }
                return TestNudge.START;
            }
        };
        try (Nudge nudge = Nudge.builder()
                .rules(Packs.of(Packs.rule("r", "block", "")))
                .clock(failing)
                .build()) {
            Decision decision = Decision.silent(Reason.PROMPT, RulesInForce.NONE);
            for (int i = 0; i < 30; i++) {
                decision = nudge.decide(Situation.builder("t").build());
            }

            assertThat(decision.reason()).isEqualTo(Reason.FAILED);
            assertThat(decision.mayProceed()).isTrue();
            assertThat(nudge.status().decisions().failed()).isPositive();
        }
    }

    @Test
    @SuppressWarnings("NullAway") // what a caller without null checks may do
    void nullIsNoReasonToFail() {
        try (TestNudge test = TestNudge.of(RULES)) {
            assertThat(test.nudge().decide(null).reason()).isEqualTo(Reason.FAILED);
            assertThat(test.nudge().decide(Situation.builder("t").build(), null).reason())
                    .isNotEqualTo(Reason.FAILED);
        }
    }

    @Test
    void interruptedThreadIsDecidedForAndStaysInterrupted() {
        try (TestNudge test = TestNudge.of(RULES)) {
            Thread.currentThread().interrupt();

            Decision decision = test.nudge().decide(Situation.builder("t").build());

            assertThat(Thread.interrupted()).isTrue();
            assertThat(decision.reason()).isNotEqualTo(Reason.FAILED);
        }
    }

    @Test
    void brokenDocumentLeavesItsRulesOutAndTheOthersDecide() {
        try (TestNudge test =
                TestNudge.of(RuleSource.text("{ this is no rule pack"), Packs.of(Packs.rule("r", "warn", "")))) {
            assertThat(test.nudge().decide(Situation.builder("t").build()).reason())
                    .isEqualTo(Reason.PROMPT);
            assertThat(test.nudge().status().rules().sources().get(0).problems())
                    .isNotEmpty();
        }
    }
}
