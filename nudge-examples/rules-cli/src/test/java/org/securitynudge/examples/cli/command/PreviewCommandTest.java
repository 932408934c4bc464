package org.securitynudge.examples.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.securitynudge.examples.cli.Cli;
import org.securitynudge.examples.cli.Cli.Result;

/** The command {@code preview}. */
final class PreviewCommandTest {
    @TempDir
    Path directory;

    @BeforeEach
    void copyExamples() throws IOException {
        for (String name : new String[] {"documents.json", "operations.json", "policy.json"}) {
            try (InputStream example = PreviewCommandTest.class.getResourceAsStream("/examples/" + name)) {
                Files.copy(example, directory.resolve(name));
            }
        }
    }

    private String page(String... documents) {
        String[] arguments = new String[documents.length + 5];
        arguments[0] = "preview";
        arguments[1] = "--now";
        arguments[2] = "2026-11-22T00:00:00Z";
        arguments[3] = "-o";
        arguments[4] = "-";
        System.arraycopy(documents, 0, arguments, 5, documents.length);
        Result result = Cli.in(directory).run(arguments);
        assertThat(result.err()).isEmpty();
        return result.out();
    }

    @Test
    void everyRuleIsOnThePageInEachLanguageWithWhatIsToBeKnown() {
        assertThat(page("@documents.json"))
                .contains("<h2 id=\"document-documents\">documents</h2>")
                .contains("documents.json · version ", "Document platform, #docs-help")
                .contains("<article id=\"rule-documents.share-confidential\"")
                .contains("<span class=\"badge warn\">warn</span>", "<span class=\"badge block\">block</span>")
                .contains("lang=\"en\" dir=\"ltr\">", "lang=\"de\" dir=\"ltr\">")
                .contains("<dt>Action</dt><dd><code>document.share</code></dd>")
                .contains("document.classification $in [&quot;confidential&quot;,&quot;restricted&quot;]\n")
                .contains("<dt>Asked again</dt><dd>after 7 days, for the same user, ")
                .contains("<dt>At most</dt><dd>3 in 1 day, for the same user</dd>")
                .contains("from the test “a partner gets the confidential warning”");
    }

    @Test
    void policyIsAppliedAndNamed() {
        assertThat(page("@documents.json", "@operations.json", "@policy.json"))
                .contains("as the policy company-defaults version 42 makes them")
                .contains("<article id=\"rule-policy.blocked-domain\"")
                .contains("<span class=\"badge justify\">justify</span>");
    }

    @Test
    void fileIsNamedAndNeverOverwritten() throws IOException {
        Result first = Cli.in(directory).run("preview", "@documents.json", "-o", "@p.html");
        String page = Files.readString(directory.resolve("p.html"));
        Result second = Cli.in(directory).run("preview", "@documents.json", "-o", "@p.html");

        assertThat(first).isEqualTo(new Result(0, "Wrote p.html: 4 prompts of 3 rules.\n", ""));
        assertThat(page).startsWith("<!DOCTYPE html>\n").endsWith("</html>\n");
        assertThat(second)
                .isEqualTo(new Result(2, "", "nudge preview: p.html: is there already; --force overwrites it\n"));
        assertThat(Cli.in(directory)
                        .run("preview", "@documents.json", "-o", "@p.html", "--force", "--json")
                        .out())
                .isEqualTo("{\n  \"written\": \"p.html\"\n}\n");
    }

    @Test
    void whereToHasToBeSaid() {
        assertThat(Cli.in(directory).run("preview", "@documents.json"))
                .isEqualTo(new Result(
                        2,
                        "",
                        "nudge preview: where to? Name a file with -o prompts.html, or -o - for standard output\n"));
    }

    @Test
    void brokenDocumentLeavesNoPage() throws IOException {
        Files.writeString(directory.resolve("documents.json"), "{");

        assertThat(Cli.in(directory)
                        .run("preview", "@documents.json", "-o", "@p.html")
                        .code())
                .isEqualTo(1);
        assertThat(directory.resolve("p.html")).doesNotExist();
    }
}
