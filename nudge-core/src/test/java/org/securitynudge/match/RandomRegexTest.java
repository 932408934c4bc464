package org.securitynudge.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.node.TextNode;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.securitynudge.json.Json;

/** Without its budgets this would run for ever: the time-out is there to end it. */
final class RandomRegexTest {
    private static final int REGEXES = Integer.getInteger("nudge.regexes", 2_000);
    private static final int TEXTS = 2;

    /** What a read may cost at most, which is how far the last one may overdraw the budget. */
    private static final int OVERDRAFT = 64;

    /** Time of the processor, not of the clock: far more than the slowest takes, far less than an explosion. */
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private int read;
    private int refused;
    private int usedUp;

    @Test
    @Timeout(600)
    void noExpressionOnNoTextCostsMoreThanItsBudget() {
        long seed = Long.getLong("nudge.seed", new Random().nextLong());
        System.out.println("RandomRegexTest: -Dnudge.seed=" + seed);
        RandomRegexes random = new RandomRegexes(new Random(seed));
        for (int i = 0; i < REGEXES; i++) {
            String source = random.regex();
            String options = random.options();
            Reading reading = Reading.of(
                    "{\"a\":{\"$regex\":" + TextNode.valueOf(source) + ",\"$options\":\"" + options + "\"}}",
                    Catalogue.open());
            if (reading.condition().isPresent()) {
                read++;
                for (int j = 0; j < TEXTS; j++) {
                    search(source, options, reading.condition().get(), random.text());
                }
            } else {
                refused++;
                assertThat(reading.problems())
                        .as(source)
                        .singleElement()
                        .asString()
                        .containsPattern(
                                "is no regular expression: |: may take too long; |: has the flag x, which is not supported");
            }
        }

        assertThat(read).as("read").isGreaterThan(REGEXES / 4);
        assertThat(refused).as("refused").isGreaterThan(REGEXES / 4);
        assertThat(usedUp).as("given up").isGreaterThan(REGEXES / 50);
    }

    private void search(String source, String options, Condition condition, String text) {
        String as = source + " with the options \"" + options + "\" on " + text.length() + " characters, at first "
                + Json.quote(text.substring(0, Math.min(10, text.length())));
        long before = threads.getCurrentThreadCpuTime();
        MeteredText metered = new MeteredText();
        try {
            Regex.of(source, options).isFoundIn(metered.of(text));
        } catch (MeteredText.UsedUpException | StackOverflowError givenUp) {
            usedUp++;
        }
        assertThat(metered.left()).as(as).isGreaterThanOrEqualTo(-OVERDRAFT);
        try {
            condition.link(group -> Optional.empty()).matches(Map.of("a", List.of(text, text)), Table.NOW, Report.NONE);
        } catch (RuntimeException | StackOverflowError escaped) {
            fail(as, escaped);
        }
        assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - before))
                .as(as)
                .isLessThan(LONGEST);
    }
}
