package org.securitynudge.examples.share.component;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** How prompts look. Each test leaves a screenshot. */
final class LooksTest {

    static final List<String> LEVELS = Prompts.LEVELS;

    @RegisterExtension
    static final Stage stage = new Stage();

    @ParameterizedTest
    @FieldSource("LEVELS")
    void eachLevelIsShown(String level) {
        for (String language : List.of("en", "de")) {
            for (String scheme : List.of("light", "dark")) {
                stage.open();
                stage.browser.media(Map.of("prefers-color-scheme", scheme));
                stage.show(Prompts.of(level, language));
                stage.browser.screenshot("element-" + level + "-" + language + "-" + scheme);
            }
        }
        stage.nothingObjected();
    }
}
