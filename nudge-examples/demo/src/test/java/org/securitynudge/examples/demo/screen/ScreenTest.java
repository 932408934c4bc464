package org.securitynudge.examples.demo.screen;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

final class ScreenTest {
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private final Screen screen = new Screen(new PrintStream(shown, true, UTF_8), Glyphs.of(UTF_8), false);

    @Test
    void theLogWaitsWhileAQuestionIsOpen() {
        screen.ask("Your answer?");
        screen.log("WARN nudge.rules  Policy unreachable.");

        assertThat(shown.toString(UTF_8)).isEqualTo("  Your answer? ");
        assertThat(screen.hasLogged("unreachable")).isTrue();

        screen.answered();

        assertThat(shown.toString(UTF_8))
                .isEqualToNormalizingNewlines("  Your answer?     │ WARN nudge.rules Policy unreachable.\n");
    }

    @Test
    void aLongClaimIsWrappedBehindItsTick() {
        screen.claim(true, "word ".repeat(20).strip());

        assertThat(shown.toString(UTF_8).lines())
                .containsExactly(
                        "  ✓ word word word word word word word word word word word word word word word",
                        "    word word word word word");
    }

    @Test
    void aLogLineCannotCommandTheTerminal() {
        screen.log("a\u001B[2Jb");

        assertThat(shown.toString(UTF_8)).isEqualToNormalizingNewlines("    │ a[2Jb\n");
    }
}
