package org.securitynudge.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.securitynudge.rule.Documents;
import org.securitynudge.rule.Pack;

final class LinterTest {
    static List<Sample> samples() {
        return Sample.all();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyWarningIsToldWordForWord(Sample sample) {
        assertThat(sample.found()).containsExactlyElementsOf(sample.expected());
    }

    @ParameterizedTest
    @EnumSource(LintCode.class)
    void everyCodeHasASampleThatTriggersItAndASilentOne(LintCode code) {
        var triggering = samples().stream()
                .filter(sample -> sample.code().equals(code.code()))
                .collect(Collectors.partitioningBy(Sample::triggers, Collectors.counting()));

        assertThat(triggering.get(true)).isPositive();
        assertThat(triggering.get(false)).isPositive();
    }

    @ParameterizedTest
    @EnumSource(LintCode.class)
    void everyCodeSaysWhyAndWhatToDo(LintCode code) {
        assertThat(LintCode.of(code.code())).contains(code);
        assertThat(code.code()).matches("[a-z]+(-[a-z]+)*");
        assertThat(List.of(code.why(), code.instead()))
                .allSatisfy(
                        sentence -> assertThat(sentence).matches("[A-Z\"].*\\.").hasSizeLessThan(100));
    }

    /** The page and the long help say the same. */
    @Test
    void thePageListsEveryCodeInItsWords() throws IOException {
        List<LintCode> codes = List.of(LintCode.values());
        List<String> rows = Files.readString(Path.of("..", "docs/rules.md"))
                .lines()
                .dropWhile(line -> !line.equals("## Linter"))
                .filter(line -> line.startsWith("| `"))
                .limit(codes.size())
                .toList();

        for (int i = 0; i < codes.size(); i++) {
            LintCode code = codes.get(i);
            String[] cells = rows.get(i).split("(?<!\\\\) *\\| *", -1);
            assertThat(cells[1]).isEqualTo("`" + code.code() + "`");
            assertThat(cells[2]).isNotBlank();
            assertThat(cells[3]).isEqualTo(code.why());
            assertThat(cells[4].replace("\\|", "|")).isEqualTo(code.instead());
        }
    }

    @Test
    void anotherDocumentThanThePacksIsRefused() {
        byte[] one =
                "{ \"format\": 1, \"pack\": \"p\", \"version\": 1, \"rules\": [] }".getBytes(StandardCharsets.UTF_8);
        byte[] other = "{ \"rules\": [ {} ] }".getBytes(StandardCharsets.UTF_8);
        Pack pack = Documents.readPack(one).value().orElseThrow();

        assertThatThrownBy(() -> Linter.lint(other, pack, Sample.NOW))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("this is not the document that the rules were read from");
    }
}
