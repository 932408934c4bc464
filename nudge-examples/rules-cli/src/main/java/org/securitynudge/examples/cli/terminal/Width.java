package org.securitynudge.examples.cli.terminal;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/** The columns of a line: as the variable COLUMNS says, else as the terminal says, else 100. Nothing else depends on it but how much is shown. */
final class Width implements IntSupplier {
    private static final int USUAL = 100;
    private static final int LEAST = 20;
    private static final int MOST = 10_000;
    private static final long PATIENCE_MILLIS = 500;

    private final Map<String, String> environment;
    private final boolean terminal;

    Width(Map<String, String> environment, boolean terminal) {
        this.environment = environment;
        this.terminal = terminal;
    }

    @Override
    public int getAsInt() {
        int told = number(environment.getOrDefault("COLUMNS", ""));
        int columns = told > 0 || !terminal ? told : asked();
        return columns <= 0 ? USUAL : Math.max(LEAST, Math.min(MOST, columns));
    }

    private static int number(String text) {
        return text.strip().matches("[1-9][0-9]{0,4}") ? Integer.parseInt(text.strip()) : 0;
    }

    private static int asked() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(new File("/dev/tty"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!stty.waitFor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                stty.destroyForcibly();
                return 0;
            }
            String[] rowsAndColumns = new String(stty.getInputStream().readNBytes(100), StandardCharsets.US_ASCII)
                    .strip()
                    .split(" ", 2);
            return rowsAndColumns.length == 2 ? number(rowsAndColumns[1]) : 0;
        } catch (IOException noStty) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }
}
