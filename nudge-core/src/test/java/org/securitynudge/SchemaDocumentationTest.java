package org.securitynudge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.securitynudge.Page.Block;
import org.securitynudge.rule.SchemaJudge;

/** What the pages for people show as sound is sound to the schemas as well. */
final class SchemaDocumentationTest {
    @Test
    void everyExampleIsSoundToTheSchema() throws IOException {
        Page rules = Page.of("docs/rules.md");
        Page readme = Page.of("README.md");
        Block pack = rules.blocks("json").get(0);
        Block policy = rules.blocks("json").stream()
                .filter(block -> block.text().contains("\"policy\":"))
                .findFirst()
                .orElseThrow();

        List<String> refusals = new ArrayList<>();
        int documents = 0;
        for (Page page : List.of(readme, rules)) {
            for (Block block : page.blocks("json")) {
                byte[] document = block.document(pack, policy);
                SchemaJudge.of(document)
                        .refusals(document)
                        .forEach(refusal -> refusals.add(block.place() + ": " + refusal));
                documents++;
            }
        }

        assertThat(refusals).isEmpty();
        assertThat(documents).isGreaterThan(7);
    }
}
