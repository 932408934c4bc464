package org.securitynudge.examples.benchmarks.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OptionsTest {
    @Test
    void withoutOptionsEverythingIsMeasuredForAsLongAsItNeeds() {
        Options options = Options.parse();

        assertThat(options.forks()).isEqualTo(2);
        assertThat(options.sections()).containsExactly(Section.values());
        assertThat(options.pace(Section.B)).isEqualTo(Section.B.pace());
        assertThat(options.docs()).isEqualTo(Path.of("docs"));
        assertThat(options).hasToString("");
    }

    @Test
    void whatIsGivenCounts() {
        Options options =
                Options.parse("-docs", "elsewhere", "-f", "5", "-wi", "1", "-i", "10", "-r", "200", "-only", "A,B");

        assertThat(options.forks()).isEqualTo(5);
        assertThat(options.pace(Section.A)).isEqualTo(new Section.Pace(1, 10, 200));
        assertThat(options.sections()).isEqualTo(Set.of(Section.A, Section.B));
        assertThat(options.docs()).isEqualTo(Path.of("elsewhere"));
        assertThat(options).hasToString("-f 5 -wi 1 -i 10 -r 200 -only A,B");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-x", "-f"})
    void anUnknownOptionOrOneWithoutItsValueIsRefused(String argument) {
        assertThatThrownBy(() -> Options.parse(argument))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not understood: " + argument + "; there are " + Options.USAGE);
    }
}
