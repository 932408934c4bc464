package org.securitynudge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.securitynudge.Page.Block;
import org.securitynudge.authoring.Draft;
import org.securitynudge.authoring.Replay;
import org.securitynudge.model.Explanation;
import org.securitynudge.model.RuleSource;
import org.securitynudge.rule.RecordedLine;

/** What the pages show of explanations and of replays is what comes out. */
final class ToolsDocumentationTest {
    private Page rules;
    private Page replay;
    private RuleSource pack;
    private RuleSource policy;

    @BeforeEach
    void read() throws IOException {
        rules = Page.of("docs/rules.md");
        replay = Page.of("docs/replay.md");
        pack = RuleSource.text(rules.blocks("json").get(0).text());
        policy = RuleSource.text(rules.blocks("json").stream()
                .filter(block -> block.text().contains("\"policy\":"))
                .findFirst()
                .orElseThrow()
                .text());
    }

    @Test
    void explanationIsTheOnePrinted() {
        RecordedLine line =
                RecordedLine.read(only(rules, "json situation").bytes()).value().orElseThrow();

        Explanation explanation = Draft.of(pack, policy).explain(line.situation(), line.at());

        assertThat(explanation.toString().replaceFirst("rules [0-9a-f]{12}", "rules ..."))
                .isEqualTo(only(rules, "text explanation").text());
    }

    @Test
    void replayIsTheOnePrinted() throws IOException {
        String report = Replay.of(Draft.of(pack), Draft.of(pack, policy))
                .run(new ByteArrayInputStream(only(replay, "json lines").bytes()), read -> {})
                .toString();

        assertThat(report).isEqualTo(only(replay, "text report").text());
    }

    private static Block only(Page page, String kind) {
        assertThat(page.blocks(kind)).hasSize(1);
        return page.blocks(kind).get(0);
    }
}
