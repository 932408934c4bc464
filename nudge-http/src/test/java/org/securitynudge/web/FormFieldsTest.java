package org.securitynudge.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class FormFieldsTest {
    static Stream<Arguments> forms() {
        return Stream.of(
                Arguments.of("", Map.of()),
                Arguments.of("&&", Map.of()),
                Arguments.of("a", Map.of("a", List.of(""))),
                Arguments.of("=b", Map.of("", List.of("b"))),
                Arguments.of("a=b=c", Map.of("a", List.of("b=c"))),
                Arguments.of("a=1&b=2&a=3", Map.of("a", List.of("1", "3"), "b", List.of("2"))),
                Arguments.of("a+b=c+d", Map.of("a b", List.of("c d"))),
                Arguments.of("a=%2B%26%3D%25", Map.of("a", List.of("+&=%"))),
                Arguments.of("%C3%A4=%E2%82%AC", Map.of("ä", List.of("€"))),
                Arguments.of("a=%", Map.of("a", List.of("%"))),
                Arguments.of("a=%4", Map.of("a", List.of("%4"))),
                Arguments.of("a=%zz%4g%41", Map.of("a", List.of("%zz%4gA"))),
                Arguments.of("a=%FF", Map.of("a", List.of("\ufffd"))),
                Arguments.of("a=ä", Map.of("a", List.of("ä"))));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void whatABrowserSendsIsReadAndTheRestStandsForItself(String encoded, Map<String, List<String>> fields) {
        assertThat(WebRequest.fields(encoded)).isEqualTo(fields);
    }
}
