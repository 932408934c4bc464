package org.securitynudge.examples.demo.screen;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class KeyboardTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    @Test
    void linesComeInTheirOrderAndThenTheKeyboardIsLeft() throws InterruptedException {
        Keyboard keyboard = Keyboard.of(new ByteArrayInputStream("2\ncontract\n".getBytes(UTF_8)), UTF_8, LONG);

        assertThat(keyboard.line()).contains("2");
        assertThat(keyboard.line()).contains("contract");
        assertThat(keyboard.line()).isEmpty();
        assertThat(keyboard.isManned()).isFalse();
    }

    @Test
    void aTerminalWithNobodyInFrontOfItIsLeftAfterItsPatience() throws Exception {
        try (PipedOutputStream typist = new PipedOutputStream();
                InputStream silent = new PipedInputStream(typist)) {
            Keyboard keyboard = Keyboard.of(silent, UTF_8, Duration.ofMillis(1));

            assertThat(keyboard.line()).isEmpty();
            assertThat(keyboard.isManned()).isFalse();
        }
    }

    @Test
    void aTerminalThatBreaksIsTakenAsLeft() throws Exception {
        InputStream broken = InputStream.nullInputStream();
        broken.close();

        Keyboard keyboard = Keyboard.of(broken, UTF_8, LONG);

        assertThat(keyboard.line()).isEmpty();
    }
}
