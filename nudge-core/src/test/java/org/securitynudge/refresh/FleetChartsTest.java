package org.securitynudge.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The fleet of 100 000 whose figures and charts are in the documentation. {@code -Dnudge.fleet.charts=write} writes its charts. */
@Tag("long")
final class FleetChartsTest extends FleetContract {
    private static final Path DOCS = Path.of("").toAbsolutePath().resolveSibling("docs");

    @Override
    int clients() {
        return 100_000;
    }

    @Override
    boolean inParallel() {
        return true;
    }

    @Test
    void theChartsInTheDocumentationAreOfThisRun() throws IOException {
        for (Map.Entry<String, String> chart : new FleetCharts(runs()).all().entrySet()) {
            Path file = DOCS.resolve(chart.getKey());
            if (System.getProperty("nudge.fleet.charts", "").equals("write")) {
                Files.writeString(file, chart.getValue());
            }

            assertThat(file).content().isEqualTo(chart.getValue());
        }
    }
}
