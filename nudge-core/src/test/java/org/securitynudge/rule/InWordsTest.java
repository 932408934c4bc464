package org.securitynudge.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InWordsTest {
    @ParameterizedTest
    @CsvSource({"PT168H,7d", "PT90M,1h 30m", "PT0S,0s", "PT12.345S,12s", "PT25H,1d 1h", "PT24H10S,1d", "PT-5S,0s"})
    void durationReadsAsInADocument(Duration duration, String words) {
        assertThat(InWords.duration(duration)).isEqualTo(words);
    }
}
