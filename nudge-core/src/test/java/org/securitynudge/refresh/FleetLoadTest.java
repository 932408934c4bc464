package org.securitynudge.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A fleet of 100 000 in each build, or of as many as {@code -Dnudge.fleet.clients} says. {@code -Dnudge.fleet.charts=write} writes its charts. */
final class FleetLoadTest extends FleetContract {
    private static final Path DOCS = Path.of("").toAbsolutePath().resolveSibling("docs");

    private static final int CLIENTS = 100_000;

    @Override
    int clients() {
        return Integer.getInteger("nudge.fleet.clients", CLIENTS);
    }

    @Override
    boolean inParallel() {
        return true;
    }

    @Test
    void theChartsInTheDocumentationAreOfThisRun() throws IOException {
        assumeTrue(
                clients() == CLIENTS,
                "The charts are of 100 000 clients. To compare them: leave out -Dnudge.fleet.clients");
        for (Map.Entry<String, String> chart : new FleetCharts(runs()).all().entrySet()) {
            Path file = DOCS.resolve(chart.getKey());
            if (System.getProperty("nudge.fleet.charts", "").equals("write")) {
                Files.writeString(file, chart.getValue());
            }

            assertThat(file).content().isEqualTo(chart.getValue());
        }
    }
}
